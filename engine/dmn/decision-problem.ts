import type { Problem } from '../compile.ts';

/** Reasons by rule, in both languages; `{detail}` is filled in. */
const reasons = {
  'dmn-xml': { vi: 'Tệp không phải là DMN hợp lệ: {detail}', en: 'The file is not valid DMN: {detail}' },
  'dmn-unknown-content': { vi: 'Nội dung không thuộc DMN 1.3: {detail}', en: 'Content that is not DMN 1.3: {detail}' },
  'duplicate-decision': {
    vi: 'Mã quyết định {detail} được dùng nhiều lần.',
    en: 'The decision id {detail} is used more than once.',
  },
  'duplicate-id': {
    vi: 'Mã {detail} được dùng cho nhiều phần tử của tệp DMN.',
    en: 'The id {detail} is used for several elements of the DMN file.',
  },
  'missing-id': { vi: 'Quyết định “{detail}” không có mã (id).', en: 'The decision “{detail}” has no id.' },
  'unknown-decision': {
    vi: 'Không tìm thấy quyết định {detail} trong các tệp DMN đi kèm.',
    en: 'There is no decision {detail} in the DMN files beside the process.',
  },
  'no-decision-logic': {
    vi: 'Quyết định “{detail}” không có bảng quyết định hay biểu thức.',
    en: 'The decision “{detail}” has neither a decision table nor an expression.',
  },
  'unsupported-decision-logic': {
    vi: '{detail} chưa được hỗ trợ; hãy dùng bảng quyết định hoặc biểu thức FEEL.',
    en: '{detail} is not supported; use a decision table or a FEEL expression.',
  },
  'unresolved-requirement': {
    vi: 'Quyết định cần “{detail}” nhưng không có phần tử đó.',
    en: 'The decision requires “{detail}”, which does not exist.',
  },
  'decision-cycle': {
    vi: 'Các quyết định cần nhau thành vòng: {detail}',
    en: 'Decisions require each other in a circle: {detail}',
  },
  'invalid-aggregation': {
    vi: 'Phép gộp {detail} chỉ dùng cho bảng COLLECT có một cột kết quả.',
    en: 'The aggregation {detail} is for COLLECT tables with one output only.',
  },
  'missing-output-values': {
    vi: 'Chính sách {detail} cần danh sách giá trị kết quả theo thứ tự ưu tiên.',
    en: 'The hit policy {detail} needs output values in order of priority.',
  },
  'invalid-value': { vi: 'Giá trị không hợp lệ: {detail}', en: 'Not a valid value: {detail}' },
  'unknown-type': {
    vi: 'Không có kiểu dữ liệu {detail} trong FEEL và trong tệp.',
    en: 'Neither FEEL nor the file has a type {detail}.',
  },
  'incomplete-rule': {
    vi: 'Số ô không khớp số cột: {detail}',
    en: 'A rule has not as many cells as there are columns: {detail}',
  },
  'feel-syntax': { vi: 'Biểu thức FEEL sai cú pháp, {detail}', en: 'The FEEL expression has a syntax error, {detail}' },
  'regular-expression': {
    vi: 'Biểu thức chính quy không dùng được, {detail}',
    en: 'The regular expression cannot be used, {detail}',
  },
  'unsupported-language': {
    vi: 'Ngôn ngữ biểu thức “{detail}” không được hỗ trợ; hãy dùng FEEL.',
    en: 'The expression language “{detail}” is not supported; use FEEL.',
  },
} as const;

/** Where something is wrong: the decision, and its rule or column where there is one. */
export interface DecisionPlace {
  readonly decision?: string;
  readonly rule?: string;
}

/** What keeps a decision from being executed. `detail` may differ between the languages. */
export function decisionProblem(
  rule: keyof typeof reasons,
  place: DecisionPlace,
  detail: string | { readonly vi: string; readonly en: string },
): Problem {
  const { vi, en } = typeof detail === 'string' ? { vi: detail, en: detail } : detail;
  const path = [place.decision, place.rule].filter((id) => id !== undefined);
  return {
    element: place.decision,
    rule,
    reason: {
      vi: reasons[rule].vi.replace('{detail}', () => vi).normalize('NFC'),
      en: reasons[rule].en.replace('{detail}', () => en).normalize('NFC'),
    },
    path,
  };
}
