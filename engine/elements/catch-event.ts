import type { Node } from '../plan-index.ts';
import { becomeActive } from '../run/activity.ts';
import type { Run } from '../run/run.ts';
import { waitsFor } from '../run/waits.ts';
import type { Instance } from '../state.ts';
import type { ElementProcessor } from './element-processor.ts';

/** Intermediate catch events and receive tasks wait for their events, unless these happened before the token came. */
export const catchEvent: ElementProcessor = {
  activate(run, instance, node) {
    if (instance.happened || node.events.every((event) => event.kind === 'link')) {
      becomeActive(run, instance.key);
      run.push({ do: 'complete', key: instance.key });
      return;
    }
    waitForOwn(run, instance, [node]);
  },
};

/** Becomes active waiting for the events of these nodes, besides what the instance waits for already. */
export function waitForOwn(run: Run, instance: Instance, nodes: readonly Node[]): void {
  const own = waitsFor(run, instance.key, nodes);
  const edited = run.draft.edit(instance.key);
  const ids = new Set(nodes.map((node) => node.id));
  edited.waits = [...(edited.waits ?? []).filter((wait) => !ids.has(wait.element)), ...own];
  if (own.some((wait) => wait.kind === 'conditional')) run.variablesChanged = true;
  becomeActive(run, instance.key);
}
