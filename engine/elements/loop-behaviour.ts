import type { EventPlan, LoopPlan } from '../plan.ts';
import type { Node } from '../plan-index.ts';
import type { Run } from '../run/run.ts';
import { spawn } from '../run/tokens.ts';
import { loopOf } from './loop-state.ts';

/**
 * The events a multi-instance activity throws when one of its instances completes: each time (`none`), the first time
 * (`one`) or as conditions say (`complex`). They are caught on its own boundary and give a token there beside the
 * activity. True when a complex event is caught by an interrupting boundary: the instances left are then not needed.
 */
export function throwBehaviour(run: Run, body: number, node: Node, loop: LoopPlan): boolean {
  const { behaviour } = loop;
  if (!behaviour || (behaviour.when === 'one' && loopOf(run.draft.get(body)).completed !== 1)) return false;
  let done = false;
  for (const { condition, event } of behaviour.events) {
    if (condition !== undefined && !run.test(condition, body)) continue;
    const boundary = node.boundary.find((candidate) =>
      candidate.events.some((caught) => catches(run, body, caught, event)),
    );
    if (!boundary) continue;
    spawn(run, run.draft.get(body).scope, boundary);
    done ||= behaviour.when === 'complex' && !boundary.plan.nonInterrupting;
  }
  return done;
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
