import { findBody, findText, many } from '../moddle.ts';
import type { Constraint } from './constraint.ts';
import { owner } from './owner.ts';

/** Expressions of processes that are executed. */
export const expressionConstraints: readonly Constraint[] = [
  {
    rule: 'EXT012',
    vi: 'Quy trình thực thi chỉ được dùng biểu thức hình thức (tFormalExpression).',
    en: 'An executable process may only use formal expressions (tFormalExpression).',
    find: (model) =>
      model.usesDialect ? [] : model.all.filter((element) => element.$type === 'bpmn:Expression').map(owner),
  },
  {
    rule: 'EXT013',
    vi: 'Biểu thức không có nội dung.',
    en: 'An expression has no body.',
    find: (model) =>
      model.all
        .filter((element) => element.$type === 'bpmn:FormalExpression' && findText(element, 'body') === undefined)
        .map(owner),
  },
  {
    rule: 'EXT071',
    vi: 'Điều kiện hoàn thành của hoạt động lặp phải cho giá trị đúng hoặc sai.',
    en: 'The completion condition of a multi-instance activity must be true or false.',
    find: (model) =>
      model
        .of('MultiInstanceLoopCharacteristics')
        .filter((loop) => isNoBoolean(findBody(loop, 'completionCondition')))
        .map(owner),
  },
  {
    rule: 'EXT072',
    vi: 'Điều kiện của hành vi phức hợp phải cho giá trị đúng hoặc sai.',
    en: 'The condition of a complex behaviour must be true or false.',
    find: (model) =>
      model
        .of('MultiInstanceLoopCharacteristics')
        .filter((loop) =>
          many(loop, 'complexBehaviorDefinition').some((behaviour) => isNoBoolean(findBody(behaviour, 'condition'))),
        )
        .map(owner),
  },
];

function isNoBoolean(body: string | undefined): boolean {
  return body !== undefined && /^=?\s*(-?\d+(\.\d+)?|"[^"]*"|null)\s*$/.test(body);
}
