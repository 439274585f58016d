import type { LoopPlan } from '../plan.ts';
import { findBody, findExtension, findNumber, findOne, findText, isTrue, type Moddle, many, typeOf } from './moddle.ts';
import { collectionOf, collectorOf } from './translate-data.ts';
import { eventDefinitionsOf, translateEvent } from './translate-event.ts';
import type { Translation } from './translation.ts';

/** The loop marker of an activity; undefined where it has none. */
export function translateLoop(translation: Translation, element: Moddle): LoopPlan | undefined {
  const loop = findOne(element, 'loopCharacteristics');
  if (!loop) return undefined;
  return typeOf(loop) === 'StandardLoopCharacteristics'
    ? standardLoop(translation, element, loop)
    : multiInstance(translation, element, loop);
}

function standardLoop(translation: Translation, element: Moddle, loop: Moddle): LoopPlan {
  const condition = findBody(loop, 'loopCondition');
  const maximum = findNumber(loop, 'loopMaximum');
  if (maximum !== undefined && maximum < 0) translation.report('invalid-value', element, `loopMaximum="${maximum}"`);
  if (condition === undefined && maximum === undefined) translation.report('missing-value', element, 'loopCondition');
  return {
    kind: 'standard',
    ...(condition !== undefined && { condition: translation.feel(element, condition) }),
    ...(isTrue(loop, 'testBefore') && { testBefore: true }),
    ...(maximum !== undefined && { maximum }),
  };
}

function multiInstance(translation: Translation, element: Moddle, loop: Moddle): LoopPlan {
  const zeebe = findExtension(loop, 'zeebe:LoopCharacteristics');
  const cardinality = findBody(loop, 'loopCardinality');
  const collection = findText(zeebe, 'inputCollection') ?? collectionOf(translation, element);
  const item = findText(zeebe, 'inputElement') ?? nameOf(findOne(loop, 'inputDataItem'));
  const completion = findBody(loop, 'completionCondition');
  const output = outputOf(translation, element, loop, zeebe);
  if (cardinality === undefined && collection === undefined)
    translation.report('missing-value', element, 'loopCardinality, inputCollection');
  return {
    kind: isTrue(loop, 'isSequential') ? 'sequential' : 'parallel',
    ...(collection !== undefined
      ? { collection: translation.feel(element, collection) }
      : cardinality !== undefined && { cardinality: translation.feel(element, cardinality) }),
    ...(item !== undefined && { item }),
    ...(output && { output }),
    ...(completion !== undefined && { completion: translation.feel(element, completion) }),
    ...behaviourOf(translation, element, loop),
  };
}

/** Events thrown when instances complete; `All`, the default, throws none. */
function behaviourOf(translation: Translation, element: Moddle, loop: Moddle): Pick<LoopPlan, 'behaviour'> {
  const behaviour = findText(loop, 'behavior');
  if (behaviour === 'None' || behaviour === 'One') {
    const definition = findOne(loop, behaviour === 'None' ? 'noneBehaviorEventRef' : 'oneBehaviorEventRef');
    const event = definition && translateEvent(translation, element, definition);
    return { behaviour: { when: behaviour === 'None' ? 'none' : 'one', events: [event ? { event } : {}] } };
  }
  if (behaviour !== 'Complex') return {};
  const events = many(loop, 'complexBehaviorDefinition').flatMap((definition) => {
    const condition = findBody(definition, 'condition');
    return eventDefinitionsOf(findOne(definition, 'event') ?? definition).flatMap((eventDefinition) => {
      const event = translateEvent(translation, element, eventDefinition);
      return event
        ? [{ event, ...(condition !== undefined && { condition: translation.feel(element, condition) }) }]
        : [];
    });
  });
  return { behaviour: { when: 'complex', events } };
}

function outputOf(
  translation: Translation,
  element: Moddle,
  loop: Moddle,
  zeebe: Moddle | undefined,
): LoopPlan['output'] {
  const collection = findText(zeebe, 'outputCollection') ?? collectorOf(element);
  const item = findText(zeebe, 'outputElement') ?? nameOf(findOne(loop, 'outputDataItem'));
  if (collection === undefined || item === undefined) return undefined;
  return { collection, element: translation.feel(element, item) };
}

function nameOf(data: Moddle | undefined): string | undefined {
  return findText(data, 'name') ?? data?.id;
}
