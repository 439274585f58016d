import type { DatabaseId } from '../../domain/databases.ts';
import type { NamedComponent } from './components.ts';
import type { databaseKinds, ProcedureFacts } from './facts.ts';
import { clip, withoutNumbering } from './title.ts';
import { readable } from './vietnamese.ts';

export interface DataSource {
  readonly database: DatabaseId;
  readonly rule: 'annex' | 'article-4';
  readonly legalBasis: string;
}

const resolution = 'Nghị quyết số 66.7/2025/NQ-CP';

/**
 * Article 4: which document is held by which database. A segment of a title must begin with it; `unless` are the words
 * after it that make it another document.
 */
const documents: readonly { readonly database: DatabaseId; readonly begins: RegExp; readonly unless?: RegExp }[] = [
  {
    database: 'population',
    begins:
      /^(?:thẻ |giấy )?(?:căn cước(?: công dân)?|cccd|cmnd|cmtnd)|^(?:giấy |thẻ )?chứng minh (?:nhân dân|thư)|^(?:giấy chứng nhận|chứng nhận) căn cước|^(?:sổ )?hộ khẩu|^sổ tạm trú|^giấy tờ (?:tùy thân|pháp lý của cá nhân|(?:về )?(?:nơi )?cư trú|(?:có giá trị )?chứng minh (?:về )?nhân thân)|^(?:giấy xác nhận|xác nhận|giấy tờ(?:, tài liệu)? (?:có giá trị )?chứng minh)(?: thông tin)?(?: về)?(?: nơi)? (?:thường trú|cư trú|tạm trú|nơi ở|chỗ ở hiện)/u,
    unless: /bộ ngoại giao|quân đội|cơ quan thuế|hợp pháp/u,
  },
  {
    database: 'civil-status',
    begins:
      /^(?:giấy )?(?:chứng nhận )?khai sinh|^trích lục (?:khai sinh|khai tử|kết hôn|đăng ký kết hôn|ghi chú|hộ tịch|ly hôn|chứng tử)|^(?:giấy )?(?:chứng nhận |đăng ký )(?:kết hôn)|^giấy (?:kết hôn|khai tử|chứng tử)|^(?:giấy )?xác nhận tình trạng hôn nhân|^giấy tờ (?:có giá trị )?chứng minh (?:về )?(?:việc |tình trạng )?(?:kết hôn|hôn nhân)|^giấy tờ(?:, tài liệu)? (?:có giá trị )?chứng minh (?:mối )?quan hệ(?! (?:với người được cấp bản chính|lao động|đối tác|hợp tác|công tác))/u,
  },
  { database: 'social-insurance', begins: /^thẻ (?:bảo hiểm y tế|bhyt)|^sổ (?:bảo hiểm xã hội|bhxh)/u },
  { database: 'driving-licence', begins: /^(?:giấy phép|bằng) lái xe/u, unless: /quân sự|quốc tế|nước ngoài/u },
  {
    database: 'vehicle-registration',
    begins: /^(?:giấy )?(?:chứng nhận )?đăng ký (?:xe|ô tô|mô tô|phương tiện|biển số)|^giấy tờ về đăng ký xe/u,
    unless: /thủy|tàu|đề nghị|nước ngoài|đường sắt|máy bay|lần đầu/u,
  },
  {
    database: 'business-registration',
    begins:
      /^(?:giấy (?:chứng nhận|phép)|chứng nhận|giấy|gcn) ?(?:đăng ký|đăng kí)(?: thành lập)?(?: hoạt động)?(?: của)? ?(?:doanh nghiệp|kinh doanh|hộ kinh doanh|hợp tác xã|liên hiệp hợp tác xã|tổ hợp tác|chi nhánh|văn phòng đại diện|địa điểm kinh doanh)|^(?:giấy chứng nhận|chứng nhận) (?:thành lập )?doanh nghiệp(?! (?:chế|khoa|công nghệ|ưu))|^(?:các )?(?:giấy tờ|tài liệu|văn bản|hồ sơ) (?:pháp lý (?:của|đối với)(?: nhà đầu tư là)? (?:tổ chức|doanh nghiệp|công ty)|(?:chứng minh |xác định |về )*tư cách pháp (?:nhân|lý)(?: (?:của|đối với)(?: nhà đầu tư là)? ?(?:tổ chức|doanh nghiệp|công ty|nhà đầu tư|cơ sở đăng ký|thương nhân)|$))/u,
    unless:
      /(?:kinh doanh|hoạt động)(?: của)? (?:dược|thuốc|vận tải|dịch vụ|bảo hiểm|casino|thử nghiệm)|công chứng|luật sư|thương nhân nước ngoài/u,
  },
  {
    database: 'land',
    begins:
      /^(?:giấy )?(?:chứng nhận|gcn)(?: về)? ?(?:quyền sử dụng (?:đất|nhà)|quyền sở hữu (?:nhà|công trình xây|tài sản gắn))|^sổ đỏ|^(?:thông tin về )?(?:các |một trong các |một trong những )?(?:loại )?(?:giấy tờ|tài liệu|văn bản|hồ sơ)(?: pháp lý| hợp pháp| hợp lệ)?,?(?: tài liệu)?(?: chứng minh| xác nhận)?(?: về)? (?:quyền sử dụng(?: hợp pháp)? (?:đất|mặt bằng|khu đất|thửa đất)|quyền sở hữu,? ?(?:hoặc|và|\/)? ?quyền sử dụng(?: hợp pháp)? (?:đất|nhà)|quyền sở hữu (?:nhà|công trình)|đất đai$)/u,
    unless: /tàu|xe|thừa kế|tặng cho/u,
  },
  { database: 'judicial-record', begins: /^(?:phiếu |bản )?lý lịch tư pháp/u },
  {
    database: 'health-book',
    begins:
      /^giấy khám (?:và chứng nhận )?sức khỏe|^giấy chứng nhận (?:đủ |khám )?(?:tình trạng |tiêu chuẩn |điều kiện )?(?:về )?sức khỏe|^giấy xác nhận (?:đủ |tình trạng )?sức khỏe|^kết quả khám sức khỏe/u,
    unless: /động vật|tâm thần|thuyền viên/u,
  },
];
const landPapers = /^giấy chứng nhận đã cấp/u;
/** What a copy is called before the document itself is named. */
const copyWords =
  /^(?:(?:\d{1,2}|một|hai|ba) (?=bản|giấy|phiếu|thẻ|sổ)|(?:có|nộp|gửi|kèm|kèm theo|xuất trình|bổ sung|các|một trong các|một trong những|loại|giấy tờ sau|giấy tờ|là|và|hoặc) (?!(?:pháp lý|tùy thân|chứng minh|về|cư trú|hợp pháp|tài liệu|văn bản))|(?:bản|ảnh) (?:sao|chính|chụp|gốc|phô tô|photo|photocopy|scan|quét|điện tử|dịch|phô-tô)(?: y)?(?:[ ,]+|$)|(?:có|được|đã)? ?(?:chứng thực|công chứng)(?: |$)|hợp lệ |hợp pháp |điện tử |từ (?:bản chính|bản gốc|sổ gốc) |kèm(?: theo)? |để đối chiếu |(?:kèm|xuất trình) bản (?:chính|gốc) |có xác nhận[^,;:]{0,40} |được chứng thực |của (?=giấy|thẻ|phiếu|bản))+/u;
