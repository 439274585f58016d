import type { Node } from '../plan-index.ts';
import type { Instance, Wait } from '../state.ts';
import type { Variables } from '../stimulus.ts';
import { withIncident } from './incidents.ts';
import type { Run } from './run.ts';
import { clearScope, terminate } from './terminate.ts';
import { removeChild, spawn } from './tokens.ts';
import { propagate } from './variables.ts';
import { nextOf, waitsFor } from './waits.ts';

/** One of an instance's events happened. Does nothing when the instance or its wait is gone by now. */
export function trigger(run: Run, key: number, wait: Wait, variables: Variables): void {
  const holder = run.draft.find(key);
  const open = holder?.waits?.find((candidate) => candidate.element === wait.element && candidate.event === wait.event);
  if (!holder || !open) return;
  const node = run.nodeIn(holder, wait.element);
  withIncident(run, key, () => {
    if (awaitsMore(run, holder, node, open, variables)) return;
    if (node.plan.attachedTo === holder.element) triggerBoundary(run, holder, node, open, variables);
    else if (node.id === holder.element) triggerOwn(run, holder, variables);
    else if (node.scope?.id === holder.element) spawn(run, key, node, { happened: true, payload: variables });
    else if (node.type === 'StartEvent') triggerHandler(run, holder, node, open, variables);
    else triggerChoice(run, holder, node, variables);
  });
}

/** A boundary event takes over, or goes beside, its activity. */
export function fireBoundary(run: Run, host: Instance, boundary: Node, variables: Variables): void {
  if (!boundary.plan.nonInterrupting) {
    terminate(run, host.key);
    if (host.undoes) run.push({ do: 'undone', key: host.key, scope: host.scope });
  }
  spawn(run, host.scope, boundary, { payload: variables });
}

/** An event sub-process takes over, or goes beside, its scope. */
export function fireHandler(run: Run, scope: number, start: Node, variables: Variables): void {
  const sub = start.scope;
  if (!sub) throw new Error(`Expected start event ${start.id} inside an event sub-process but it has no scope`);
  if (!start.plan.nonInterrupting) {
    clearScope(run, scope);
    closeHandlers(run, scope);
  }
  spawn(run, scope, sub, { startedBy: start.id, payload: variables });
}

/** From now on only events on its boundary can happen to the scope; none of its event sub-processes begins any more. */
export function closeHandlers(run: Run, scope: number): void {
  const instance = run.draft.edit(scope);
  instance.interrupted = true;
  const isOnBoundary = (wait: Wait) => run.nodeIn(instance, wait.element).plan.attachedTo === instance.element;
  if (instance.waits) instance.waits = instance.waits.filter(isOnBoundary);
}

/** Of several events that must all happen, crosses this one off and keeps what it brought; true while others are missing. */
function awaitsMore(run: Run, holder: Instance, node: Node, wait: Wait, variables: Variables): boolean {
  if (!node.plan.parallelMultiple) return false;
  const waits = (holder.waits ?? []).filter((candidate) => candidate !== wait);
  if (!waits.some((candidate) => candidate.element === node.id)) return false;
  const edited = run.draft.edit(holder.key);
  edited.waits = waits;
  if (node.id === holder.element) edited.payload = { ...holder.payload, ...variables };
  else propagate(run, node.plan.attachedTo === holder.element ? holder.scope : holder.key, variables);
  return true;
}

/** After a non-interrupting event: the same wait again, the next date of its cycle, or no wait any more. */
function rearm(run: Run, holder: Instance, node: Node, wait: Wait): void {
  const others = (holder.waits ?? []).filter((candidate) => candidate !== wait);
  if (node.plan.parallelMultiple) {
    run.draft.edit(holder.key).waits = [...others, ...waitsFor(run, holder.key, [node])];
    return;
  }
  if (wait.kind !== 'timer') return;
  const event = node.events[wait.event];
  const next = event && nextOf(run, holder.key, event, wait);
  run.draft.edit(holder.key).waits = next ? [...others, next] : others;
}

function triggerBoundary(run: Run, host: Instance, boundary: Node, wait: Wait, variables: Variables): void {
  if (boundary.plan.nonInterrupting) rearm(run, host, boundary, wait);
  fireBoundary(run, host, boundary, variables);
}

function triggerHandler(run: Run, scope: Instance, start: Node, wait: Wait, variables: Variables): void {
  if (start.plan.nonInterrupting) rearm(run, scope, start, wait);
  fireHandler(run, scope.key, start, variables);
}

function triggerOwn(run: Run, holder: Instance, variables: Variables): void {
  const instance = run.draft.edit(holder.key);
  delete instance.waits;
  instance.payload = { ...holder.payload, ...variables };
  run.push({ do: 'complete', key: holder.key });
}

/** An event behind an event-based gateway: the gateway is passed by that flow alone, and the event has happened. */
function triggerChoice(run: Run, gateway: Instance, node: Node, variables: Variables): void {
  const flow = run.nodeOf(gateway).outgoing.find((candidate) => candidate.target === node);
  if (!flow) throw new Error(`Expected a flow from ${gateway.element} to ${node.id} but there is none`);
  run.record(run.nodeOf(gateway), gateway.key, 'completed');
  run.transitions.push({ plan: node.hash, element: flow.id, key: gateway.key, to: 'taken' });
  spawn(run, gateway.scope, node, { happened: true, payload: variables });
  run.draft.remove(gateway.key);
  removeChild(run, gateway.scope);
}
