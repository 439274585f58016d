import { diff } from 'bpmn-js-differ';
import type { ModdleElement } from './bpmn/services.ts';
import { elementTypeName } from './element-type-name.ts';

/** One difference between the published process and the drawing. */
export interface Change {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly id: string;
  readonly type: string;
  readonly name: string;
}

/** Differences in words: first what runs differently, then what only looks different. */
export function changesBetween(published: ModdleElement, drawn: ModdleElement): readonly Change[] {
  const { _added, _removed, _changed, _layoutChanged } = diff(published, drawn);
  const change = (kind: Change['kind'], { id, $type, name }: { id: string; $type: string; name?: string }): Change => ({
    kind,
    id,
    type: elementTypeName($type),
    name: name ?? id,
  });
  const changed = Object.values(_changed).map(({ model }) => change('changed', model));
  const said = new Set([...Object.keys(_added), ...Object.keys(_changed)]);
  return [
    ...Object.values(_added).map((model) => change('added', model)),
    ...Object.values(_removed).map((model) => change('removed', model)),
    ...changed,
    ...Object.values(_layoutChanged)
      .filter(({ id }) => !said.has(id))
      .map((model) => change('moved', model)),
  ];
}
