import type { Node } from '../plan-index.ts';
import type { Run } from './run.ts';

/** Remembers an end event reached at the root: in the root process itself or in its event sub-processes. */
export function noteEnd(run: Run, scope: number, node: Node): void {
  if (node.type !== 'EndEvent') return;
  let at = run.draft.get(scope);
  while (at.scope !== 0) {
    if (!run.nodeOf(at).plan.byEvent) return;
    at = run.draft.get(at.scope);
  }
  run.draft.ends.push(node.id);
}
