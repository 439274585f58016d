import type { MappingPlan } from '../plan.ts';
import { findBody, findOne, findText, type Moddle, many, typeOf } from './moddle.ts';
import type { Translation } from './translation.ts';

/**
 * Data associations that carry a value: from a data object, property or input of the process to an input of the
 * element, or from an output of the element. Associations that only draw a line to a document carry none.
 */
export function dataMappings(
  translation: Translation,
  element: Moddle,
  property: 'dataInputAssociations' | 'dataOutputAssociations',
): MappingPlan[] {
  return many(element, property).flatMap((association): MappingPlan[] => {
    const source = many(association, 'sourceRef')[0] ?? findOne(association, 'sourceRef');
    const target = findOne(association, 'targetRef');
    if (!target) return [];
    const assignments = many(association, 'assignment');
    const transformation = findBody(association, 'transformation');
    const own = property === 'dataInputAssociations' ? target : source;
    const computed = assignments.length > 0 || transformation !== undefined;
    if (own ? !isOwnPort(own) : !computed) return [];
    if (assignments.length > 0) {
      return assignments.map((assignment) => ({
        source: `=${translation.feel(element, translation.require(element, findBody(assignment, 'from'), 'assignment from'))}`,
        target: translation.require(element, findBody(assignment, 'to'), 'assignment to').replace(/^=/, '').trim(),
      }));
    }
    if (transformation !== undefined)
      return [{ source: `=${translation.feel(element, transformation)}`, target: variableOf(target) }];
    if (!source) return [];
    return [{ variable: variableOf(source), target: variableOf(target) }];
  });
}

/** Name of the variable that holds a data object, a property, an input or an output. */
export function variableOf(data: Moddle): string {
  const object = findOne(data, 'dataObjectRef') ?? data;
  return findText(object, 'name') ?? object.id ?? '';
}

function isOwnPort(data: Moddle): boolean {
  return typeOf(data) === 'DataInput' || typeOf(data) === 'DataOutput';
}