/** Titles of forms, lists and reports: they speak of other documents without being them. */
const speaking =
  /^(?:\d{1,2} )?(?:đơn|tờ khai|văn bản(?! pháp lý| chứng minh| xác nhận| về tư cách)|công văn|danh sách|danh mục|báo cáo|biên bản|tờ trình|thông báo|giấy đề nghị|giấy yêu cầu|phiếu (?!lý lịch)|bản (?:kê|cam|thuyết|khai|tường|giải|tóm|đăng|đề|vẽ|mô|đồ)|mẫu|cam kết|giấy ủy quyền|giấy giới thiệu|dự thảo|bảng|thuyết minh|kế hoạch|phương án|giấy nộp|hóa đơn|giấy khai đăng ký|bộ ảnh|\d+ ảnh|ảnh)/u;
const foreign =
  /nước ngoài (?:cấp|sở tại)|do (?:cơ quan (?:có thẩm quyền|chức năng) )?(?:của )?nước|của (?:thương nhân|tổ chức|doanh nghiệp|nhà đầu tư|công ty) nước ngoài|nơi thương nhân nước ngoài|hợp pháp hóa lãnh sự|cơ quan thuế của nước|quốc gia nơi/u;

/** The database that answers for a component by article 4's rule on its title; undefined where no database does. */
export function findByTitle(title: string, field: string): DatabaseId | undefined {
  const found = findDocument(title, field);
  return found === 'business-registration' && abroad.test(readable(title)) ? undefined : found;
}

