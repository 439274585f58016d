import type { ProcedureFacts } from './facts.ts';
import { clip, withoutNumbering } from './title.ts';
import { readable } from './vietnamese.ts';

/** A document that the dossier consists of, before anyone asks which database holds it. */
export interface NamedComponent {
  /** Short official title. */
  readonly title: string;
  /** The sentence with the title, and everything said of it, for the rules on data; not kept. */
  readonly text: string;
  readonly full: string;
  readonly originals: number;
  readonly copies: number;
  readonly required: boolean;
  /** Heading of the case it belongs to. */
  readonly heading: string | undefined;
}

const titleLimit = 160;
const documentNouns =
  'đơn|tờ|giấy|gcn|văn bản|văn bằng|bản|báo cáo|danh sách|danh mục|hợp đồng|quyết định|biên bản|tài liệu|ảnh|phiếu|chứng chỉ|chứng từ|chứng thư|chứng nhận|chứng minh|bằng|thẻ|sổ|hộ chiếu|phương án|đề án|dự án|kế hoạch|công văn|thông báo|bảng|sơ đồ|bản đồ|bản vẽ|thuyết minh|điều lệ|nghị quyết|lý lịch|sơ yếu|cam kết|mẫu|hóa đơn|vận đơn|vận tải đơn|dự thảo|quy chế|quy trình|quy định|nội dung|chương trình|kịch bản|đề cương|nhật ký|kết quả|phụ lục|ý kiến|thư|trích lục|căn cước|nhãn|bệnh án|hồ sơ|các (?:giấy|tài liệu|văn bản|chứng từ|hồ sơ|hợp đồng|bản)|một trong|mảnh|file|đĩa|tệp|phim|video|bài|luận|công bố|yêu cầu|di chúc|bộ|tóm tắt|thông tin|dữ liệu|số liệu|catalogue|catalog|c/o|hiệp định|thỏa thuận|thoả thuận|xác nhận|đăng ký|cmnd|cccd|nghị định thư|lệnh|bảo lãnh|giấy tờ|học bạ|đề xuất|đề nghị|dự toán|dự kiến|hình ảnh|hình chụp|lịch|luận chứng|tiêu chuẩn|tờ trình|phân tích|phác đồ|phiên|visa|thị thực|lời|khai|vé|công hàm|manifest|bản khai|dự trù|khế ước|tổng mặt bằng|mặt bằng';
