import { findText, type Moddle } from '../moddle.ts';
import { scriptFormatOf } from '../translate-element.ts';
import type { Constraint } from './constraint.ts';

/** Formats and addresses written as texts. */
export const textConstraints: readonly Constraint[] = [
  {
    rule: 'reserved-id',
    vi: 'Mã (id) này không dùng được.',
    en: 'This id cannot be used.',
    find: (model) => model.all.filter((element) => element.id === '__proto__'),
  },
  {
    rule: 'EXT004',
    vi: 'Định dạng của tài liệu (textFormat) phải là một kiểu MIME.',
    en: 'The textFormat of documentation must be a MIME type.',
    find: (model) =>
      model
        .of('Documentation')
        .filter((element) => !isMimeType(element, 'textFormat'))
        .map((element) => element.$parent ?? element),
  },
  {
    rule: 'EXT010',
    vi: 'Định dạng của chú thích (textFormat) phải là một kiểu MIME.',
    en: 'The textFormat of a text annotation must be a MIME type.',
    find: (model) => model.of('TextAnnotation').filter((element) => !isMimeType(element, 'textFormat')),
  },
  {
    rule: 'EXT145',
    vi: 'Định dạng của tập lệnh (scriptFormat) phải là một kiểu MIME.',
    en: 'The scriptFormat of a script task must be a MIME type.',
    find: (model) => [
      ...model.of('ScriptTask').filter((element) => !isMimeType(element, 'scriptFormat')),
      ...model.of('GlobalScriptTask').filter((element) => !isMimeType(element, 'scriptLanguage')),
    ],
  },
  {
    rule: 'EXT053',
    vi: 'Tác vụ tập lệnh có nội dung thì phải có định dạng (scriptFormat).',
    en: 'A script task with a script must name its scriptFormat.',
    find: (model) =>
      model
        .of('ScriptTask', 'GlobalScriptTask')
        .filter((element) => findText(element, 'script') !== undefined && scriptFormatOf(element) === undefined),
  },
  {
    rule: 'EXT014',
    vi: 'Ngôn ngữ biểu thức phải là một URI.',
    en: 'The language of an expression must be a URI.',
    find: (model) =>
      model.all
        .filter((element) => !isUri(findText(element, 'language') ?? findText(element, 'expressionLanguage')))
        .map((element) => element.$parent ?? element),
  },
  {
    rule: 'EXT060',
    vi: 'Phương thức của giao dịch phải là một URI.',
    en: 'The method of a transaction must be a URI.',
    find: (model) => model.of('Transaction').filter((element) => !isUri(findText(element, 'method'))),
  },
];

function isMimeType(element: Moddle, property: string): boolean {
  const text = findText(element, property);
  return text === undefined || /^[\w.+-]+\/[\w.+-]+(\s*;.*)?$/.test(text);
}

function isUri(text: string | undefined): boolean {
  return text === undefined || /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[\dA-Fa-f]{2})*$/.test(text);
}