/** An enterprise of another country is in no register of this one. */
const abroad = /(?<!vốn đầu tư |đầu tư ra |chi nhánh )nước ngoài(?! tại việt nam)/u;

function findDocument(title: string, field: string): DatabaseId | undefined {
  const whole = readable(title);
  const text = whole.replace(/\s*\([^()]*\)/gu, '');
  const inBrackets = [...whole.matchAll(/\(([^()]{8,})\)?/gu)].flatMap((match) =>
    partsOf((match[1] ?? '').replace(/^(?:gồm|như|nếu là|là|bản sao)[ :]*/u, '')),
  );
  const start = text.replace(copyWords, '');
  if (speaking.test(start)) return undefined;
  for (const part of [start, ...partsOf(start), ...inBrackets]) {
    if (foreign.test(part.length > 200 ? part.slice(0, 200) : part)) continue;
    if (landPapers.test(part) && readable(field) === 'đất đai') return 'land';
    const found = documents.find((each) => each.begins.test(part) && each.unless?.test(part.slice(0, 140)) !== true);
    if (found !== undefined) return found.database;
  }
  return undefined;
}

function partsOf(text: string): readonly string[] {
  return text.split(/ ?[;/,:] ?| hoặc | hay | và | kèm theo | gồm | sau đây | - | như /u).map((part) =>
    part
      .replace(/^[\s+-]+/u, '')
      .trim()
      .replace(copyWords, ''),
  );
}

/** Words of a text that name the database from which the authority takes the information instead of the paper. */
const named =
  /(?:khai thác|tra cứu|tích hợp|kết nối|chia sẻ|lưu trữ|sử dụng)[^.;]{0,160}(?:cơ sở dữ liệu|csdl) (?:quốc gia )?(?:về )?(dân cư|hộ tịch|đất đai|đăng ký doanh nghiệp|doanh nghiệp|bảo hiểm|căn cước|giấy phép lái xe|đăng ký (?:xe|phương tiện)|lý lịch tư pháp|y tế|giáo dục)/u;
const namedDatabases: Readonly<Record<string, DatabaseId>> = {
  'dân cư': 'population',
  'hộ tịch': 'civil-status',
  'đất đai': 'land',
  'đăng ký doanh nghiệp': 'business-registration',
  'bảo hiểm': 'social-insurance',
  'căn cước': 'identity-card',
  'giấy phép lái xe': 'driving-licence',
  'đăng ký xe': 'vehicle-registration',
  'đăng ký phương tiện': 'vehicle-registration',
  'lý lịch tư pháp': 'judicial-record',
  'doanh nghiệp': 'business-registration',
  'y tế': 'health',
  'giáo dục': 'education',
};

/** The database that a component's own text names as answering for it: "trong trường hợp không khai thác được … trong CSDL …". */
export function findByWords(text: string): DatabaseId | undefined {
  const source = readable(text);
  if (speaking.test(source.replace(copyWords, ''))) return undefined;
  const database = namedDatabases[named.exec(source)?.[1] ?? ''];
  return database !== undefined && familiar[database]?.test(source.slice(0, 120)) === true ? database : undefined;
}

