import { isActivity } from '../../element-types.ts';
import { findOne, isFalse, type Moddle, typeOf } from '../moddle.ts';
import { eventDefinitionsOf } from '../translate-event.ts';
import type { Constraint } from './constraint.ts';
import { allow, definitionsOf } from './events.ts';
import type { Model } from './model.ts';

/** Events on the boundary of activities. */
export const boundaryEventConstraints: readonly Constraint[] = [
  {
    rule: 'EXT110',
    vi: 'Sự kiện biên không được có loại này.',
    en: 'A boundary event must not have this kind of event definition.',
    find: (model) =>
      model
        .of('BoundaryEvent')
        .filter(
          (event) =>
            eventDefinitionsOf(event).length === 0 ||
            !allow(
              event,
              isFalse(event, 'cancelActivity')
                ? ['Message', 'Timer', 'Escalation', 'Conditional', 'Signal']
                : ['Message', 'Timer', 'Escalation', 'Error', 'Cancel', 'Compensate', 'Conditional', 'Signal'],
            ),
        ),
  },
  {
    rule: 'EXT130',
    vi: 'Sự kiện biên phải có định nghĩa sự kiện.',
    en: 'A boundary event must have an event definition.',
    find: (model) => model.of('BoundaryEvent').filter((event) => eventDefinitionsOf(event).length === 0),
  },
  {
    rule: 'boundary-attached',
    vi: 'Sự kiện biên phải gắn với một hoạt động cùng cấp.',
    en: 'A boundary event must be attached to an activity of its own scope.',
    find: (model) =>
      model.of('BoundaryEvent').filter((event) => {
        const host = findOne(event, 'attachedToRef');
        return host === undefined || !isActivity(typeOf(host)) || host.$parent !== event.$parent;
      }),
  },
  {
    rule: 'EXT112',
    vi: 'Sự kiện biên không được có luồng đi vào.',
    en: 'A boundary event must not have incoming sequence flows.',
    find: (model) => model.of('BoundaryEvent').filter((event) => model.incoming(event).length > 0),
  },
  {
    rule: 'EXT113',
    vi: 'Sự kiện biên phải có luồng đi ra (trừ bù trừ).',
    en: 'A boundary event must have an outgoing sequence flow, unless it is for compensation.',
    find: (model) =>
      model
        .of('BoundaryEvent')
        .filter((event) => definitionsOf(event, 'Compensate').length === 0 && model.outgoing(event).length === 0),
  },
  {
    rule: 'EXT114',
    vi: 'Sự kiện biên bù trừ không được có luồng đi ra.',
    en: 'A compensation boundary event must not have outgoing sequence flows.',
    find: (model) =>
      model
        .of('BoundaryEvent')
        .filter((event) => definitionsOf(event, 'Compensate').length > 0 && model.outgoing(event).length > 0),
  },
  {
    rule: 'EXT120',
    vi: 'Sự kiện biên hủy chỉ được gắn với giao dịch.',
    en: 'A cancel boundary event may only be attached to a transaction.',
    find: (model) =>
      model
        .of('BoundaryEvent')
        .filter(
          (event) =>
            definitionsOf(event, 'Cancel').length > 0 &&
            typeOf(findOne(event, 'attachedToRef') ?? event) !== 'Transaction',
        ),
  },
  {
    rule: 'EXT143',
    vi: 'Sự kiện biên bù trừ phải được nối với một hoạt động bù trừ.',
    en: 'A compensation boundary event must be associated with a compensation activity.',
    find: (model) =>
      model
        .of('BoundaryEvent')
        .filter((event) => definitionsOf(event, 'Compensate').length > 0 && !hasHandler(model, event)),
  },
];

function hasHandler(model: Model, event: Moddle): boolean {
  return model.of('Association').some((association) => {
    const ends = [findOne(association, 'sourceRef'), findOne(association, 'targetRef')];
    return (
      ends.includes(event) &&
      ends.some((end) => end !== undefined && end !== event && end['isForCompensation'] === true)
    );
  });
}
