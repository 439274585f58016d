import { eventTypes } from '../../element-types.ts';
import { findOne, findText, isFalse, isTrue, type Moddle, many, typeOf } from '../moddle.ts';
import { eventDefinitionsOf } from '../translate-event.ts';
import type { Constraint } from './constraint.ts';
import { itemOf, sameType } from './item-definitions.ts';
import { inside, type Model } from './model.ts';

/** Events: what may be caught and thrown where. */
export const eventConstraints: readonly Constraint[] = [
  {
    rule: 'EXT011',
    vi: 'Sự kiện leo thang được ném ra phải có mã leo thang.',
    en: 'An escalation that is thrown must have an escalation code.',
    find: (model) =>
      model
        .of('EndEvent', 'IntermediateThrowEvent')
        .filter((event) =>
          definitionsOf(event, 'Escalation').some(
            (definition) => findText(findOne(definition, 'escalationRef'), 'escalationCode') === undefined,
          ),
        ),
  },
  {
    rule: 'error-code',
    vi: 'Lỗi được ném ra phải có mã lỗi.',
    en: 'An error that is thrown must have an error code.',
    find: (model) =>
      model
        .of('EndEvent')
        .filter((event) =>
          definitionsOf(event, 'Error').some(
            (definition) => findText(findOne(definition, 'errorRef'), 'errorCode') === undefined,
          ),
        ),
  },
  {
    rule: 'EXT058',
    vi: 'Quy trình con sự kiện phải có đúng một sự kiện bắt đầu.',
    en: 'An event sub-process must have exactly one start event.',
    find: (model) =>
      model.of('SubProcess').filter((sub) => isTrue(sub, 'triggeredByEvent') && inside(sub, 'StartEvent').length !== 1),
  },
  {
    rule: 'EXT059',
    vi: 'Sự kiện bắt đầu của quy trình con sự kiện không được có loại kích hoạt này.',
    en: 'The start event of an event sub-process must not have this trigger.',
    find: (model) =>
      handlerStarts(model).filter(
        (start) =>
          eventDefinitionsOf(start).length === 0 ||
          !allow(
            start,
            isFalse(start, 'isInterrupting')
              ? ['Message', 'Timer', 'Escalation', 'Conditional', 'Signal']
              : ['Message', 'Timer', 'Escalation', 'Error', 'Compensate', 'Conditional', 'Signal'],
          ),
      ),
  },
  {
    rule: 'EXT129',
    vi: 'Sự kiện bắt đầu của quy trình con sự kiện phải có kích hoạt.',
    en: 'The start event of an event sub-process must have a trigger.',
    find: (model) => handlerStarts(model).filter((start) => eventDefinitionsOf(start).length === 0),
  },
  {
    rule: 'start-event-trigger',
    vi: 'Sự kiện bắt đầu không được có loại kích hoạt này.',
    en: 'A start event must not have this trigger here.',
    find: (model) =>
      model
        .of('StartEvent')
        .filter(
          (start) =>
            !isHandlerStart(start) &&
            !allow(
              start,
              typeOf(start.$parent ?? start) === 'Process' ? ['Message', 'Timer', 'Conditional', 'Signal'] : [],
            ),
        ),
  },
  {
    rule: 'EXT095',
    vi: 'Chỉ được tham chiếu tới định nghĩa sự kiện khai báo ở cấp tệp.',
    en: 'Only an event definition declared at the top of the file may be referred to.',
    find: (model) =>
      model
        .of(...eventTypes)
        .filter((event) =>
          many(event, 'eventDefinitionRef').some((definition) => definition.$parent?.$type !== 'bpmn:Definitions'),
        ),
  },
  {
    rule: 'EXT106',
    vi: 'Sự kiện kết thúc hủy chỉ được dùng trong giao dịch.',
    en: 'A cancel end event may only be used in a transaction.',
    find: (model) =>
      model
        .of('EndEvent')
        .filter(
          (event) => definitionsOf(event, 'Cancel').length > 0 && typeOf(event.$parent ?? event) !== 'Transaction',
        ),
  },
  {
    rule: 'EXT122',
    vi: 'Sự kiện bù trừ trung gian không được là sự kiện nhận.',
    en: 'An intermediate compensation event in the flow must throw.',
    find: (model) =>
      model.of('IntermediateCatchEvent').filter((event) => definitionsOf(event, 'Compensate').length > 0),
  },
  {
    rule: 'compensate-activity',
    vi: 'Sự kiện bù trừ chỉ được nêu hoạt động cùng cấp với nó (hoặc cùng cấp với quy trình con sự kiện chứa nó).',
    en: 'A compensation event may only name an activity of its own scope, or of the scope around its event sub-process.',
    find: (model) =>
      model.of('EndEvent', 'IntermediateThrowEvent').filter((event) =>
        definitionsOf(event, 'Compensate').some((definition) => {
          const activity = findOne(definition, 'activityRef');
          return activity !== undefined && !compensationScopes(event).includes(activity.$parent);
        }),
      ),
  },
  {
    rule: 'EXT128',
    vi: 'Sự kiện thông điệp của quy trình thực thi phải có thao tác (operationRef).',
    en: 'A message event of an executable process must name its operation (operationRef).',
    find: (model) =>
      model.usesDialect
        ? []
        : model
            .of(...eventTypes)
            .filter((event) =>
              definitionsOf(event, 'Message').some((definition) => findOne(definition, 'operationRef') === undefined),
            ),
  },
  {
    rule: 'EXT146',
    vi: 'Sự kiện kết thúc không được có loại này.',
    en: 'An end event must not have this kind of event definition.',
    find: (model) =>
      model
        .of('EndEvent')
        .filter(
          (event) => !allow(event, ['Message', 'Signal', 'Error', 'Escalation', 'Cancel', 'Compensate', 'Terminate']),
        ),
  },
  {
    rule: 'EXT148',
    vi: 'Sự kiện trung gian nhận phải chờ thông điệp, thời điểm, điều kiện, tín hiệu hoặc liên kết.',
    en: 'A catching intermediate event must wait for a message, a timer, a condition, a signal or a link.',
    find: (model) =>
      model
        .of('IntermediateCatchEvent')
        .filter(
          (event) =>
            eventDefinitionsOf(event).length === 0 ||
            !allow(event, ['Message', 'Timer', 'Conditional', 'Signal', 'Link']),
        ),
  },
  {
    rule: 'EXT149',
    vi: 'Sự kiện trung gian gửi không được có loại này.',
    en: 'A throwing intermediate event must not have this kind of event definition.',
    find: (model) =>
      model
        .of('IntermediateThrowEvent')
        .filter((event) => !allow(event, ['Message', 'Signal', 'Escalation', 'Compensate', 'Link'])),
  },
  {
    rule: 'EXT093',
    vi: 'Sự kiện có dữ liệu phải có một dữ liệu cho mỗi định nghĩa sự kiện.',
    en: 'An event that carries data must have one data input or output for each of its event definitions.',
    find: (model) =>
      model.of(...eventTypes).filter((event) => {
        const data = Math.max(many(event, 'dataInputs').length, many(event, 'dataOutputs').length);
        return data > 0 && data !== eventDefinitionsOf(event).length;
      }),
  },
  {
    rule: 'event-data-type',
    vi: 'Dữ liệu của sự kiện không cùng kiểu với thông điệp, tín hiệu, lỗi hoặc leo thang của nó.',
    en: 'The data of an event is not of the type of its message, signal, error or escalation.',
    find: (model) =>
      model.of(...eventTypes).filter((event) => {
        const data = [...many(event, 'dataInputs'), ...many(event, 'dataOutputs')];
        return eventDefinitionsOf(event).some((definition, index) => {
          const [carried, held] = [payloadOf(definition), itemOf(data[index])];
          return carried !== undefined && held !== undefined && !sameType(carried, held);
        });
      }),
  },
  {
    rule: 'parallel-multiple',
    vi: 'Lỗi, leo thang, hủy và bù trừ không thể được chờ cùng với các sự kiện khác (parallelMultiple).',
    en: 'An error, an escalation, a cancellation or a compensation cannot be waited for together with other events (parallelMultiple).',
    find: (model) =>
      model
        .of('StartEvent', 'BoundaryEvent', 'IntermediateCatchEvent')
        .filter(
          (event) =>
            isTrue(event, 'parallelMultiple') &&
            eventDefinitionsOf(event).length > 1 &&
            !allow(event, ['Message', 'Timer', 'Conditional', 'Signal']),
        ),
  },
];

