import type { StepTerm } from '../domain/step-term.ts';
import type { ElementInstanceKey, Variables } from './stimulus.ts';

/**
 * What a state waits for. Everything outside the engine (work items, activities, the alarm, message subscriptions, the
 * actions a person may take) follows from this view of the state, never from what a step happened to emit: so a
 * restart, a catch-up or a new run arrives at the same work.
 */
export interface OpenWork {
  readonly tasks: readonly OpenTask[];
  readonly jobs: readonly OpenJob[];
  readonly subscriptions: readonly OpenSubscription[];
  /** Epoch milliseconds of the earliest timer that is not frozen, or undefined. */
  readonly alarmAt: number | undefined;
  readonly incidents: readonly OpenIncident[];
  /** Element ids with the number of live instances, per plan: what a diagram shows. */
  readonly tokens: readonly {
    readonly plan: string;
    readonly element: string;
    readonly count: number;
    readonly frozen: boolean;
  }[];
  /** Set once nothing is active any more: the end events reached at the root, in order, and its variables then. */
  readonly ended: { readonly elements: readonly string[]; readonly variables: Variables } | undefined;
}

export interface OpenTask {
  readonly key: ElementInstanceKey;
  readonly plan: string;
  readonly element: string;
  readonly name: string;
  /** The task's assignment, evaluated when it was created. See docs/tthc-namespace.md. */
  readonly role: string | undefined;
  readonly agency: string | undefined;
  readonly assignee: string | undefined;
  readonly formKey: string | undefined;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** Epoch milliseconds; from zeebe:taskSchedule or the task's budget in working time. Advisory. */
  readonly dueAt: number | undefined;
  /** What `dueAt` follows from, where the dossier and not the drawing says it. */
  readonly term: StepTerm | undefined;
  /** Inside a frozen (paused) scope: visible, not to be completed. */
  readonly frozen: boolean;
}

export interface OpenJob {
  readonly key: ElementInstanceKey;
  readonly plan: string;
  readonly element: string;
  readonly name: string;
  readonly jobType: string;
  readonly attempt: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly inputs: Variables;
  readonly frozen: boolean;
}

export interface OpenSubscription {
  readonly key: ElementInstanceKey;
  readonly plan: string;
  /** The catching element: start event of an event sub-process, boundary event, catch event, receive task. */
  readonly element: string;
  readonly name: string;
  readonly kind: 'message' | 'signal';
  readonly correlationKey: string | undefined;
  readonly frozen: boolean;
}

export interface OpenIncident {
  readonly key: ElementInstanceKey;
  readonly plan: string;
  readonly element: string;
  readonly code: string;
  readonly message: string;
}