const document = new RegExp(
  `^(?:(?:có|nộp|gửi|kèm theo|bổ sung|xuất trình|cung cấp) )?(?:\\d{1,2} |một |hai |ba )?(?:\\([^)]{1,20}\\) )?(?:bộ |tấm |tờ |chiếc )?(?:${documentNouns})(?![\\p{L}])`,
  'iu',
);
const notice =
  /^(?:lưu ý|ghi chú|chú ý|số lượng|thành phần|cách thức|trường hợp|đối với|nếu|khi |người |cơ quan|cán bộ|công chức|cá nhân|tổ chức|doanh nghiệp|thương nhân|chủ (?!trương)|việc |không |hồ sơ (?:gồm|bao gồm|này|được|nêu|nộp|phải|trực tuyến|gửi|do|cần|là)|giấy tờ (?:phải|do|cần|nộp|gửi|bao|nêu|trên)|các giấy tờ (?:nêu|trên|phải|do|cần)|bản sao (?:là|quy định)|thông tin (?:về|được) [^.;]{0,60}(?:khai thác|thay thế)|yêu cầu|điều kiện|thời hạn|phí|lệ phí|ngoài |tùy|theo |như |và |hoặc |trong |tại |mỗi |mọi |với |từ |để |sau |trước |ví dụ|riêng|\(?(?:nếu|trường hợp|đối với|áp dụng|miễn))/iu;
const rule =
  /(?:có trách nhiệm|không được yêu cầu|được quyền|có quyền (?:lựa|nộp|yêu cầu)|không phải nộp|không cần nộp|chịu trách nhiệm|thực hiện theo quy định tại|được miễn|thì không|người tiếp nhận|cơ quan (?:giải quyết|tiếp nhận)[^.;]{0,40}khai thác|được khai thác (?:từ|trong)|thay thế thành phần hồ sơ)/iu;
const conditional =
  /^(?:đối với|trường hợp|nếu)[^:]{0,220}?(?::|,? (?:thì )?(?:cần có|phải có|phải nộp|nộp thêm|nộp|kèm theo|bổ sung|phải bổ sung|còn phải có|có thêm|gồm)) /iu;
const noteHeading = /^(?:lưu ý|ghi chú|chú ý|\(?\*)/iu;

/** The documents among the texts: notes, conditions, headings and rules of conduct that the portal mixed in stay out. */
export function readComponents(facts: ProcedureFacts): readonly NamedComponent[] {
  const details = facts.componentDetails ?? [];
  const rows =
    details.length > 0
      ? details
      : (facts.components ?? []).map((name) => ({ name, case: undefined, originals: undefined, copies: undefined }));
  const seen = new Set<string>();
  return rows.flatMap((row): NamedComponent[] => {
    const heading = row.case === undefined || row.case === null ? undefined : withoutNumbering(row.case);
    if (heading !== undefined && noteHeading.test(heading)) return [];
    const text = withoutNumbering(withoutNumbering(row.name).replace(/^thành phần hồ sơ \d+\s*:/iu, ''));
    const reading = readTitle(text, row.name.trim().endsWith(':'));
    if (reading === undefined) return [];
    const key = `${readable(reading.title)} ${heading ?? ''}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const [originals, copies] = counts(row.originals, row.copies, text);
    return [
      {
        title: reading.title,
        text: reading.text,
        full: text,
        originals,
        copies,
        required: reading.required && !/nếu có|nếu cần/iu.test(text),
        heading: asCase(heading),
      },
    ];
  });
}

function readTitle(text: string, opensList: boolean): { title: string; text: string; required: boolean } | undefined {
  if (text.length < 5 || /…$/u.test(text.slice(0, 12))) return undefined;
  const condition = conditional.exec(text);
  if (condition !== null) {
    const rest = text.slice(condition[0].length).trim();
    if (!document.test(rest) || notice.test(rest) || rule.test(rest)) return undefined;
    return { title: shorten(rest), text: rest, required: false };
  }
  if (!document.test(text) || notice.test(text)) return undefined;
  const first = firstSentence(text);
  if (first.length < 5 || /^giấy chứn$/iu.test(first)) return undefined;
  if (
    rule.test(withoutBrackets(first)) ||
    (opensList && /(?:gồm|sau|dưới đây|sau đây|hồ sơ)$/iu.test(text) && !/một trong|giấy tờ chứng minh/iu.test(text))
  )
    return undefined;
  return { title: shorten(text), text: first, required: true };
}

/** What stands in brackets is said about the document and does not make a rule of its title. */
function withoutBrackets(text: string): string {
  return text.replace(/\([^()]*(?:\)|$)/gu, '');
}

function firstSentence(text: string): string {
  const end =
    /(?<=[\p{L})\d"])[.;] (?=\p{Lu})|(?<=\p{Ll}) (?=Trường hợp |Cơ quan (?:tiếp nhận|giải quyết))|\. (?=trường hợp|đối với|người|cơ quan)/u.exec(
      text,
    );
  return end === null ? text : text.slice(0, end.index);
}

/** The official title without the sentence after it, the reference to the law that brought its form, the number of copies. */
function shorten(text: string): string {
  const plain = firstSentence(text)
    .replace(/\s*[(,]?\s*(?:được )?ban hành (?:kèm )?theo.*$/iu, '')
    .replace(/\s*\((?:theo )?mẫu(?: số)?[^)]*\)?$/iu, '')
    .replace(/,? theo (?:mẫu|quy định tại|quy định của) .*$/iu, '')
    .replace(/:? \d{1,2} (?:bản|bộ)(?: (?:chính|sao|gốc|chụp))?(?: có chứng thực)?$/iu, '')
    .replace(/\s*\([^()]*$/u, '')
    .trim();
  const title = clip(plain.length >= 8 ? plain : firstSentence(text), titleLimit).replace(/[\s:;,.]+$/u, '');
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/**
 * Numbers of originals and copies. Over ten the portal's flat text joined a year or a decree's number to the digit
 * before "bản": only the last digit is the number. Where both are missing the text's own words decide.
 */
function counts(
  originals: number | null | undefined,
  copies: number | null | undefined,
  text: string,
): readonly [number, number] {
  const plain = (value: number | null | undefined) => ((value ?? 0) > 10 ? (value ?? 0) % 10 || 1 : (value ?? 0));
  const pair = [plain(originals), plain(copies)] as const;
  if (pair[0] + pair[1] > 0) return pair;
  return /^(?:\d+ )?bản (?:sao|chụp|phô|scan)/iu.test(text) ? [0, 1] : [1, 0];
}

/** Headings that name a case; "Giấy tờ phải nộp" and the like name none. */
function asCase(heading: string | undefined): string | undefined {
  if (
    heading === undefined ||
    !/^(?:trường hợp|đối với)/iu.test(heading) ||
    /ủy quyền|trực tuyến|bưu chính|nộp (?:hồ sơ|trực)/iu.test(heading)
  )
    return undefined;
  const name = clip(heading, 140);
  return name.charAt(0).toUpperCase() + name.slice(1);
}
