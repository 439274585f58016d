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
  {
    rule: 'condition-type',
    vi: 'Điều kiện phải cho giá trị đúng hoặc sai.',
    en: 'A condition must be true or false.',
    find: (model) => [
      ...model.of('SequenceFlow').filter((flow) => isNoBoolean(findBody(flow, 'conditionExpression'))),
      ...model.of('AdHocSubProcess').filter((sub) => isNoBoolean(findBody(sub, 'completionCondition'))),
      ...model.of('ComplexGateway').filter((gateway) => isNoBoolean(findBody(gateway, 'activationCondition'))),
      ...model
        .of('StandardLoopCharacteristics')
        .filter((loop) => isNoBoolean(findBody(loop, 'loopCondition')))
        .map(owner),
      ...model
        .of('ConditionalEventDefinition')
        .filter((definition) => isNoBoolean(findBody(definition, 'condition')))
        .map(owner),
    ],
  },
  {
    rule: 'cardinality-type',
    vi: 'Số phiên của hoạt động nhiều phiên phải là số nguyên.',
    en: 'The cardinality of a multi-instance activity must be a whole number.',
    find: (model) =>
      model
        .of('MultiInstanceLoopCharacteristics')
        .filter((loop) =>
          /^=?\s*(true|false|null|"[^"]*"|-?\d*\.\d+)\s*$/.test(findBody(loop, 'loopCardinality') ?? ''),
        )
        .map(owner),
  },
];

function isNoBoolean(body: string | undefined): boolean {
  return body !== undefined && /^=?\s*(-?\d+(\.\d+)?|"[^"]*"|null)\s*$/.test(body);
}
