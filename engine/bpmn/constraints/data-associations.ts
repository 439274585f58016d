import { findOne, type Moddle, many, typeOf } from '../moddle.ts';
import type { Constraint } from './constraint.ts';
import { itemOf, sameType } from './item-definitions.ts';
import type { Model } from './model.ts';
import { owner } from './owner.ts';

/** Data associations: what goes into an element and what comes out of it, from where and to where (10.4.2). */
export const dataAssociationConstraints: readonly Constraint[] = [
  {
    rule: 'data-association-sources',
    vi: 'Liên kết dữ liệu không có phép biến đổi thì chỉ được có một nguồn.',
    en: 'A data association without a transformation may have only one source.',
    find: (model) =>
      associations(model)
        .filter((association) => sourcesOf(association).length > 1 && copies(association))
        .map(owner),
  },
  {
    rule: 'data-association-type',
    vi: 'Nguồn và đích của liên kết dữ liệu không cùng kiểu và không có phép biến đổi.',
    en: 'The source and the target of a data association are of different types, and no transformation is given.',
    find: (model) =>
      associations(model)
        .filter((association) => {
          const [from, to] = [itemOf(sourcesOf(association)[0]), itemOf(findOne(association, 'targetRef'))];
          return from !== undefined && to !== undefined && copies(association) && !sameType(from, to);
        })
        .map(owner),
  },
  {
    rule: 'data-association-port',
    vi: 'Liên kết dữ liệu phải dẫn vào dữ liệu vào, hoặc đi ra từ dữ liệu ra, của chính phần tử chứa nó.',
    en: 'A data association must lead to an input, or come from an output, of the element that holds it.',
    find: (model) =>
      associations(model)
        .filter((association) =>
          ownEnds(association).some((port) => isPort(port) && containerOf(port) !== association.$parent),
        )
        .map(owner),
  },
  {
    rule: 'data-association-scope',
    vi: 'Dữ liệu của liên kết không truy cập được từ phần tử này.',
    en: 'The data of a data association cannot be reached from the element that holds it.',
    find: (model) =>
      associations(model)
        .filter((association) => otherEnds(association).some((data) => !isWithin(association, containerOf(data))))
        .map(owner),
  },
];

function associations(model: Model): readonly Moddle[] {
  return model.of('DataInputAssociation', 'DataOutputAssociation');
}

function sourcesOf(association: Moddle): readonly Moddle[] {
  return many(association, 'sourceRef');
}

/** Neither transformed nor assigned piece by piece. */
function copies(association: Moddle): boolean {
  return findOne(association, 'transformation') === undefined && many(association, 'assignment').length === 0;
}

function ownEnds(association: Moddle): readonly Moddle[] {
  return leadsIn(association) ? targetOf(association) : sourcesOf(association);
}

function otherEnds(association: Moddle): readonly Moddle[] {
  return leadsIn(association) ? sourcesOf(association) : targetOf(association);
}

function targetOf(association: Moddle): readonly Moddle[] {
  return [findOne(association, 'targetRef')].flatMap((target) => target ?? []);
}

function leadsIn(association: Moddle): boolean {
  return typeOf(association) === 'DataInputAssociation';
}

function isPort(data: Moddle): boolean {
  return typeOf(data) === 'DataInput' || typeOf(data) === 'DataOutput';
}

/** The process, sub-process, activity or event that declares the data; undefined where everybody reaches it. */
function containerOf(data: Moddle): Moddle | undefined {
  const declared = findOne(data, 'dataObjectRef') ?? data;
  if (!['DataObject', 'Property', 'DataInput', 'DataOutput'].includes(typeOf(declared))) return undefined;
  let at = declared.$parent;
  while (at && ['InputOutputSpecification', 'MultiInstanceLoopCharacteristics'].includes(typeOf(at))) at = at.$parent;
  return at;
}

function isWithin(element: Moddle, container: Moddle | undefined): boolean {
  if (!container) return true;
  for (let at: Moddle | undefined = element; at; at = at.$parent) if (at === container) return true;
  return false;
}
