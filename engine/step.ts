import type { Facts } from './facts.ts';
import { withinStep } from './feel/bounds.ts';
import type { Program } from './program.ts';
import { begin } from './run/begin.ts';
import { drain } from './run/drain.ts';
import { react } from './run/react.ts';
import { Run } from './run/run.ts';
import type { State } from './state.ts';
import type { Stimulus, Variables } from './stimulus.ts';

/** What one step did, in the order in which it did it. For the record, the deadline's ledger and the diagram's path. */
export interface Transition {
  readonly plan: string;
  readonly element: string;
  readonly key: number;
  readonly to: 'activated' | 'completed' | 'terminated' | 'taken' | 'incident';
}

/** What a step sends out and does not wait for. Written in the step's transaction, delivered later. */
export type Effect =
  | {
      readonly type: 'send-message';
      readonly name: string;
      readonly correlationKey: string | undefined;
      readonly variables: Variables;
      /** Epoch milliseconds from which on nobody gets it any more; absent when it may wait for ever. */
      readonly expiresAt?: number;
      readonly element: string;
      readonly key: number;
    }
  | {
      readonly type: 'broadcast-signal';
      readonly name: string;
      readonly variables: Variables;
      readonly element: string;
    }
  /** An escalation that nobody inside the process catches. It changes nothing there. */
  | {
      readonly type: 'uncaught-escalation';
      readonly code: string | undefined;
      readonly element: string;
      readonly key: number;
    };

/** A stimulus that makes no sense in this state. Nothing changed. */
export interface Rejection {
  readonly code:
    | 'not-started'
    | 'already-started'
    | 'ended'
    | 'no-such-instance'
    | 'frozen'
    | 'not-a-task'
    | 'unknown-action'
    | 'not-offered'
    | 'nothing-due'
    | 'nobody-waits'
    | 'stale-attempt'
    | 'no-incident'
    | 'uncaught-error'
    | 'no-start';
  /** "Expected … but …" */
  readonly message: string;
}

export type StepResult =
  | {
      readonly ok: true;
      readonly state: State;
      readonly transitions: readonly Transition[];
      readonly effects: readonly Effect[];
    }
  | { readonly ok: false; readonly rejection: Rejection };

/**
 * Advances a process instance by one stimulus, to the next point where it waits. Pure: it reads no clock and changes
 * neither `state` nor any other argument; equal arguments give equal results. A failure inside the process (a FEEL
 * error, no condition true) becomes an incident of the returned state; only a defect of the engine throws.
 *
 * Without a state, `start` enters the entry process by its none start event; a `message`, a `signal` or an `alarm` by
 * the start event (or instantiating receive task or event-based gateway) that waits for it.
 *
 * @param state undefined before the first stimulus
 * @param now epoch milliseconds of the business clock; a step never runs before the state's own last `now`
 */
export function step(
  program: Program,
  state: State | undefined,
  stimulus: Stimulus,
  now: number,
  facts: Facts,
): StepResult {
  const run = new Run(program, state, Math.max(now, state?.now ?? now), facts);
  const rejection = withinStep(() => {
    const refused = state === undefined ? begin(run, stimulus) : react(run, state, stimulus);
    if (!refused) drain(run);
    return refused;
  });
  if (rejection) return { ok: false, rejection };
  return {
    ok: true,
    state: run.draft.snapshot(run.now, run.result ?? state?.result),
    transitions: run.transitions,
    effects: run.effects,
  };
}

export { openWork } from './run/open-work-of.ts';
