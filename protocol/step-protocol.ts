import type { Facts } from '../engine/facts.ts';
import type { Program } from '../engine/program.ts';
import type { State } from '../engine/state.ts';
import type { Effect, Transition } from '../engine/step.ts';
import type { Stimulus } from '../engine/stimulus.ts';

/**
 * What travels between the API, the workflow and the transaction when a dossier takes a step. Ids, hashes and declared
 * routing variables only: all of this may end up in Temporal's history.
 */

/** The one task queue of the dossiers' workers. */
export const taskQueue = 'motcua';

/** Name of the Update that carries a command. Its update id is `<command id>:<attempt>`. */
export const stepUpdate = 'step';

/** First argument of the workflow; the second is the `Program`, the third the `Facts` (both travel as content hashes). */
export interface DossierInput {
  readonly dossierId: string;
  /** `business`: dates are driven by commands of the business clock; `real`: the workflow arms its own alarm. */
  readonly clock: 'real' | 'business';
  /** Content hash of the program, to pass it on when the run continues as new. */
  readonly program: string;
  /** Steps after which the run continues as new, in place of the server's own suggestion. */
  readonly continueAfter?: number;
  readonly carried?: CarriedOver;
}

/** What a run hands to the next one. */
export interface CarriedOver {
  readonly seq: number;
  readonly state: State;
  /** Hash of the facts of the last step. */
  readonly facts: string;
  /** Ids of every journalled stimulus: an update id is deduplicated within one run only. */
  readonly applied: readonly string[];
}

/** Argument of the `step` Update. */
export interface StepRequest {
  readonly id: string;
  /** Seq of the dossier the command was decided on; null: whatever it is now. */
  readonly expectedSeq: number | null;
  readonly stimulus: Stimulus;
  /** Epoch milliseconds of the business clock at which the command was given. */
  readonly now: number;
}

export type StepAnswer =
  | { readonly outcome: 'applied'; readonly seq: number }
  | { readonly outcome: 'rejected'; readonly code: string; readonly message: string };

/** Failure type of a refusal by the Update's validator: its details are `[code]`. Nothing was recorded. */
export const refusal = 'refused';

/** The local activity: one PostgreSQL transaction. `next` null: only to catch up and to confirm a refusal. */
export interface CommitRequest {
  readonly dossierId: string;
  readonly id: string;
  readonly baseSeq: number;
  readonly stimulus: Stimulus;
  /** Epoch milliseconds at which the step was computed to happen. */
  readonly now: number;
  /** Hash of the facts the step was computed with. */
  readonly facts: string;
  readonly next: {
    readonly state: State;
    readonly transitions: readonly Transition[];
    readonly effects: readonly Effect[];
  } | null;
}

export type CommitAnswer =
  | { readonly type: 'committed' }
  /** The stimulus is in the journal, at or before the base. */
  | { readonly type: 'own'; readonly seq: number }
  /** The row was ahead: nothing was written. */
  | { readonly type: 'behind'; readonly entries: readonly JournalEntry[] }
  /** The facts have changed since: nothing was written. */
  | { readonly type: 'facts'; readonly hash: string }
  | { readonly type: 'rejected'; readonly code: string; readonly message: string };

export interface JournalEntry {
  readonly seq: number;
  readonly id: string;
  readonly stimulus: Stimulus;
  readonly now: number;
  readonly facts: string;
}

/** Local activities of the record. */
export interface RecordActivities {
  /** The step's transaction. Retried until PostgreSQL answers; a commit whose answer was lost is found by its id. */
  commitStep(request: CommitRequest): Promise<CommitAnswer>;
  /** Facts by hash. Travels as its hash. */
  loadFacts(hash: string): Promise<Facts>;
}

/** Ordinary activities: one a job type, named by it. */
export interface JobRequest {
  readonly dossierId: string;
  readonly key: number;
  readonly attempt: number;
  readonly element: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly inputs: { readonly [name: string]: unknown };
}

export interface JobAnswer {
  /** Epoch milliseconds of the business clock when the outside world answered. */
  readonly at: number;
  /** Routing variables of the outcome: ids and enumerations, no personal data. */
  readonly variables: { readonly [name: string]: string | number | boolean | null };
  /** Code of the BPMN error the job ends with in place of its outcome. One that nobody catches fails the job. */
  readonly error?: string;
}

/** Signature of the workflow function. */
export type DossierWorkflow = (input: DossierInput, program: Program, facts: Facts) => Promise<void>;
