import type { EventPlan } from '../plan.ts';
import { indexPlan, type Node } from '../plan-index.ts';
import type { Compensable, Instance, Undo } from '../state.ts';
import { noteEnd } from './ends.ts';
import { Failure } from './failure.ts';
import type { Run } from './run.ts';
import { clearScope, terminate } from './terminate.ts';
import { spawn } from './tokens.ts';
import { closeHandlers, fireBoundary } from './trigger.ts';

/** Whether it completed before and lives again only to be compensated; a compensation activity runs like any other. */
export function isRevived(instance: Instance, node: Node): boolean {
  return instance.undoes === true && !node.plan.forCompensation;
}

/**
 * A completed activity that has something to undo it with is remembered in its scope, with its variables as they were;
 * so is a process, by the call activity that called it.
 */
export function rememberForCompensation(run: Run, instance: Instance, node: Node): void {
  const inner = instance.compensable ?? [];
  const isBody = node.plan.loop !== undefined && instance.counter === undefined;
  if (
    isBody
      ? inner.length === 0
      : node.plan.compensatedBy === undefined && findHandler(node) === undefined && inner.length === 0
  )
    return;
  const scope = run.draft.edit(instance.scope);
  const records = isBody
    ? inner
    : [
        {
          element: node.id,
          key: instance.key,
          ...(instance.plan !== undefined && { plan: instance.plan }),
          ...(instance.variables && { variables: instance.variables }),
          ...(inner.length > 0 && { inner }),
        },
      ];
  scope.compensable = [...(scope.compensable ?? []), ...records];
}

/**
 * Compensates one completed activity of the scope, or all of them, the last first. In an event sub-process it compensates
 * there and then in the scope around it. True when the throwing event has to wait.
 */
export function throwCompensation(
  run: Run,
  thrower: Instance,
  event: Extract<EventPlan, { kind: 'compensate' }>,
): boolean {
  return undoWithin(run, compensationScopes(run, thrower), thrower, event);
}

/** Works through the scopes, the innermost first; somebody who waits has the next one undone when this one is. */
function undoWithin(
  run: Run,
  scopes: readonly Instance[],
  thrower: Instance,
  event: Extract<EventPlan, { kind: 'compensate' }>,
): boolean {
  for (const scope of scopes) {
    const all = scope.compensable ?? [];
    const chosen = event.activity === undefined ? all : all.filter((record) => record.element === event.activity);
    if (chosen.length === 0) continue;
    run.draft.edit(scope.key).compensable = all.filter((record) => !chosen.includes(record));
    undo(run, scope.key, { by: event.detached ? 0 : thrower.key, pending: chosen, running: 0 });
    if (!event.detached) return true;
  }
  return false;
}

/** A handler is done: the next one, or whoever waited goes on. */
export function undoNext(run: Run, scope: number, handler: number): void {
  const instance = run.draft.edit(scope);
  const mine = instance.undo?.find((entry) => entry.running === handler);
  if (!mine) return;
  instance.undo = (instance.undo ?? []).filter((entry) => entry !== mine);
  undo(run, scope, { ...mine, running: 0 });
}

/**
 * A cancel end event: all else in the transaction ends, what was done is undone, then the cancel boundary takes over.
 * One instance of several cancels them all.
 */
export function cancelTransaction(run: Run, end: Instance, node: Node): void {
  run.record(node, end.key, 'completed');
  run.draft.remove(end.key);
  noteEnd(run, end.scope, node);
  const transaction = run.draft.get(end.scope);
  cancelScope(run, transaction.counter === undefined ? transaction.key : transaction.scope);
}

/**
 * Ends what is at work in a scope but for what undoes something already, and for scopes in which something was done:
 * these are cancelled, too. One that an incident kept from ending is at work again.
 */
function cancelScope(run: Run, key: number): void {
  const { undo: atWork = [] } = run.draft.get(key);
  const undoing = new Set(atWork.map(({ running }) => running));
  const inner = run.draft.childrenOf(key).filter((child) => !undoing.has(child.key) && hasToUndo(run, child));
  clearScope(run, key, new Set([...undoing, ...inner.map((child) => child.key)]));
  closeHandlers(run, key);
  const scope = run.draft.edit(key);
  if (atWork.length > 0) scope.undo = atWork;
  scope.cancelling = true;
  scope.life = 'active';
  delete scope.incident;
  if (isCancelledWithin(run, scope)) delete scope.waits;
  for (const child of inner) cancelScope(run, child.key);
  run.push({ do: 'check', key });
}

/** Whether it is cancelled because something around it is. */
export function isCancelledWithin(run: Run, scope: Instance): boolean {
  return scope.cancelling === true && run.draft.find(scope.scope)?.cancelling === true;
}

