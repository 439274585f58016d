import type { Problem } from '../compile.ts';
import { type Moddle, pathOf } from './moddle.ts';

/** Reasons by rule, in both languages; `{…}` are filled from the parameters. Constraints of the standard bring their own. */
const reasons = {
  xml: { vi: 'Tệp không phải là BPMN 2.0 hợp lệ: {detail}', en: 'The file is not valid BPMN 2.0: {detail}' },
  'unknown-content': { vi: 'Nội dung không thuộc BPMN 2.0: {detail}', en: 'Content that is not BPMN 2.0: {detail}' },
  'unresolved-reference': {
    vi: 'Tham chiếu tới phần tử không tồn tại: {detail}',
    en: 'A reference to an element that does not exist: {detail}',
  },
  'duplicate-id': {
    vi: 'Mã {detail} được dùng cho nhiều phần tử.',
    en: 'The id {detail} is used for several elements.',
  },
  'missing-id': { vi: 'Phần tử {detail} không có mã (id).', en: 'An element {detail} has no id.' },
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
  'missing-value': { vi: 'Thiếu {detail}.', en: '{detail} is missing.' },
  'invalid-value': { vi: 'Giá trị không hợp lệ: {detail}', en: 'Not a valid value: {detail}' },
  'invalid-timer': {
    vi: 'Thời điểm hoặc khoảng thời gian không đúng ISO 8601: {detail}',
    en: 'Not an ISO 8601 date, duration or cycle: {detail}',
  },
} as const;

export type Rule = keyof typeof reasons;

/** A problem of one of the compiler's own rules. */
export function problem(rule: Rule, element: Moddle | undefined, detail = ''): Problem {
  const fill = (text: string) => text.replace('{detail}', detail).normalize('NFC');
  return {
    element: element?.id,
    rule,
    reason: { vi: fill(reasons[rule].vi), en: fill(reasons[rule].en) },
    path: element ? pathOf(element) : [],
  };
}
