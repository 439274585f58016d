import { type Waiting, waitingIn } from './correlate.ts';
import { drain } from './drain.ts';
import type { Run } from './run.ts';
import { trigger } from './trigger.ts';

/** Timers a single alarm fires at most; what is still due afterwards is due at once again. */
const maximumFirings = 1_000;

/** Fires what is due, in order of the dates, each to the end before the next. How many fired. */
export function fireDueTimers(run: Run): number {
  let fired = 0;
  for (let due = findDue(run); due && fired < maximumFirings; due = findDue(run)) {
    const { holder, wait } = due;
    trigger(run, holder.key, wait, {});
    drain(run);
    fired += 1;
  }
  return fired;
}

function findDue(run: Run): Waiting | undefined {
  let earliest: Waiting | undefined;
  for (const waiting of waitingIn(run)) {
    const { due } = waiting.wait;
    if (due === undefined || waiting.frozen || due > run.now || waiting.holder.incident) continue;
    if (earliest?.wait.due === undefined || due < earliest.wait.due) earliest = waiting;
  }
  return earliest;
}
