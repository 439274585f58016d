import { findOne, findText, type Moddle, many } from '../moddle.ts';
import type { Constraint } from './constraint.ts';
import { definitionsOf } from './events.ts';
import type { Model } from './model.ts';

interface Link {
  readonly event: Moddle;
  readonly definition: Moddle;
}

/** Link events: every throwing one leads to exactly one catching one of the same level. */
export const linkConstraints: readonly Constraint[] = [
  {
    rule: 'EXT118',
    vi: 'Sự kiện liên kết nguồn và đích không khớp nhau, hoặc có nhiều đích.',
    en: 'The source and target of link events do not match, or there are several targets.',
    find: (model) =>
      [
        ...links(model, 'IntermediateThrowEvent').filter((link) => {
          const target = findOne(link.definition, 'target');
          return (
            (target !== undefined && !many(target, 'source').includes(link.definition)) ||
            catchersOf(model, link).length > 1
          );
        }),
        ...links(model, 'IntermediateCatchEvent').filter(({ definition }) =>
          many(definition, 'source').some((source) => findOne(source, 'target') !== definition),
        ),
      ].map(({ event }) => event),
  },
  {
    rule: 'EXT124',
    vi: 'Sự kiện liên kết đích không có nguồn.',
    en: 'A catching link event has no source.',
    find: (model) =>
      links(model, 'IntermediateCatchEvent')
        .filter((link) => !links(model, 'IntermediateThrowEvent').some((thrower) => matches(thrower, link)))
        .map(({ event }) => event),
  },
  {
    rule: 'EXT125',
    vi: 'Sự kiện liên kết nguồn không có đích.',
    en: 'A throwing link event has no target.',
    find: (model) =>
      links(model, 'IntermediateThrowEvent')
        .filter((link) => !links(model, 'IntermediateCatchEvent').some((catcher) => matches(link, catcher)))
        .map(({ event }) => event),
  },
  {
    rule: 'EXT126',
    vi: 'Sự kiện liên kết nguồn và đích phải ở cùng một cấp.',
    en: 'The source and target of a link must be on the same level.',
    find: (model) =>
      links(model, 'IntermediateThrowEvent')
        .filter((link) => {
          const catchers = links(model, 'IntermediateCatchEvent').filter((catcher) => matches(link, catcher));
          return catchers.length > 0 && catchers.every((catcher) => catcher.event.$parent !== link.event.$parent);
        })
        .map(({ event }) => event),
  },
];

function links(model: Model, type: string): Link[] {
  return model.of(type).flatMap((event) => definitionsOf(event, 'Link').map((definition) => ({ event, definition })));
}

function matches(thrower: Link, catcher: Link): boolean {
  if (
    findOne(thrower.definition, 'target') === catcher.definition ||
    many(catcher.definition, 'source').includes(thrower.definition)
  )
    return true;
  const name = findText(thrower.definition, 'name');
  return name !== undefined && name === findText(catcher.definition, 'name');
}

function catchersOf(model: Model, link: Link): Link[] {
  return links(model, 'IntermediateCatchEvent').filter(
    (catcher) => catcher.event.$parent === link.event.$parent && matches(link, catcher),
  );
}
