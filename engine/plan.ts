import type { ActionField } from '../domain/possible-actions.ts';
import type { Decisions } from './dmn/decision-plan.ts';
import type { ElementType } from './element-types.ts';

/**
 * A compiled BPMN file: validated, translated, plain JSON, named by the hash of its content. Only the engine looks
 * inside; others use the hash, the ids of the processes and the descriptions of describe.ts.
 */
export interface Plan {
  readonly hash: string;
  /** Executable processes, in file order. */
  readonly processes: readonly string[];
  /** Flow nodes and processes by id, in file order. */
  readonly elements: Readonly<Record<string, ElementPlan>>;
  readonly flows: Readonly<Record<string, FlowPlan>>;
  /** The decisions its business rule tasks ask, with all that those require; absent when they ask none. */
  readonly decisions?: Decisions;
}

/** A FEEL expression, without the leading `=`. */
export type Feel = string;
/** A text, or a FEEL expression when it begins with `=`. */
export type Value = string;

export interface ElementPlan {
  readonly type: ElementType;
  readonly name?: string;
  /** Id of the process or sub-process that holds it; absent on a process. */
  readonly scope?: string;
  readonly lane?: string;
  readonly default?: string;
  readonly events?: readonly EventPlan[];
  /** All of `events` must happen, not one of them. */
  readonly parallelMultiple?: true;
  readonly attachedTo?: string;
  /** Boundary event or start event of an event sub-process that leaves its scope alone. */
  readonly nonInterrupting?: true;
  /** Event sub-process. */
  readonly byEvent?: true;
  /** Variables of a sub-process's own: nothing outside sees or keeps them. */
  readonly locals?: readonly string[];
  readonly forCompensation?: true;
  /** Id of the activity that compensates this one. */
  readonly compensatedBy?: string;
  readonly startQuantity?: number;
  readonly completionQuantity?: number;
  readonly loop?: LoopPlan;
  readonly inputs?: readonly MappingPlan[];
  readonly outputs?: readonly MappingPlan[];
  readonly task?: TaskPlan;
  readonly job?: JobPlan;
  readonly script?: { readonly feel: Feel; readonly result: string };
  readonly decision?: { readonly id: Value; readonly result: string };
  readonly called?: { readonly process: Value; readonly propagateAll: boolean; readonly isolated?: true };
  /** Activation condition of a complex gateway. */
  readonly activation?: Feel;
  readonly adHoc?: { readonly sequential?: true; readonly completion?: Feel; readonly keepRemaining?: true };
  /** Receive task or event-based gateway that starts an instance. */
  readonly instantiate?: true;
  /** Of a process: keys of its conversations whose values follow from its data. */
  readonly correlation?: Correlation;
  /** Event-based gateway that waits for all of its events. */
  readonly parallelStart?: true;
  /** What the `tthc:` namespace says of it. */
  readonly dossier?: DossierPlan;
}

/** Correlation keys (BPMN 2.0.2, 8.4.2) by name: an expression for each of the key's properties, in their order. */
export type Correlation = Readonly<Record<string, readonly Feel[]>>;

export interface FlowPlan {
  readonly source: string;
  readonly target: string;
  readonly name?: string;
  readonly condition?: Feel;
}

export type EventPlan =
  | { readonly kind: 'timer'; readonly date?: Value; readonly duration?: Value; readonly cycle?: Value }
  /**
   * `lifeTime`: how long the message may wait for somebody who is to get it, an ISO 8601 duration. `correlation`: the
   * keys of its conversation that the message can carry, as expressions on what it brings.
   */
  | {
      readonly kind: 'message';
      readonly name: Value;
      readonly key?: Value;
      readonly lifeTime?: Value;
      readonly correlation?: Correlation;
    }
  | { readonly kind: 'signal'; readonly name: Value }
  | { readonly kind: 'conditional'; readonly condition: Feel }
  | { readonly kind: 'error' | 'escalation'; readonly code?: Value }
  | { readonly kind: 'compensate'; readonly activity?: string; readonly detached?: true }
  | { readonly kind: 'link'; readonly name: string }
  | { readonly kind: 'cancel' | 'terminate' };

export interface LoopPlan {
  /** `standard`: while the condition holds; the others: one instance for each item. */
  readonly kind: 'standard' | 'parallel' | 'sequential';
  readonly condition?: Feel;
  readonly testBefore?: true;
  readonly maximum?: number;
  readonly cardinality?: Feel;
  readonly collection?: Feel;
  readonly item?: string;
  readonly output?: { readonly collection: string; readonly element: Feel };
  readonly completion?: Feel;
  /** Events thrown to the activity's own boundary when instances complete; absent for `All`. */
  readonly behaviour?: {
    readonly when: 'none' | 'one' | 'complex';
    readonly events: readonly { readonly condition?: Feel; readonly event?: EventPlan }[];
  };
}

export interface MappingPlan {
  /** A text or an expression; or the name of a variable to copy. */
  readonly source?: Value;
  readonly variable?: string;
  readonly target: string;
}

export interface TaskPlan {
  readonly role?: Value;
  readonly assignee?: Value;
  readonly formKey?: string;
  readonly dueDate?: Value;
}

export interface JobPlan {
  readonly type: Value;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An action that people may take, as the file declares it. */
export interface ActionPlan {
  readonly action: string;
  readonly name: string;
  readonly tone: Tone;
  readonly fields: readonly ActionField[];
  /** All must hold for the action to be possible: FEEL on the variables of the scope it belongs to. */
  readonly conditions?: readonly ActionConditionPlan[];
  /** What it changes in the record besides moving the process; the engine leaves that to the record. */
  readonly records?: string;
}

/** An action that belongs to no task: it says itself who may take it. */
export interface PeoplesActionPlan extends ActionPlan {
  readonly by: readonly string[];
  readonly agency?: string;
}

export interface ActionConditionPlan {
  readonly holds: Feel;
  /** What somebody is told who asks for it all the same: a code of the table of errors. */
  readonly refusal: string;
}

export interface DossierPlan {
  readonly agency?: string;
  readonly budget?: { readonly amount: number; readonly unit: string };
  /** The step's time as the dossier has it: a context of amount, unit and, where they are known, since, agency, article. */
  readonly term?: Feel;
  readonly legalBasis?: string;
  readonly resultVariable?: string;
  readonly options?: readonly ActionPlan[];
  readonly message?: PeoplesActionPlan;
  /** Of an end event: what people may still do when the process ended there, for so many days. It moves nothing. */
  readonly afterwards?: PeoplesActionPlan & { readonly days: number };
  readonly status?: number;
  readonly milestones?: readonly { readonly on: 'enter' | 'leave'; readonly is: string }[];
  readonly slips?: readonly string[];
  readonly freezes?: { readonly element: string; readonly policy: Value };
  readonly dataSource?: { readonly database: string; readonly component?: string };
  readonly signature?: string;
  readonly childDossier?: ChildDossierPlan;
}

/** A dossier of another procedure that is opened when the task begins; the task ends with that dossier's outcome. */
export interface ChildDossierPlan {
  readonly procedure: string;
  readonly case?: Value;
  readonly decides?: string;
  readonly limit?: Value;
  readonly limitUnit?: string;
  /** FEEL on the parent's record (`applicant`, `form`, `results`), which never enters the process. */
  readonly applicant?: Feel;
  readonly data?: Feel;
  /** The parent's components that are passed on, as which of the child's. */
  readonly components: readonly { readonly from: string; readonly to: string }[];
}

export type Tone = 'primary' | 'danger' | 'default';
