import { activityTypes } from '../../element-types.ts';
import { findOne, isTrue, type Moddle, many, typeOf } from '../moddle.ts';
import type { Constraint } from './constraint.ts';
import { definitionsOf } from './events.ts';
import { inside, type Model } from './model.ts';

/** What undoes an activity (10.7.1): one compensation activity beside it, or one event sub-process inside it. */
export const compensationConstraints: readonly Constraint[] = [
  {
    rule: 'compensation-handlers',
    vi: 'Một hoạt động chỉ có một hoạt động bù trừ.',
    en: 'An activity may have only one compensation activity.',
    find: (model) => {
      const seen = new Set<Moddle>();
      return compensationBoundaries(model).filter((boundary) => {
        const host = findOne(boundary, 'attachedToRef');
        const again = host !== undefined && seen.has(host);
        if (host) seen.add(host);
        return again || handlersOf(model, boundary).length > 1;
      });
    },
  },
  {
    rule: 'compensation-activity-unused',
    vi: 'Hoạt động bù trừ không được nối với sự kiện bù trừ nào, nên không bao giờ được thực hiện.',
    en: 'The compensation activity is associated with no compensation event, so it would never be done.',
    find: (model) => {
      const used = new Set(compensationBoundaries(model).flatMap((boundary) => handlersOf(model, boundary)));
      return model
        .of(...activityTypes)
        .filter((activity) => isTrue(activity, 'isForCompensation') && !used.has(activity));
    },
  },
  {
    rule: 'compensation-handler-scope',
    vi: 'Hoạt động bù trừ phải cùng cấp với hoạt động mà nó bù trừ.',
    en: 'A compensation activity must lie in the scope of the activity it compensates.',
    find: (model) =>
      compensationBoundaries(model).filter((boundary) =>
        handlersOf(model, boundary).some((handler) => handler.$parent !== boundary.$parent),
      ),
  },
  {
    rule: 'compensation-event-sub-processes',
    vi: 'Một quy trình hoặc quy trình con chỉ có một quy trình con sự kiện bù trừ.',
    en: 'A process or sub-process may have only one compensation event sub-process.',
    find: (model) =>
      model
        .of('Process', 'SubProcess', 'Transaction', 'AdHocSubProcess')
        .flatMap((scope) => inside(scope, 'SubProcess').filter(isCompensationSubProcess).slice(1)),
  },
];

function compensationBoundaries(model: Model): readonly Moddle[] {
  return model.of('BoundaryEvent').filter((event) => definitionsOf(event, 'Compensate').length > 0);
}

/** Compensation activities associated with the event. */
function handlersOf(model: Model, boundary: Moddle): Moddle[] {
  const handlers = model.of('Association').flatMap((association) => {
    const ends = [findOne(association, 'sourceRef'), findOne(association, 'targetRef')];
    return ends.includes(boundary)
      ? ends.filter((end) => end && end !== boundary && isTrue(end, 'isForCompensation'))
      : [];
  });
  return [...new Set(handlers.flatMap((handler) => handler ?? []))];
}

function isCompensationSubProcess(sub: Moddle): boolean {
  return (
    isTrue(sub, 'triggeredByEvent') &&
    many(sub, 'flowElements').some(
      (element) => typeOf(element) === 'StartEvent' && definitionsOf(element, 'Compensate').length > 0,
    )
  );
}
