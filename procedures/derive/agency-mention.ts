import type { AgencyFunction } from '../../domain/organisation.ts';

/** An agency as a text names it: by which function it is asked, and one spelling of its name. */
export interface AgencyMention {
  /** Equal for two spellings of the same agency. */
  readonly key: string;
  readonly function: AgencyFunction;
  /** Vietnamese, without place: `Sở Xây dựng`. */
  readonly name: string;
  /** Where in the text the words begin and end. */
  readonly at: number;
  readonly end: number;
}

interface AgencyPattern {
  readonly words: RegExp;
  readonly function: AgencyFunction;
  /** Fixed spelling; without it the words that matched are the name. */
  readonly name?: string;
}

const sectors =
  'xây dựng|y tế|tư pháp|nông nghiệp và môi trường|văn hóa, thể thao và du lịch|văn hóa và thể thao|du lịch|tài chính|công thương|khoa học và công nghệ|nội vụ|giáo dục và đào tạo|ngoại giao|ngoại vụ|dân tộc và tôn giáo|quốc phòng|công an|quy hoạch - kiến trúc|an toàn thực phẩm';
const sectorFunctions: Readonly<Record<string, AgencyFunction>> = {
  'xây dựng': 'construction',
  'quy hoạch - kiến trúc': 'construction',
  'y tế': 'health',
  'an toàn thực phẩm': 'health',
  'tư pháp': 'justice',
  'nông nghiệp và môi trường': 'environment',
  'văn hóa, thể thao và du lịch': 'culture',
  'văn hóa và thể thao': 'culture',
  'du lịch': 'culture',
  'quốc phòng': 'defence',
  'công an': 'police',
};

/** Former departments and ministries → their successors of 2025. */
const successors: readonly (readonly [RegExp, string])[] = [
  [/tài nguyên và môi trường|nông nghiệp và phát triển nông thôn/gu, 'nông nghiệp và môi trường'],
  [/giao thông vận tải/gu, 'xây dựng'],
  [/kế hoạch và đầu tư/gu, 'tài chính'],
  [/thông tin và truyền thông/gu, 'khoa học và công nghệ'],
  [/lao động[,\s-]+thương binh và xã hội/gu, 'nội vụ'],
  [/vhttdl|vh, ?tt ?& ?dl/gu, 'văn hóa, thể thao và du lịch'],
  [/nn&mt|nnmt|nn và mt/gu, 'nông nghiệp và môi trường'],
  [/kh&cn|khcn/gu, 'khoa học và công nghệ'],
  [/gd&đt|gdđt/gu, 'giáo dục và đào tạo'],
  [/gtvt/gu, 'xây dựng'],
];

