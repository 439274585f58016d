import type { Node } from '../plan-index.ts';
import { becomeActive } from '../run/activity.ts';
import { isRevived, reviveScope } from '../run/compensation.ts';
import type { Run } from '../run/run.ts';
import { addChildren, spawn } from '../run/tokens.ts';
import { setLocal } from '../run/variables.ts';
import type { Instance } from '../state.ts';
import type { ElementProcessor } from './element-processor.ts';

/** Embedded and event sub-processes, transactions and processes: they enter their starts and are done when empty. */
export const subProcess: ElementProcessor = {
  activate(run, instance, node) {
    openScope(run, instance, node);
  },
};

export function openScope(run: Run, instance: Instance, node: Node): void {
  becomeActive(run, instance.key);
  if (run.draft.get(instance.key).interrupted) return;
  addChildren(run, instance.key, 0);
  if (!isRevived(instance, node)) declareLocals(run, instance.key, node);
  if (isRevived(instance, node)) reviveScope(run, instance.key, node);
  else if (instance.startedBy !== undefined) enterBy(run, instance.key, node, instance.startedBy);
  else for (const first of node.starts) spawn(run, instance.key, first);
  if (run.draft.get(instance.key).children === 0) run.push({ do: 'check', key: instance.key });
}

/** Its own data begin as nothing, unless something was put into them when it was entered. */
function declareLocals(run: Run, key: number, node: Node): void {
  const { locals } = node.plan;
  if (locals)
    setLocal(run, key, { ...Object.fromEntries(locals.map((name) => [name, null])), ...run.draft.get(key).variables });
}

/** Enters a scope by an event that has happened. Beside it, a parallel event-based gateway waits for its other events. */
function enterBy(run: Run, key: number, node: Node, startedBy: string): void {
  const scope = run.draft.edit(key);
  const payload = scope.payload;
  delete scope.payload;
  const start = node.children.find((child) => child.id === startedBy);
  if (!start) throw new Error(`Expected a start ${startedBy} in ${node.id} but there is none`);
  spawn(run, key, start, { happened: true, ...(payload && { payload }) });
  const gateway = start.incoming[0]?.source;
  if (!gateway?.plan.parallelStart) return;
  for (const flow of gateway.outgoing) if (flow.target !== start) spawn(run, key, flow.target);
}
