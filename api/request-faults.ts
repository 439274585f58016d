import type { z } from 'zod';

/** Something said in both languages. */
interface Said {
  readonly vi: string;
  readonly en: string;
}

/**
 * What is wrong with a request, for the people who filled it in: each fault with the field's name and its path, at most
 * five. The one place where what a schema refuses is put in words.
 *
 * @param value what the schema refused: tells what is missing from what has the wrong type
 */
export function requestFaults(issues: readonly z.core.$ZodIssue[], value: unknown): Said {
  const faults = issues.slice(0, 5).map((issue) => {
    const path = issue.path.map(String);
    return faultAt(path, faultOf(issue, valueAt(value, issue.path)));
  });
  return { vi: faults.map(({ vi }) => vi).join('; '), en: faults.map(({ en }) => en).join('; ') };
}

/**
 * The first part of a request that no record can keep, whatever it means: a text with the character NUL or half of one,
 * or lists in lists without end; undefined where there is none.
 */
export function findUnstorable(value: unknown, path: readonly string[] = []): Said | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : faultAt(path, unstorable);
  if (typeof value !== 'object' || value === null) return undefined;
  if (path.length > deepest) return faultAt(path.slice(0, 1), tooDeep);
  for (const [key, each] of Object.entries(value)) {
    const found = isStorable(key) ? findUnstorable(each, [...path, key]) : faultAt(path, unstorable);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Levels of lists and groups; the deepest that any schema asks for is below ten. */
const deepest = 50;
const tooDeep: Said = { vi: 'có quá nhiều cấp lồng nhau', en: 'is nested too deeply' };

const unstorable: Said = {
  vi: 'có ký tự không hợp lệ; vui lòng nhập lại',
  en: 'has a character that cannot be stored; please type it again',
};

/** PostgreSQL stores every text of Unicode but one with NUL in it, and no half of a surrogate pair. */
function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

function faultOf(issue: z.core.$ZodIssue, given: unknown): Said {
  switch (issue.code) {
    case 'invalid_type':
      return given === undefined || given === null ? missing : wrongType(issue.expected);
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_value':
      return given === undefined ? missing : notAmong(issue.values.map(String));
    case 'invalid_format':
      return wrongFormat(issue);
    case 'unrecognized_keys': {
      const keys = issue.keys.map((key) => `“${key}”`).join(', ');
      return { vi: `không có trường ${keys}`, en: `there is no field ${keys}` };
    }
    case 'custom':
      return { vi: typeof issue.params?.['vi'] === 'string' ? issue.params['vi'] : 'không hợp lệ', en: issue.message };
    default:
      return { vi: 'không hợp lệ', en: 'is not valid' };
  }
}

const missing: Said = { vi: 'chưa có', en: 'is missing' };
const missingBody: Said = { vi: 'chưa có nội dung', en: 'there is no body' };

function wrongType(expected: string): Said {
  const said = types[expected];
  return said === undefined
    ? { vi: 'không đúng kiểu dữ liệu', en: `must be ${expected}` }
    : { vi: `phải là ${said.vi}`, en: `must be ${said.en}` };
}

const types: Readonly<Record<string, Said>> = {
  string: { vi: 'văn bản', en: 'a text' },
  number: { vi: 'số', en: 'a number' },
  int: { vi: 'số nguyên', en: 'a whole number' },
  boolean: { vi: 'đúng hoặc sai (true, false)', en: 'true or false' },
  array: { vi: 'một danh sách', en: 'a list' },
  object: { vi: 'một nhóm trường thông tin', en: 'a group of fields' },
  record: { vi: 'một nhóm trường thông tin', en: 'a group of fields' },
};

function tooSmall({ origin, minimum }: Extract<z.core.$ZodIssue, { code: 'too_small' }>): Said {
  if (origin === 'string')
    return minimum === 1
      ? { vi: 'không được để trống', en: 'must not be empty' }
      : { vi: `phải có ít nhất ${minimum} ký tự`, en: `must have at least ${minimum} characters` };
  if (origin === 'array') return { vi: `phải có ít nhất ${minimum} mục`, en: `must have at least ${minimum} items` };
  return { vi: `không được nhỏ hơn ${minimum}`, en: `must not be less than ${minimum}` };
}

function tooBig({ origin, maximum }: Extract<z.core.$ZodIssue, { code: 'too_big' }>): Said {
  if (origin === 'string')
    return { vi: `dài quá ${maximum} ký tự`, en: `must have no more than ${maximum} characters` };
  if (origin === 'array') return { vi: `có quá ${maximum} mục`, en: `must have no more than ${maximum} items` };
  return { vi: `không được lớn hơn ${maximum}`, en: `must not be more than ${maximum}` };
}

function notAmong(values: readonly string[]): Said {
  const choices = values.join(', ');
  return { vi: `phải là một trong các giá trị: ${choices}`, en: `must be one of: ${choices}` };
}

function wrongFormat({ format, pattern }: Extract<z.core.$ZodIssue, { code: 'invalid_format' }>): Said {
  const digits = /^\/\^\\d\{(\d+)\}\$\/$/.exec(pattern ?? '')?.[1];
  if (digits !== undefined) return { vi: `phải gồm ${digits} chữ số`, en: `must be ${digits} digits` };
  return formats[format] ?? { vi: 'không đúng định dạng', en: 'has the wrong format' };
}

const formats: Readonly<Record<string, Said>> = {
  date: { vi: 'phải là một ngày có thật, dạng 2026-11-24', en: 'must be a day of the calendar, as 2026-11-24' },
  datetime: {
    vi: 'phải là thời điểm dạng 2026-11-24T08:00:00+07:00',
    en: 'must be an instant, as 2026-11-24T08:00:00+07:00',
  },
  duration: { vi: 'phải là khoảng thời gian dạng P1DT2H', en: 'must be a span of time, as P1DT2H' },
  email: { vi: 'không phải là địa chỉ thư điện tử', en: 'is not an e-mail address' },
  uuid: { vi: 'không phải là mã UUID', en: 'is not a UUID' },
};

/** The fault of a field, said with its name where people know it by one, and the path by which programs know it. */
export function faultAt(path: readonly string[], fault: Said): Said {
  if (path.length === 0) return fault === missing ? missingBody : fault;
  const where = path.join('.');
  const name = names[path.filter((part) => !/^\d+$/.test(part)).join('.')];
  return {
    vi: name === undefined ? `${where}: ${fault.vi}` : `${name} (${where}): ${fault.vi}`,
    en: `${where}: ${fault.en}`,
  };
}

/** What officers call the fields of what they send. */
const names: Readonly<Record<string, string>> = {
  procedure: 'Thủ tục',
  case: 'Trường hợp',
  channel: 'Hình thức nộp',
  receivedAgency: 'Cơ quan tiếp nhận',
  decidingAgency: 'Cơ quan giải quyết',
  returnAgency: 'Nơi trả kết quả',
  applicant: 'Chủ hồ sơ',
  'applicant.kind': 'Loại chủ hồ sơ',
  'applicant.name': 'Họ tên chủ hồ sơ',
  'applicant.personalId': 'Số định danh',
  'applicant.birthDate': 'Ngày sinh',
  'applicant.phone': 'Số điện thoại',
  'applicant.email': 'Thư điện tử',
  'applicant.address': 'Địa chỉ',
  components: 'Thành phần hồ sơ',
  'components.id': 'Mã thành phần hồ sơ',
  'components.kind': 'Loại bản của thành phần hồ sơ',
  'components.originals': 'Số bản chính',
  'components.copies': 'Số bản sao',
  'components.fileName': 'Tên tệp',
  'components.contentType': 'Loại tệp',
  'components.digitised': 'Tình trạng số hóa',
  declaration: 'Tờ khai',
  from: 'Từ ngày',
  to: 'Đến ngày',
  limit: 'Số dòng mỗi trang',
  q: 'Từ khóa tìm kiếm',
  status: 'Trạng thái hồ sơ',
};

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return at;
}
