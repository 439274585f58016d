import type { Node } from '../plan-index.ts';
import { becomeActive } from '../run/activity.ts';
import { isRevived, reviveScope } from '../run/compensation.ts';
import { findFurtherGateways } from '../run/conversation.ts';
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

/**
 * Enters a scope by an event that has happened. Beside it, a parallel event-based gateway waits for its other events,
 * and each other gateway that begins the same conversation for one of its own.
 */
function enterBy(run: Run, key: number, node: Node, startedBy: string): void {
  const scope = run.draft.edit(key);
  const payload = scope.payload;
  delete scope.payload;
  const start = node.children.find((child) => child.id === startedBy);
  if (!start) throw new Error(`Expected a start ${startedBy} in ${node.id} but there is none`);
  const gateway = start.incoming[0]?.source;
  if (gateway) passGateway(run, key, gateway, start);
  spawn(run, key, start, { happened: true, ...(payload && { payload }) });
  if (!gateway) return;
  if (gateway.plan.parallelStart)
    for (const flow of gateway.outgoing) if (flow.target !== start) spawn(run, key, flow.target);
  for (const other of findFurtherGateways(gateway)) {
    if (!other.plan.parallelStart) spawn(run, key, other);
    else {
      passGateway(run, key, other, undefined);
      for (const flow of other.outgoing) spawn(run, key, flow.target);
    }
  }
}

/** What the event behind it has decided: one flow of the gateway is taken, or all of one that waits for all. */
function passGateway(run: Run, scope: number, gateway: Node, happened: Node | undefined): void {
  const { key } = run.draft.add({ element: gateway.id, scope, life: 'active' });
  run.record(gateway, key, 'activated');
  run.record(gateway, key, 'completed');
  for (const flow of gateway.outgoing)
    if (gateway.plan.parallelStart || flow.target === happened)
      run.transitions.push({ plan: gateway.hash, element: flow.id, key, to: 'taken' });
  run.draft.remove(key);
}