function hasToUndo(run: Run, instance: Instance): boolean {
  if (instance.compensable?.length || instance.undo) return true;
  return run.draft.childrenOf(instance.key).some((child) => hasToUndo(run, child));
}

/** A completed sub-process, alive again only to be compensated: by its own handler, or else everything inside. */
export function reviveScope(run: Run, key: number, node: Node): void {
  const handler = findHandler(node);
  if (handler?.scope) {
    spawn(run, key, handler.scope, { startedBy: handler.id });
    return;
  }
  undoAll(run, key);
}

/** Everything that a scope remembers; nobody waits for it but the scope itself. */
export function undoAll(run: Run, key: number): void {
  const scope = run.draft.edit(key);
  const pending = scope.compensable ?? [];
  delete scope.compensable;
  undo(run, key, { by: 0, pending, running: 0 });
}

function undo(run: Run, scope: number, work: Undo): void {
  const record = work.pending.at(-1);
  if (!record) {
    finish(run, scope, work.by);
    return;
  }
  const running = startHandler(run, scope, record);
  const instance = run.draft.edit(scope);
  instance.undo = [...(instance.undo ?? []), { by: work.by, pending: work.pending.slice(0, -1), running }];
}

function startHandler(run: Run, scope: number, record: Compensable): number {
  if (record.plan !== undefined) return reviveCalled(run, scope, record, record.plan);
  const node = run.nodeIn(run.draft.get(scope), record.element);
  const handler =
    node.plan.compensatedBy === undefined ? undefined : run.nodeIn(run.draft.get(scope), node.plan.compensatedBy);
  const variables = record.variables && { variables: record.variables };
  if (handler) return spawn(run, scope, handler, { undoes: true, ...variables });
  return spawn(run, scope, node, { undoes: true, ...variables, ...(record.inner && { compensable: record.inner }) });
}

/** A process that was called lives again inside its call activity. */
function reviveCalled(run: Run, call: number, record: Compensable, hash: string): number {
  const process = indexPlan(run.planOf(hash)).nodes.get(record.element);
  if (!process) throw new Error(`Expected process ${record.element} in plan ${hash} but it is not there`);
  return spawn(run, call, process, {
    plan: hash,
    undoes: true,
    variables: record.variables ?? {},
    ...(record.inner && { compensable: record.inner }),
  });
}

function finish(run: Run, scope: number, by: number): void {
  const instance = run.draft.edit(scope);
  if (instance.undo?.length === 0) delete instance.undo;
  if (instance.cancelling) run.push({ do: 'check', key: scope });
  else if (by !== 0 && run.draft.find(by)) goOnBeyond(run, scope, run.draft.get(by));
}

/** What an event compensates in one scope is undone: what it compensates further out is next, or the event goes on. */
function goOnBeyond(run: Run, scope: number, thrower: Instance): void {
  const scopes = compensationScopes(run, thrower);
  const further = scopes.slice(scopes.findIndex(({ key }) => key === scope) + 1);
  for (const event of run.nodeOf(thrower).events)
    if (event.kind === 'compensate' && undoWithin(run, further, thrower, event)) return;
  if (!run.deliveries.some(({ key }) => key === thrower.key)) run.push({ do: 'complete', key: thrower.key });
}

/**
 * Goes on with a cancelled scope: what was cancelled inside comes first, then what it did itself is undone. Then it is
 * over, and of a transaction the cancel boundary takes over.
 */
export function leaveCancelled(run: Run, scope: Instance): void {
  if (scope.undo || (scope.children ?? 0) > 0) return;
  if (scope.compensable?.length) {
    undoAll(run, scope.key);
    return;
  }
  if (isCancelledWithin(run, scope)) {
    terminate(run, scope.key);
    run.push({ do: 'check', key: scope.scope });
    return;
  }
  const boundary = run.nodeOf(scope).boundary.find((node) => node.events.some((event) => event.kind === 'cancel'));
  if (!boundary)
    throw new Failure(
      'uncaught-cancel',
      `Expected a cancel event on the boundary of ${scope.element} but there is none`,
    );
  fireBoundary(run, scope, boundary, {});
}

/** Start of the compensation event sub-process. */
function findHandler(node: Node): Node | undefined {
  return node.handlers.find((start) => start.events.some((event) => event.kind === 'compensate'));
}

/** Whose completed activities an event can compensate, from the inside out. */
function compensationScopes(run: Run, thrower: Instance): Instance[] {
  const scopes = [run.draft.get(thrower.scope)];
  for (let at = scopes[0]; at && run.nodeOf(at).plan.byEvent; at = scopes.at(-1)) scopes.push(run.draft.get(at.scope));
  return scopes;
}
