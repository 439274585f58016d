import type { EventPlan, LoopPlan } from '../plan.ts';
import type { Node } from '../plan-index.ts';
import type { Run } from '../run/run.ts';

/** What is to be thrown now: the boundary events that catch it, and whether the instances left are then not needed. */
export interface ThrownBehaviour {
  readonly boundaries: readonly Node[];
  readonly enough: boolean;
}

/**
 * The events a multi-instance activity throws when one of its instances completes: each time (`none`), the first time
 * (`one`) or as conditions say (`complex`). They are caught on its own boundary and give a token there beside the
 * activity; a complex one that is caught by an interrupting boundary is enough. Nothing changes yet.
 */
export function findBehaviour(
  run: Run,
  body: number,
  node: Node,
  loop: LoopPlan,
  counters: Readonly<Record<string, number>> & { readonly numberOfCompletedInstances: number },
): ThrownBehaviour {
  const { behaviour } = loop;
  if (!behaviour || (behaviour.when === 'one' && counters.numberOfCompletedInstances !== 1))
    return { boundaries: [], enough: false };
  const boundaries = behaviour.events.flatMap(({ condition, event }) => {
    if (condition !== undefined && !run.test(condition, body, counters)) return [];
    const boundary = node.boundary.find((candidate) =>
      candidate.events.some((caught) => catches(run, body, caught, event)),
    );
    return boundary ? [boundary] : [];
  });
  return {
    boundaries,
    enough: behaviour.when === 'complex' && boundaries.some((boundary) => !boundary.plan.nonInterrupting),
  };
}

/** Without a definition of its own the activity throws a signal of no particular name. */
function catches(run: Run, key: number, caught: EventPlan, thrown: EventPlan | undefined): boolean {
  if (!thrown) return caught.kind === 'signal';
  if (caught.kind !== thrown.kind) return false;
  if ('name' in caught && 'name' in thrown && caught.name !== undefined && thrown.name !== undefined)
    return run.text(caught.name, key) === run.text(thrown.name, key);
  if ('code' in caught && caught.code !== undefined) return 'code' in thrown && thrown.code === caught.code;
  return true;
}
