import type { Problem } from '../compile.ts';
import { type Moddle, pathOf } from './moddle.ts';

/**
 * Reasons by rule, in both languages; `{…}` are filled from the parameters. Other constraints of the standard bring
 * their own; those here are found while reading and translating.
 */
const reasons = {
  xml: { vi: 'Tệp không phải là BPMN 2.0 hợp lệ: {detail}', en: 'The file is not valid BPMN 2.0: {detail}' },
  'xml-attributes': {
    vi: 'Thuộc tính phải được viết là tên="giá trị", cách nhau bằng dấu cách: {detail}',
    en: 'Attributes are written as name="value", with spaces between them: {detail}',
  },
  'xml-character': {
    vi: 'Tệp có ký tự không được phép trong XML: {detail}',
    en: 'The file holds a character that XML does not allow: {detail}',
  },
  'xml-doctype': {
    vi: 'Không đọc khai báo kiểu tài liệu (DOCTYPE) và các thực thể của nó.',
    en: 'A document type declaration and its entities are not read.',
  },
  'xml-prefix': {
    vi: 'Tiền tố của “{detail}” không được gắn với không gian tên nào (xmlns).',
    en: 'The prefix of “{detail}” is bound to no namespace (xmlns).',
  },
  'xml-reference': {
    vi: 'Dấu & phải được viết là &amp; hoặc là một ký tự mà XML biết: {detail}',
    en: 'An & is written &amp;, or names a character that XML knows: {detail}',
  },
  'too-deep': {
    vi: 'Các phần tử lồng nhau quá {detail} tầng.',
    en: 'Elements are nested more than {detail} levels deep.',
  },
  'unknown-content': { vi: 'Nội dung không thuộc BPMN 2.0: {detail}', en: 'Content that is not BPMN 2.0: {detail}' },
  'unresolved-reference': {
    vi: 'Tham chiếu tới phần tử không tồn tại: {detail}',
    en: 'A reference to an element that does not exist: {detail}',
  },
  EXT002: {
    vi: 'Mỗi phần tử phải có mã (id) riêng: {detail}',
    en: 'Every element must have an id of its own: {detail}',
  },
  'no-process': { vi: 'Tệp không có quy trình nào thực thi được.', en: 'The file has no executable process.' },
  'no-start': { vi: 'Quy trình không có điểm bắt đầu.', en: 'The process has nowhere to start.' },
  'unsupported-element': {
    vi: 'Phần tử {detail} chưa được hỗ trợ thực thi.',
    en: '{detail} is not supported for execution.',
  },
  'unsupported-language': {
    vi: 'Ngôn ngữ biểu thức “{detail}” không được hỗ trợ; hãy dùng FEEL.',
    en: 'The expression language “{detail}” is not supported; use FEEL.',
  },
  'feel-syntax': { vi: 'Biểu thức FEEL sai cú pháp: {detail}', en: 'The FEEL expression has a syntax error: {detail}' },
  'regular-expression': {
    vi: 'Biểu thức chính quy không dùng được: {detail}',
    en: 'The regular expression cannot be used: {detail}',
  },
  'missing-value': { vi: 'Thiếu {detail}.', en: '{detail} is missing.' },
  'invalid-value': { vi: 'Giá trị không hợp lệ: {detail}', en: 'Not a valid value: {detail}' },
  EXT078: {
    vi: 'Thuộc tính dữ liệu (property) chỉ được khai báo trong quy trình, hoạt động hoặc sự kiện: {detail}',
    en: 'A property may only be declared in a process, an activity or an event: {detail}',
  },
  EXT132: {
    vi: 'Thời điểm không đúng ISO 8601: {detail}',
    en: 'Not an ISO 8601 date: {detail}',
  },
  EXT133: {
    vi: 'Chu kỳ không đúng ISO 8601: {detail}',
    en: 'Not an ISO 8601 repeating interval: {detail}',
  },
  EXT134: {
    vi: 'Khoảng thời gian không đúng ISO 8601: {detail}',
    en: 'Not an ISO 8601 duration: {detail}',
  },
} as const;

export type Rule = keyof typeof reasons;

/** What is filled into a reason; it may differ between the languages. */
export type Detail = string | { readonly vi: string; readonly en: string };

/** Characters of a file that a reason repeats at most: a line of it may be megabytes long. */
const mostRepeated = 600;

/** A problem of one of the compiler's own rules. */
export function problem(rule: Rule, element: Moddle | undefined, detail: Detail = ''): Problem {
  const { vi, en } = typeof detail === 'string' ? { vi: detail, en: detail } : detail;
  const told = (given: string) => (given.length > mostRepeated ? `${given.slice(0, mostRepeated)}…` : given);
  const fill = (text: string, given: string) => text.replace('{detail}', () => told(given)).normalize('NFC');
  return {
    element: element?.id,
    rule,
    reason: { vi: fill(reasons[rule].vi, vi), en: fill(reasons[rule].en, en) },
    path: element ? pathOf(element) : [],
  };
}
