import type { Node } from '../plan-index.ts';
import { becomeActive } from '../run/activity.ts';
import type { Run } from '../run/run.ts';
import { addChildren, spawn } from '../run/tokens.ts';
import type { Instance } from '../state.ts';
import { setLocal } from '../run/variables.ts';
import type { ElementProcessor } from './element-processor.ts';

/** Embedded and event sub-processes, transactions and processes: they enter their starts and are done when empty. */
export const subProcess: ElementProcessor = {
  activate(run, instance, node) {
    openScope(run, instance, node);
  },
};

export function openScope(run: Run, instance: Instance, node: Node): void {
  becomeActive(run, instance.key);
  if (node.plan.data) setLocal(run, instance.key, node.plan.data);
  if (run.draft.get(instance.key).interrupted) return;
  addChildren(run, instance.key, 0);
  const start = instance.startedBy === undefined ? undefined : node.children.find((child) => child.id === instance.startedBy);
  if (start) {
    const edited = run.draft.edit(instance.key);
    const payload = edited.payload;
    delete edited.payload;
    spawn(run, instance.key, start, { happened: true, ...(payload && { payload }) });
  } else {
    for (const first of node.starts) spawn(run, instance.key, first);
  }
  if (run.draft.get(instance.key).children === 0) run.push({ do: 'check', key: instance.key });
}
