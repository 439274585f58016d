import type { Node } from '../plan-index.ts';
import { isRevived } from '../run/compensation.ts';
import { Failure } from '../run/failure.ts';
import type { Run } from '../run/run.ts';
import { clearScope } from '../run/terminate.ts';
import { spawn } from '../run/tokens.ts';
import type { Instance } from '../state.ts';
import type { ElementProcessor } from './element-processor.ts';
import { openScope } from './sub-process.ts';

/**
 * Offers all its activities at once, or one after the other. It is done when its completion condition holds after one
 * of them, which ends the others unless they are to be kept; without condition, when all are done.
 */
export const adHocSubProcess: ElementProcessor = {
  activate(run, instance, node) {
    if (!node.plan.adHoc?.sequential || isRevived(instance, node)) {
      openScope(run, instance, node);
      return;
    }
    openScope(run, instance, { ...node, starts: node.starts.slice(0, 1) });
    run.draft.edit(instance.key).adHoc = node.starts.slice(1).map((start) => start.id);
  },
  innerCompleted(run, instance, node) {
    const completion = node.plan.adHoc?.completion;
    if (completion === undefined || instance.enough || isRevived(instance, node) || !run.test(completion, instance.key))
      return;
    if (!node.plan.adHoc?.keepRemaining) clearScope(run, instance.key);
    const edited = run.draft.edit(instance.key);
    delete edited.adHoc;
    edited.enough = true;
    if (run.draft.get(instance.key).children === 0) run.push({ do: 'complete', key: instance.key });
  },
  empty(run, instance, node) {
    const [next, ...rest] = instance.adHoc ?? [];
    if (next !== undefined) startNext(run, instance, node, next, rest);
    else if (
      node.plan.adHoc?.completion === undefined ||
      instance.enough ||
      isRevived(instance, node) ||
      run.test(node.plan.adHoc.completion, instance.key)
    )
      run.push({ do: 'complete', key: instance.key });
    else
      throw new Failure(
        'ad-hoc-incomplete',
        `Expected the completion condition of ${node.id} to hold once all its activities are done but it does not`,
      );
  },
};

function startNext(run: Run, instance: Instance, node: Node, id: string, rest: readonly string[]): void {
  const start = node.children.find((child) => child.id === id);
  if (!start) throw new Error(`Expected activity ${id} in ${node.id} but there is none`);
  run.draft.edit(instance.key).adHoc = rest;
  spawn(run, instance.key, start);
}
