import { findOne, findText, type Moddle } from '../moddle.ts';

/** Whether two items are of one type: the same definition, or two with the same structure. */
export function sameType(one: Moddle | undefined, other: Moddle | undefined): boolean {
  if (one === other) return true;
  const structure = one && structureOf(one);
  return structure !== undefined && other !== undefined && structure === structureOf(other);
}

/** Type of a data object, a property, an input or an output; of a reference, that of what it refers to. */
export function itemOf(data: Moddle | undefined): Moddle | undefined {
  return findOne(findOne(data, 'dataObjectRef') ?? data, 'itemSubjectRef');
}

export function structureOf(item: Moddle): string | undefined {
  return findText(item, 'structureRef');
}