const kindDatabases: Readonly<Record<(typeof databaseKinds)[number], DatabaseId | undefined>> = {
  BUSINESS_REGISTRATION: 'business-registration',
  COOPERATIVE: 'business-registration',
  HOUSEHOLD_BUSINESS: 'business-registration',
  POPULATION: 'population',
  IDENTITY_CARD: 'identity-card',
  LAND: 'land',
  CIVIL_STATUS: 'civil-status',
  VEHICLE_REGISTRATION: 'vehicle-registration',
  JUDICIAL_RECORD: 'judicial-record',
  DRIVING_LICENCE: 'driving-licence',
  HEALTH_BOOK: 'health-book',
  HEALTH: 'health',
  EID_ORG: 'organisation-identity',
  INSURANCE: 'social-insurance',
  OTHER: undefined,
};
/** Words by which a component is known as the one that an annex row names. */
const familiar: Readonly<Partial<Record<DatabaseId, RegExp>>> = {
  'business-registration':
    /đăng ký (?:doanh nghiệp|kinh doanh|hộ kinh doanh|hợp tác xã|thành lập|hoạt động)|tư cách pháp (?:nhân|lý)|thành lập|giấy tờ pháp lý/u,
  population: /căn cước|chứng minh nhân dân|cư trú|hộ khẩu|nhân thân|tùy thân|pháp lý của cá nhân|thường trú/u,
  'identity-card': /căn cước|chứng minh nhân dân|nhân thân|tùy thân/u,
  land: /quyền sử dụng (?:đất|địa điểm|nhà)|quyền sở hữu (?:nhà|công trình)|địa điểm|trụ sở|giấy chứng nhận đã cấp|mặt bằng|về đất/u,
  'civil-status': /khai sinh|kết hôn|hôn nhân|chứng tử|khai tử|báo tử|trích lục|hộ tịch|quan hệ/u,
  'vehicle-registration': /đăng ký (?:xe|phương tiện|ô tô|biển số)/u,
  'judicial-record': /lý lịch tư pháp/u,
  'driving-licence': /giấy phép lái xe/u,
  'health-book': /sức khỏe/u,
  health: /hành nghề|y tế|sức khỏe|giấy phép hoạt động|khám bệnh/u,
  education: /văn bằng|chứng chỉ|bằng tốt nghiệp|học bạ/u,
  'social-insurance': /bảo hiểm/u,
};

/** A component with the database that answers for it. */
export type AnsweredComponent = NamedComponent & { readonly dataSource: DataSource | undefined };

/**
 * Puts to each component the database that answers for it: first the rows of the resolution's annexes for this very
 * procedure, then article 4's rule on the title. A component that only an annex names is added: it is answered by data,
 * and no paper is asked for (no original, no copy).
 * A note that names component and database counts like the rule.
 */
export function answerByData(
  facts: ProcedureFacts,
  components: readonly NamedComponent[],
): readonly AnsweredComponent[] {
  const answered: AnsweredComponent[] = components
    .flatMap(separate)
    .map((component) => ({ ...component, dataSource: byTitle(component, facts) }));
  for (const row of facts.dataReplaced ?? []) {
    const legalBasis = `${resolution}, Phụ lục ${row.annex}`;
    const databases = [...new Set(row.databaseKinds.map((kind) => kindDatabases[kind]))].filter(
      (id) => id !== undefined,
    );
    for (const database of databases) {
      const dataSource: DataSource = { database, rule: 'annex', legalBasis };
      const at = findNamed(answered, database, row.component);
      const found = answered[at];
      if (found !== undefined) answered[at] = { ...found, dataSource };
      else if (!answered.some((each) => each.dataSource?.database === database))
        answered.push(fromAnnex(row.component, dataSource));
    }
  }
  for (const note of notesOfData(facts)) {
    const at = findNamed(answered, note.database, note.component);
    const found = answered[at];
    const dataSource: DataSource = { database: note.database, rule: 'article-4', legalBasis: `${resolution}, Điều 4` };
    if (found !== undefined && found.dataSource === undefined) answered[at] = { ...found, dataSource };
    else if (found === undefined && !answered.some((each) => each.dataSource?.database === note.database))
      answered.push(fromAnnex(note.component, dataSource));
  }
  return answered;
}

const noteOfData =
  /(?:cơ sở dữ liệu|csdl) (?:quốc gia )?(?:về )?(dân cư|hộ tịch|đất đai|đăng ký doanh nghiệp|bảo hiểm|căn cước|giấy phép lái xe|đăng ký (?:xe|phương tiện)|lý lịch tư pháp)[^.;]{0,60}(?:để )?thay thế (?:cho )?(?:thành phần hồ sơ|các giấy tờ|giấy tờ)?:? ?([^.;]{6,140})/iu;

