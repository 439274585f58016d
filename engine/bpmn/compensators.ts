import { findOne, isTrue, type Moddle, many, typeOf } from './moddle.ts';
import { eventDefinitionsOf } from './translate-event.ts';

/** Activity → id of the activity that compensates it: associated with the compensation event on its boundary. */
export function findCompensators(definitions: Moddle): ReadonlyMap<Moddle, string> {
  const partners = new Map<Moddle, Moddle>();
  const pair = (event: Moddle, partner: Moddle) => {
    if (isTrue(partner, 'isForCompensation')) partners.set(event, partner);
  };
  const boundaries: Moddle[] = [];
  const visit = (scope: Moddle) => {
    for (const artifact of many(scope, 'artifacts')) {
      const [source, target] = [findOne(artifact, 'sourceRef'), findOne(artifact, 'targetRef')];
      if (typeOf(artifact) !== 'Association' || !source || !target) continue;
      pair(source, target);
      pair(target, source);
    }
    for (const element of [...many(scope, 'rootElements'), ...many(scope, 'flowElements')]) {
      if (typeOf(element) === 'BoundaryEvent') boundaries.push(element);
      visit(element);
    }
  };
  visit(definitions);
  const compensators = new Map<Moddle, string>();
  for (const boundary of boundaries) {
    const host = findOne(boundary, 'attachedToRef');
    const handler = partners.get(boundary)?.id;
    if (
      host &&
      handler !== undefined &&
      eventDefinitionsOf(boundary).some((definition) => typeOf(definition) === 'CompensateEventDefinition')
    )
      compensators.set(host, handler);
  }
  return compensators;
}