/** Type of what comes with an event. */
function payloadOf(definition: Moddle): Moddle | undefined {
  const reference = ['messageRef', 'signalRef', 'errorRef', 'escalationRef']
    .map((property) => findOne(definition, property))
    .find((thrown) => thrown !== undefined);
  return findOne(reference, 'itemRef') ?? findOne(reference, 'structureRef');
}

export function definitionsOf(event: Moddle, kind: string): readonly Moddle[] {
  return eventDefinitionsOf(event).filter((definition) => typeOf(definition) === `${kind}EventDefinition`);
}

/** Whether all of an event's definitions are of these kinds. */
export function allow(event: Moddle, kinds: readonly string[]): boolean {
  return eventDefinitionsOf(event).every((definition) =>
    kinds.includes(typeOf(definition).replace('EventDefinition', '')),
  );
}

/** Whose completed activities an event can compensate: its scope, and the one around it if that is an event sub-process. */
function compensationScopes(event: Moddle): (Moddle | undefined)[] {
  const scopes = [event.$parent];
  for (let at = event.$parent; at && isTrue(at, 'triggeredByEvent'); at = at.$parent) scopes.push(at.$parent);
  return scopes;
}

function isHandlerStart(start: Moddle): boolean {
  return start.$parent !== undefined && isTrue(start.$parent, 'triggeredByEvent');
}

function handlerStarts(model: Model): readonly Moddle[] {
  return model.of('StartEvent').filter(isHandlerStart);
}
