import type { Node } from '../plan-index.ts';
import type { Instance, Wait } from '../state.ts';
import { Failure } from './failure.ts';
import type { Run } from './run.ts';
import { terminate } from './terminate.ts';
import { spawn } from './tokens.ts';

/**
 * While an activity that freezes another one is active, the other's scope stands still: its tasks and jobs cannot be
 * completed, its timers (those on its own boundary too) keep what is left of them, its messages wait. Messages and
 * signals on the frozen activity's own boundary stay open: a withdrawal reaches a paused dossier.
 */
export function freeze(run: Run, freezer: Instance, node: Node): void {
  const freezes = node.plan.dossier?.freezes;
  if (!freezes) return;
  const policy = run.value(freezes.policy, freezer.key);
  if (policy !== 'continue' && policy !== 'restart')
    throw new Failure('feel', `Expected the pause policy continue or restart but found ${JSON.stringify(policy)}`);
  for (const sibling of run.draft.childrenOf(freezer.scope)) {
    if (sibling.element !== freezes.element || sibling.frozen?.by.includes(freezer.key)) continue;
    const target = run.draft.edit(sibling.key);
    target.frozen = {
      by: [...(target.frozen?.by ?? []), freezer.key],
      at: target.frozen?.at ?? run.now,
      restart: (target.frozen?.restart ?? false) || policy === 'restart',
    };
  }
}

/** Lifts what `freezer`, gone by now, froze in `scope`. */
export function thaw(run: Run, freezer: number, scope: number): void {
  for (const sibling of run.draft.childrenOf(scope)) {
    if (!sibling.frozen?.by.includes(freezer)) continue;
    const { at, restart } = sibling.frozen;
    const by = sibling.frozen.by.filter((key) => key !== freezer);
    const target = run.draft.edit(sibling.key);
    if (by.length > 0) {
      target.frozen = { by, at, restart };
      continue;
    }
    delete target.frozen;
    if (restart) {
      const node = run.nodeOf(target);
      terminate(run, target.key);
      spawn(run, scope, node);
    } else {
      shiftTimers(run, target.key, at);
    }
  }
}

/** Whether the instance, or anything around it, is frozen. */
export function isFrozen(find: (key: number) => Instance | undefined, key: number): boolean {
  for (let at = find(key); at; at = find(at.scope)) if (at.frozen) return true;
  return false;
}

/** Whether this wait stands still: boundary messages and signals of a frozen activity do not, its timers do. */
export function isWaitFrozen(
  find: (key: number) => Instance | undefined,
  holder: Instance,
  wait: Wait,
  ownBoundary: boolean,
): boolean {
  if (wait.kind === 'timer' || wait.kind === 'conditional' || !ownBoundary) return isFrozen(find, holder.key);
  return isFrozen(find, holder.scope);
}

/** Moves the timers below by the time they stood still, which ends early where something further out froze since. */
function shiftTimers(run: Run, key: number, since: number): void {
  const find = (at: number) => run.draft.find(at);
  const outer = outerFreeze(run, run.draft.get(key).scope);
  const until = outer === undefined ? run.now : Math.max(since, outer);
  const shift = until - since;
  if (shift === 0) return;
  for (const instance of run.draft.all()) {
    if (
      !instance.waits?.some((wait) => wait.due !== undefined) ||
      !isInside(run, instance, key) ||
      frozenBelow(find, instance, key)
    )
      continue;
    run.draft.edit(instance.key).waits = instance.waits.map((wait) =>
      wait.due === undefined ? wait : { ...wait, due: wait.due + shift },
    );
  }
}

function outerFreeze(run: Run, key: number): number | undefined {
  let earliest: number | undefined;
  for (let at = run.draft.find(key); at; at = run.draft.find(at.scope)) {
    if (at.frozen && (earliest === undefined || at.frozen.at < earliest)) earliest = at.frozen.at;
  }
  return earliest;
}

function isInside(run: Run, instance: Instance, key: number): boolean {
  for (let at: Instance | undefined = instance; at; at = run.draft.find(at.scope)) if (at.key === key) return true;
  return false;
}

function frozenBelow(find: (key: number) => Instance | undefined, instance: Instance, key: number): boolean {
  for (let at: Instance | undefined = instance; at && at.key !== key; at = find(at.scope)) if (at.frozen) return true;
  return false;
}