/** Notes among the components: "… khai thác thông tin trong CSDL … để thay thế thành phần hồ sơ …". */
function notesOfData(facts: ProcedureFacts): readonly { readonly database: DatabaseId; readonly component: string }[] {
  return (facts.components ?? []).flatMap((text) => {
    const match = noteOfData.exec(withoutNumbering(text));
    const database = namedDatabases[readable(match?.[1] ?? '')];
    const component = match?.[2]?.trim();
    return database === undefined ||
      component === undefined ||
      !/^(?:bản|giấy|phiếu|thẻ|trích|sổ|tài liệu)/iu.test(component)
      ? []
      : [{ database, component }];
  });
}

const foreignApplicant =
  /(?:thương nhân|văn phòng đại diện|nhà thầu|hãng|tổ chức tín dụng|tổ chức xúc tiến[^,]{0,20}) nước ngoài/u;

function byTitle(component: NamedComponent, facts: ProcedureFacts): DataSource | undefined {
  const database = findByTitle(component.text, facts.field ?? '') ?? findByWords(component.full);
  if (database === 'business-registration' && foreignApplicant.test(readable(facts.name))) return undefined;
  return database === undefined ? undefined : { database, rule: 'article-4', legalBasis: `${resolution}, Điều 4` };
}

/** The component that an annex row means: one that the rule finds for the same database, else one with its words. */
function findNamed(components: readonly AnsweredComponent[], database: DatabaseId, name: string): number {
  const same = components.findIndex(
    (each) => each.dataSource?.database === database && each.dataSource.rule === 'article-4',
  );
  if (same >= 0) return same;
  const title = readable(withoutNumbering(name));
  const equal = components.findIndex((each) => readable(each.title).includes(title) && each.dataSource === undefined);
  if (equal >= 0) return equal;
  const words = familiar[database];
  return words === undefined
    ? -1
    : components.findIndex(
        (each) =>
          each.dataSource === undefined &&
          words.test(readable(each.text)) &&
          !abroad.test(readable(each.text)) &&
          !/^(?:công hàm|hợp đồng)/u.test(titleOf(each)) &&
          !speaking.test(titleOf(each)),
      );
}

/** What the component is, without the words for a copy of it. */
function titleOf(component: NamedComponent): string {
  return readable(component.text).replace(copyWords, '');
}

function fromAnnex(name: string, dataSource: DataSource): AnsweredComponent {
  const title = clip(withoutNumbering(name), 160);
  return {
    title: title.charAt(0).toUpperCase() + title.slice(1),
    text: title,
    full: title,
    originals: 0,
    copies: 0,
    required: true,
    heading: undefined,
    dataSource,
  };
}

const secondDocument =
  /^(.{8,160}?)(?:; | và |, (?=(?:bản sao )?(?:phiếu )?lý lịch tư pháp|giấy khám sức khỏe|giấy chứng nhận sức khỏe))((?:bản sao (?:có chứng thực )?|bản chính )?(?:(?:phiếu )?lý lịch tư pháp|giấy khám sức khỏe|giấy chứng nhận (?:đủ )?sức khỏe|giấy chứng nhận đăng ký (?:doanh nghiệp|kinh doanh|xe)|giấy khai sinh|giấy chứng tử|trích lục khai|giấy chứng nhận (?:đăng ký )?kết hôn|thẻ căn cước|căn cước|giấy chứng nhận quyền sử dụng đất|sổ bảo hiểm xã hội).*)$/iu;

/** Two documents in one title, of which a database may hold the second: two components. */
function separate(component: NamedComponent): readonly NamedComponent[] {
  const match = secondDocument.exec(component.text);
  if (
    match?.[1] === undefined ||
    match[2] === undefined ||
    /ghi rõ|trong đó|thông tin|nội dung|kê khai|họ (?:và )?tên/iu.test(match[1]) ||
    findByTitle(match[1], '') !== undefined ||
    / hoặc |một trong|gồm/iu.test(match[1])
  )
    return [component];
  const second = match[2].charAt(0).toUpperCase() + match[2].slice(1);
  return [
    { ...component, title: match[1], text: match[1], full: match[1] },
    { ...component, title: clip(second, 160), text: second, full: second },
  ];
}
