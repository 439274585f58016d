import type { Node } from '../plan-index.ts';
import { becomeActive } from '../run/activity.ts';
import type { Run } from '../run/run.ts';
import type { Instance } from '../state.ts';
import type { ElementProcessor } from './element-processor.ts';

/** A task that somebody outside does: service tasks, and send, script and business rule tasks with a task type. */
export const jobTask: ElementProcessor = {
  activate(run, instance, node) {
    openJob(run, instance, node);
  },
};

export function openJob(run: Run, instance: Instance, node: Node): void {
  const type = run.text(node.plan.job?.type ?? node.id, instance.key);
  const edited = run.draft.edit(instance.key);
  edited.job = { type, attempt: 1 };
  becomeActive(run, instance.key);
}