const patterns: readonly AgencyPattern[] = [
  {
    words: /cơ quan (?:có chức năng )?quản lý đất đai(?: cấp)? (?:xã|phường)/gu,
    function: 'commune',
    name: 'Cơ quan quản lý đất đai cấp xã',
  },
  {
    words: /cơ quan (?:có chức năng )?quản lý đất đai(?: cấp)? (?:tỉnh|thành phố)/gu,
    function: 'environment',
    name: 'Cơ quan quản lý đất đai cấp tỉnh',
  },
  {
    words:
      /cơ quan (?:chuyên môn|quản lý|có chức năng|chức năng|được)[^,.;]{0,70}(?:ủy ban nhân dân|ubnd) (?:cấp )?(?:tỉnh|thành phố)(?: (?:giao|phân công|chỉ định))?/gu,
    function: 'other',
    name: 'Cơ quan chuyên môn cấp tỉnh',
  },
  {
    words:
      /(?:cơ quan|phòng) (?:chuyên môn|quản lý|có chức năng|chức năng|được)[^,.;]{0,70}(?:ủy ban nhân dân|ubnd) (?:cấp )?(?:xã|phường)(?: (?:giao|phân công|chỉ định))?/gu,
    function: 'commune',
    name: 'Cơ quan chuyên môn cấp xã',
  },
  {
    words: /cơ quan thuế|thuế cơ sở|chi cục thuế|cục thuế|thuế (?:tỉnh|thành phố)/gu,
    function: 'tax',
    name: 'Cơ quan thuế',
  },
  {
    words: /(?:chi nhánh )?văn phòng đăng ký đất đai|cơ quan đăng ký đất đai/gu,
    function: 'land-registry',
    name: 'Văn phòng đăng ký đất đai',
  },
  { words: /kho bạc(?: nhà nước)?/gu, function: 'treasury', name: 'Kho bạc Nhà nước' },
  {
    words:
      /(?:cơ quan )?bảo hiểm xã hội(?= (?:tỉnh|cơ sở|việt nam|thực hiện|có trách nhiệm|giải quyết|nơi|khu vực|cấp tỉnh))/gu,
    function: 'social-insurance',
    name: 'Bảo hiểm xã hội',
  },
  {
    words: /cơ quan cảnh sát phòng cháy[^,.;]{0,40}|cơ quan (?:quản lý chuyên ngành về )?phòng cháy[^,.;]{0,30}/gu,
    function: 'fire',
    name: 'Cơ quan phòng cháy và chữa cháy',
  },
  {
    words:
      /cơ quan công an|công an (?:cấp )?(?:tỉnh|xã|thành phố|địa phương)|bộ công an|cơ quan an ninh|cục quản lý xuất nhập cảnh|cơ quan quản lý xuất nhập cảnh/gu,
    function: 'police',
    name: 'Cơ quan công an',
  },
  {
    words:
      /bộ quốc phòng|bộ chỉ huy quân sự|ban chỉ huy quân sự|bộ tư lệnh|bộ đội biên phòng|biên phòng cửa khẩu|quân khu|bộ tổng tham mưu/gu,
    function: 'defence',
    name: 'Cơ quan quân sự',
  },
  { words: /hội đồng giám định y khoa/gu, function: 'health', name: 'Hội đồng giám định y khoa' },
  { words: new RegExp(`(?:giám đốc )?sở (${sectors})`, 'gu'), function: 'other' },
  { words: new RegExp(`(?:bộ trưởng )?bộ (${sectors})`, 'gu'), function: 'ministry' },
  {
    words: /ngân hàng nhà nước chi nhánh khu vực|ngân hàng nhà nước khu vực/gu,
    function: 'other',
    name: 'Ngân hàng Nhà nước Khu vực',
  },
  { words: /ngân hàng nhà nước(?: việt nam)?/gu, function: 'ministry', name: 'Ngân hàng Nhà nước Việt Nam' },
  {
    words: /(?:chủ tịch )?(?:ủy ban nhân dân|ubnd) (?:cấp )?(?:tỉnh|thành phố)/gu,
    function: 'province',
    name: 'Ủy ban nhân dân cấp tỉnh',
  },
  {
    words: /(?:chủ tịch )?(?:ủy ban nhân dân|ubnd|ủy ban nhân) (?:cấp )?(?:xã|phường)|công chức tư pháp - hộ tịch/gu,
    function: 'commune',
    name: 'Ủy ban nhân dân cấp xã',
  },
  { words: /hội đồng nhân dân/gu, function: 'council', name: 'Hội đồng nhân dân' },
  { words: /thủ tướng(?: chính phủ)?/gu, function: 'other', name: 'Thủ tướng Chính phủ' },
  { words: /chủ tịch nước|văn phòng chủ tịch nước/gu, function: 'other', name: 'Chủ tịch nước' },
  {
    words: /ban quản lý (?:các )?khu (?:công nghiệp|kinh tế|công nghệ cao|chế xuất)[^.;]{0,20}/gu,
    function: 'other',
    name: 'Ban quản lý khu công nghiệp, khu kinh tế',
  },
  {
    words:
      /(?:các )?cơ quan, (?:đơn vị|tổ chức)(?: khác)?(?: có)? liên quan|(?:các )?(?:cơ quan|bộ, ngành|sở, ngành|đơn vị|sở, ban, ngành|bộ)(?: có)? liên quan/gu,
    function: 'other',
    name: 'Cơ quan liên quan',
  },
];

const spelling: Readonly<Record<string, string>> = {
  'nội vụ': 'Nội vụ',
  'y tế': 'Y tế',
  'du lịch': 'Du lịch',
  'công an': 'Công an',
  'quốc phòng': 'Quốc phòng',
};

/** `nông nghiệp và môi trường` → `Nông nghiệp và Môi trường`. */
function sectorName(sector: string): string {
  if (spelling[sector] !== undefined) return spelling[sector] ?? sector;
  return sector
    .split(/( và |, | - )/u)
    .map((part) => (/^(?: và |, | - )$/u.test(part) ? part : part.charAt(0).toUpperCase() + part.slice(1)))
    .join('');
}

/** A readable text in which former departments and ministries bear their successors' names. */
export function withSuccessors(text: string): string {
  return successors.reduce((result, [former, now]) => result.replace(former, now), text);
}

/** Every agency that a readable text names, in order, none inside another; see `withSuccessors` for former names. */
export function findAgencies(text: string): readonly AgencyMention[] {
  const found: AgencyMention[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern.words)) {
      const end = match.index + match[0].length;
      if (found.some((other) => match.index < other.end && other.at < end)) continue;
      found.push({ ...mention(pattern, match), at: match.index, end });
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

function mention(pattern: AgencyPattern, match: RegExpExecArray): Omit<AgencyMention, 'at' | 'end'> {
  if (pattern.name !== undefined) return { key: pattern.name, function: pattern.function, name: pattern.name };
  const sector = match[1] ?? match[0];
  const ministry = pattern.function === 'ministry';
  const name = `${ministry ? 'Bộ' : 'Sở'} ${sectorName(sector)}`;
  return { key: name, function: ministry ? 'ministry' : (sectorFunctions[sector] ?? 'other'), name };
}
