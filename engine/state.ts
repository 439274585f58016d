import type { StepTerm } from '../domain/step-term.ts';
import type { JsonValue, Variables } from './stimulus.ts';

/**
 * The state of one process instance: plain JSON, complete (a process restarted from it after any step goes on alike),
 * small (it travels with the dossier). Only the engine looks inside.
 */
export interface State {
  readonly now: number;
  /** Next element instance key. */
  readonly next: number;
  /** Live element instances by key; the root process instance has the lowest. Empty once the process has ended. */
  readonly instances: Readonly<Record<string, Instance>>;
  /** End events reached at the root, in order. */
  readonly ends: readonly string[];
  /** Variables of the root process when it ended. */
  readonly result?: Variables;
}

/** Where an element instance stands; completed and terminated ones are gone from the state. See run/life-cycle.ts. */
export type Life = 'activating' | 'active' | 'completing' | 'terminating';

export interface Instance {
  readonly key: number;
  readonly element: string;
  /** Key of the instance it lives in; 0 for the root process. */
  readonly scope: number;
  readonly life: Life;
  /** Hash of the plan; on process instances only, their descendants share it. */
  readonly plan?: string;
  /** Tokens on the way, tokens before joins and instances alive directly inside. The scope is done when it is 0. */
  readonly children?: number;
  readonly variables?: Variables;
  /** Of a process instance: values of the correlation keys that its conversations' messages brought, as run/conversation.ts writes them. */
  readonly conversation?: Readonly<Record<string, string>>;
  readonly waits?: readonly Wait[];
  /** Tokens before joins of this scope: element → flow → number. */
  readonly joins?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly createdAt?: number;
  readonly task?: {
    readonly role?: string;
    readonly assignee?: string;
    readonly dueAt?: number;
    /** The time it has, where the dossier says so. */
    readonly term?: StepTerm;
  };
  readonly job?: { readonly type: string; readonly attempt: number };
  readonly loop?: LoopState;
  /** Inner instance of a loop: its number from 1. */
  readonly counter?: number;
  /** What came with the event or the answer that wakes it; gone when it is completed. */
  readonly payload?: Variables;
  /** What it answers has reached the scopes around it; only leaving is left to do. */
  readonly handedUp?: true;
  /** The catch event's trigger already happened, before its token arrived. */
  readonly happened?: true;
  /** Event sub-process or process entered by this start event. */
  readonly startedBy?: string;
  readonly incident?: { readonly code: string; readonly message: string };
  /** Frozen by these instances since an instant; entered anew when thawed, if any of them asks for it. */
  readonly frozen?: { readonly by: readonly number[]; readonly at: number; readonly restart: boolean };
  /** What can still be compensated in this scope, in order of completion. */
  readonly compensable?: readonly Compensable[];
  /** Compensations at work in this scope. */
  readonly undo?: readonly Undo[];
  /** A compensation handler, or a completed sub-process revived to compensate what happened inside. */
  readonly undoes?: true;
  /** A transaction whose cancel end event was reached, and scopes inside it: each ends once everything in it is compensated. */
  readonly cancelling?: true;
  /** Activities that a sequential ad-hoc sub-process has not begun yet. */
  readonly adHoc?: readonly string[];
  /** The completion condition of an ad-hoc sub-process held: it ends with what is still at work in it. */
  readonly enough?: true;
  /** An interrupting event sub-process took the scope over, or it is being cancelled: no event sub-process begins in it. */
  readonly interrupted?: true;
  /** Complex gateways of this scope that have fired and wait for the tokens still under way: element → flows that had one. */
  readonly resets?: Readonly<Record<string, readonly string[]>>;
}

/** One event an instance waits for: its own, one of its boundary, or the start of one of its event sub-processes. */
export interface Wait {
  readonly element: string;
  /** Which of the element's event definitions. */
  readonly event: number;
  readonly kind: 'timer' | 'message' | 'signal' | 'conditional';
  /** Epoch milliseconds. */
  readonly due?: number;
  /** Times a cycle still repeats after this one; -1 for ever. */
  readonly repeats?: number;
  readonly name?: string;
  readonly key?: string;
  /** Last value of the condition: it fires when it becomes true. */
  readonly held?: boolean;
}

export interface LoopState {
  readonly total: number;
  readonly started: number;
  readonly active: number;
  readonly completed: number;
  readonly terminated: number;
  /** Items still needed by a sequential loop. */
  readonly items?: readonly JsonValue[];
  readonly outputs?: readonly JsonValue[];
}

export interface Compensable {
  readonly element: string;
  readonly key: number;
  /** Hash of the plan, of a process that a call activity called. */
  readonly plan?: string;
  /** Local variables of the completed activity. */
  readonly variables?: Variables;
  /** What its own scope had left to compensate. */
  readonly inner?: readonly Compensable[];
}

export interface Undo {
  /** The event that waits until all is undone; 0 when nobody does. */
  readonly by: number;
  /** Still to be undone, in order of completion: the last one is next. */
  readonly pending: readonly Compensable[];
  /** The handler at work. */
  readonly running: number;
}
