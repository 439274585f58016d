import type { Instance } from '../state.ts';
import { assertTransition } from './life-cycle.ts';
import type { Run } from './run.ts';

/** Ends an instance and everything inside it, innermost first. Its scope counts one child less; nobody looks yet. */
export function terminate(run: Run, key: number): void {
  const instance = run.draft.get(key);
  terminateTree(run, instance, childrenByScope(run));
  if (instance.scope === 0) return;
  const scope = run.draft.edit(instance.scope);
  scope.children = (scope.children ?? 0) - 1;
}

/**
 * Ends everything inside a scope, tokens too, and leaves the scope itself alone and empty, but for those that are spared.
 * What was still to be undone there can be undone again; what was being undone, and is not spared, cannot.
 */
export function clearScope(run: Run, key: number, spared: ReadonlySet<number> = new Set()): void {
  const children = childrenByScope(run);
  for (const child of children.get(key) ?? []) if (!spared.has(child.key)) terminateTree(run, child, children);
  run.dropTokens(key);
  const scope = run.draft.edit(key);
  scope.children = spared.size;
  delete scope.joins;
  delete scope.resets;
  delete scope.adHoc;
  const pending = (scope.undo ?? []).filter(({ running }) => !spared.has(running)).flatMap((work) => work.pending);
  delete scope.undo;
  if (pending.length > 0) scope.compensable = [...pending, ...(scope.compensable ?? [])];
}

function terminateTree(run: Run, instance: Instance, children: ReadonlyMap<number, readonly Instance[]>): void {
  for (const child of children.get(instance.key) ?? []) terminateTree(run, child, children);
  const node = run.nodeOf(instance);
  assertTransition(instance.life, 'terminating', instance.element);
  run.dropTokens(instance.key);
  run.record(node, instance.key, 'terminated');
  run.draft.remove(instance.key);
  if (node.plan.dossier?.freezes && instance.counter === undefined)
    run.push({ do: 'thaw', key: instance.key, scope: instance.scope });
}

function childrenByScope(run: Run): Map<number, Instance[]> {
  const children = new Map<number, Instance[]>();
  for (const instance of run.draft.all()) {
    const siblings = children.get(instance.scope);
    if (siblings) siblings.push(instance);
    else children.set(instance.scope, [instance]);
  }
  return children;
}
