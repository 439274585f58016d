import { findOne, findText, isTrue, type Moddle, many, typeOf } from '../bpmn/moddle.ts';
import type { Value } from '../plan.ts';
import type { Importing } from './importing.ts';
import { juelToFeel } from './juel-to-feel.ts';

/** Inputs and outputs of an activity or event. */
export function carryData(importing: Importing, element: Moddle): void {
  const inputs: Moddle[] = [];
  const outputs: Moddle[] = [];
  for (const mapping of importing.takeExtensions(element, 'camunda:InputOutput')) {
    inputs.push(...parametersOf(importing, element, mapping, 'inputParameters', 'zeebe:input'));
    outputs.push(...parametersOf(importing, element, mapping, 'outputParameters', 'zeebe:output'));
  }
  if (typeOf(element) === 'CallActivity') carryCall(importing, element, inputs, outputs);
  if (inputs.length + outputs.length > 0) importing.add(element, 'zeebe:ioMapping', {}, [...inputs, ...outputs]);
}

function parametersOf(
  importing: Importing,
  element: Moddle,
  mapping: Moddle,
  property: string,
  name: 'zeebe:input' | 'zeebe:output',
): Moddle[] {
  return many(mapping, property).flatMap((parameter) => {
    const target = findText(parameter, 'name');
    const source = sourceOf(importing, element, parameter);
    return target === undefined || source === undefined ? [] : [importing.make(name, { source, target })];
  });
}

function sourceOf(importing: Importing, element: Moddle, parameter: Moddle): Value | undefined {
  const definition = findOne(parameter, 'definition');
  const attribute = `camunda:${typeOf(parameter).replace(/^./, (first) => first.toLowerCase())}`;
  // A parameter without a value is null there.
  if (!definition) return importing.value(element, attribute, findText(parameter, 'value') ?? '${null}');
  const feel = feelOf(importing, element, definition, attribute);
  return feel === undefined ? undefined : `=${feel}`;
}

/** A text, a list or a map, as FEEL. */
function feelOf(importing: Importing, element: Moddle, definition: Moddle, attribute: string): string | undefined {
  switch (typeOf(definition)) {
    case 'List':
      return all(
        many(definition, 'items').map((item) => feelOf(importing, element, item, attribute)),
        (items) => `[${items.join(', ')}]`,
      );
    case 'Map':
      return all(
        many(definition, 'entries').map((entry) => {
          const nested = findOne(entry, 'definition');
          const value = nested
            ? feelOf(importing, element, nested, attribute)
            : textOf(importing, element, entry, attribute);
          return value === undefined ? undefined : `${JSON.stringify(findText(entry, 'key') ?? '')}: ${value}`;
        }),
        (entries) => `{${entries.join(', ')}}`,
      );
    case 'Value':
      return textOf(importing, element, definition, attribute);
    default:
      importing.note('script-value', element, attribute, findText(definition, 'scriptFormat') ?? '');
      return undefined;
  }
}

function all(parts: readonly (string | undefined)[], join: (parts: readonly string[]) => string): string | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? join(known) : undefined;
}

function textOf(importing: Importing, element: Moddle, holder: Moddle, attribute: string): string | undefined {
  const value = importing.value(element, attribute, findText(holder, 'value') ?? '');
  if (value === undefined) return undefined;
  return value.startsWith('=') ? value.slice(1) : JSON.stringify(value);
}

/** What goes into a called process and comes back: nothing that is not said. */
function carryCall(importing: Importing, element: Moddle, inputs: Moddle[], outputs: Moddle[]): void {
  const called = findText(element, 'calledElement');
  const into = bindingsOf(importing, element, 'camunda:In', 'zeebe:input', inputs);
  const back = bindingsOf(importing, element, 'camunda:Out', 'zeebe:output', outputs);
  if (called === undefined) return;
  const translated = importing.value(element, 'calledElement', called);
  importing.add(element, 'zeebe:calledElement', {
    processId: translated === undefined || translated.startsWith('=') ? undefined : translated,
    processIdExpression: translated?.startsWith('=') ? translated : undefined,
    propagateAllParentVariables: String(into),
    propagateAllChildVariables: String(back),
  });
}

/** Adds the mappings; true where the file says all variables. */
function bindingsOf(
  importing: Importing,
  element: Moddle,
  type: 'camunda:In' | 'camunda:Out',
  name: 'zeebe:input' | 'zeebe:output',
  mappings: Moddle[],
): boolean {
  let everything = false;
  for (const binding of importing.takeExtensions(element, type)) {
    const source = findText(binding, 'source');
    const expression = findText(binding, 'sourceExpression');
    const target = findText(binding, 'target');
    if (findText(binding, 'variables') === 'all') everything = true;
    else if (findText(binding, 'businessKey') !== undefined)
      importing.note('administration', element, `${type.toLowerCase()} businessKey`);
    else if (source !== undefined && target !== undefined)
      mappings.push(importing.make(name, { source: `=${source}`, target }));
    else if (expression !== undefined && target !== undefined) {
      const feel = juelToFeel(expression);
      if (feel.ok) mappings.push(importing.make(name, { source: `=${feel.value}`, target }));
      else importing.note('expression', element, `${type.toLowerCase()} sourceExpression`, expression, feel.reason);
    }
    if (isTrue(binding, 'local')) importing.note('unknown', element, `${type.toLowerCase()} local`);
  }
  return everything;
}

/** The collection a multi-instance activity goes over. */
export function carryLoop(importing: Importing, loop: Moddle): void {
  const collection = importing.take(loop, 'collection');
  const inputElement = importing.take(loop, 'elementVariable');
  if (collection === undefined) return;
  const value = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(collection)
    ? `=${collection}`
    : importing.value(loop, 'camunda:collection', collection);
  importing.add(loop, 'zeebe:loopCharacteristics', { inputCollection: value, inputElement });
}
