import type { OpenJob } from '../../engine/open-work.ts';
import type { Program } from '../../engine/program.ts';
import type { State } from '../../engine/state.ts';
import type { Effect, Transition } from '../../engine/step.ts';
import type { Stimulus, Variables } from '../../engine/stimulus.ts';

/** What runs process instances: the engine alone in virtual time, or workflows on a server that skips time. */
export interface ProcessHost {
  /** Epoch milliseconds of the last instant time was let pass to: what is done in a row happens at once. */
  readonly now: number;
  /** Begins an instance, or says with which code that was refused. */
  start(program: Program, first: Stimulus): Promise<HostedInstance | { readonly rejected: string }>;
  /** Lets time pass up to an instant. Nothing else may be under way. */
  passTo(at: number): Promise<void>;
}

/** One process instance of a host. */
export interface HostedInstance {
  readonly program: Program;
  readonly state: State;
  /** Sends a stimulus: `ok`, or the code of its rejection. */
  send(stimulus: Stimulus): Promise<string>;
  /** Resolves when the job has reached its worker. */
  taken(job: OpenJob): Promise<void>;
  /** The worker's answer; resolves once the job is no longer open. A job that is not is answered in vain. */
  answer(job: OpenJob, answer: WorkerAnswer): Promise<void>;
  /** The alarm rings: its date has come. Resolves when what was due has happened. */
  ring(): Promise<void>;
  /** What its steps did, in order. */
  readonly path: readonly Transition[];
  /** What its steps have sent out since this was last asked, in order. */
  takeEffects(): Effect[];
  /** Nobody looks at it any more. */
  abandon(): Promise<void>;
}

/** `error` is the code of a BPMN error; one that nobody catches fails the job. */
export type WorkerAnswer = { readonly variables: Variables } | { readonly error: string };
