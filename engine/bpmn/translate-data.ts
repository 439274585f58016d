import { isScope } from '../element-types.ts';
import type { Feel, MappingPlan } from '../plan.ts';
import { findBody, findOne, findText, type Moddle, many, typeOf } from './moddle.ts';
import type { Translation } from './translation.ts';

/**
 * Names of the data that live and die with a sub-process: its data objects and properties. What the element's own
 * associations lead to is only where a line is drawn to.
 */
export function localsOf(element: Moddle): readonly string[] {
  if (!isScope(typeOf(element)) || typeOf(element) === 'Process') return [];
  const drawn = many(element, 'dataInputAssociations').map((association) => findOne(association, 'targetRef'));
  const declared = [
    ...many(element, 'flowElements').filter((data) => typeOf(data) === 'DataObject'),
    ...many(element, 'properties').filter((property) => !drawn.includes(property)),
  ];
  return [...new Set(declared.map(variableOf))];
}

/**
 * Data associations that carry a value: from a data object, property or input of the process to an input of the
 * element, or from an output of the element. Associations that only draw a line to a document carry none.
 */
export function dataMappings(
  translation: Translation,
  element: Moddle,
  property: 'dataInputAssociations' | 'dataOutputAssociations',
): MappingPlan[] {
  const whole = wholesOf(element);
  return many(element, property).flatMap((association): MappingPlan[] => {
    const source = many(association, 'sourceRef')[0] ?? findOne(association, 'sourceRef');
    const target = findOne(association, 'targetRef');
    if (!target) return [];
    const assignments = many(association, 'assignment');
    const transformation = findBody(association, 'transformation');
    const own = property === 'dataInputAssociations' ? target : source;
    const computed = assignments.length > 0 || transformation !== undefined;
    if (own ? !isOwnPort(own) || whole.includes(own) : !computed) return [];
    if (assignments.length > 0) {
      return assignments.map((assignment) => {
        const from = findBody(assignment, 'from');
        if (from === undefined) translation.report('missing-value', element, 'assignment from');
        const to = translation.require(element, findBody(assignment, 'to'), 'assignment to');
        return { source: `=${translation.feel(element, from ?? 'null')}`, target: to.replace(/^=/, '').trim() };
      });
    }
    if (transformation !== undefined)
      return [{ source: `=${translation.feel(element, transformation)}`, target: variableOf(target) }];
    if (!source) return [];
    return [{ variable: variableOf(source), target: variableOf(target) }];
  });
}

/** What a multi-instance activity runs through and collects: the activity as a whole has it, not each of its instances. */
function wholesOf(element: Moddle): readonly (Moddle | undefined)[] {
  const loop = findOne(element, 'loopCharacteristics');
  return [findOne(loop, 'loopDataInputRef'), findOne(loop, 'loopDataOutputRef')];
}

/**
 * What a multi-instance activity runs through: where the file names an input of the activity, what its association
 * brings there; else the data itself.
 */
export function collectionOf(translation: Translation, element: Moddle): Feel | undefined {
  const data = findOne(findOne(element, 'loopCharacteristics'), 'loopDataInputRef');
  if (!data) return undefined;
  const association = many(element, 'dataInputAssociations').find((each) => findOne(each, 'targetRef') === data);
  const computed = findBody(association, 'transformation') ?? findBody(many(association, 'assignment')[0], 'from');
  return computed === undefined
    ? variableOf(many(association, 'sourceRef')[0] ?? data)
    : translation.feel(element, computed);
}

/** The variable a multi-instance activity collects into, likewise. */
export function collectorOf(element: Moddle): string | undefined {
  const data = findOne(findOne(element, 'loopCharacteristics'), 'loopDataOutputRef');
  if (!data) return undefined;
  const association = many(element, 'dataOutputAssociations').find((each) => many(each, 'sourceRef').includes(data));
  return variableOf(findOne(association, 'targetRef') ?? data);
}

/** Name of the variable that holds a data object, a property, an input or an output. */
export function variableOf(data: Moddle): string {
  const object = findOne(data, 'dataObjectRef') ?? data;
  return findText(object, 'name') ?? object.id ?? '';
}

function isOwnPort(data: Moddle): boolean {
  return typeOf(data) === 'DataInput' || typeOf(data) === 'DataOutput';
}
