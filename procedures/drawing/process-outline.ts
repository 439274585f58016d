import type { AgencyFunction, AgencyRelation, OfficerRole } from '../../domain/organisation.ts';

/**
 * A procedure's own process as its stages, before anyone drew it: who does what, in which order, within which time, and
 * what may come of it. Plain data; `drawProcess` turns it into BPMN with a diagram. The common one-stop regime
 * (intake, supplement, withdrawal, return of the result) is not part of it.
 */
export interface ProcessOutline {
  /** Procedure code: `1.001193`. The BPMN process is named after it: `Process_1_001193`. */
  readonly code: string;
  /** Vietnamese name of the process as the modeler's list shows it. */
  readonly name: string;
  /** What a designer should know of it, Vietnamese; becomes the process's documentation. */
  readonly note?: string | undefined;
  /** From top to bottom. */
  readonly lanes: readonly OutlineLane[];
  /** The main line, in order. At least one stage. */
  readonly stages: readonly Stage[];
  /**
   * Who writes and who signs the answer when the request is rejected on its substance. A rejection is a written result
   * that goes back to the citizen through the one-stop desk. Both are keys of lanes.
   */
  readonly refusal: { readonly draft: string; readonly sign: string };
  /** What may come in from outside at any time and is handled beside the main line. */
  readonly events?: readonly OutlineEvent[] | undefined;
}

/** A message that may arrive while the process runs, any number of times: an event sub-process with one task. */
export interface OutlineEvent {
  /** Unique in the outline; lower-case ASCII, words joined by hyphens. */
  readonly key: string;
  /** Vietnamese, for the box: `Phản ánh trong thời gian niêm yết`. */
  readonly name: string;
  readonly message: StageMessage;
  /** Who handles it, and how that task is called. */
  readonly lane: string;
  readonly task: string;
}

/** A row of the diagram: one role in one agency. */
export interface OutlineLane {
  /** Unique in the outline; lower-case ASCII. */
  readonly key: string;
  /** Vietnamese: `Chuyên viên Sở Xây dựng`. */
  readonly name: string;
  /** How the agency stands to the dossier, or the function by which it is consulted. */
  readonly agency: AgencyRelation | AgencyFunction;
  readonly role: OfficerRole;
}

export const stageKinds = [
  'assign',
  'appraise',
  'verify-on-site',
  'consult',
  'council',
  'publish-notice',
  'collect-fee',
  'financial-duty',
  'draft',
  'review',
  'sign',
  'register-number',
  'submit-upwards',
  'joint-agency',
  'joint-parts',
  'decide',
  'hand-over',
  'notify-citizen',
  'wait-for-message',
  'wait-for-time',
  'look-up',
  'compute',
  'rule',
  'work',
] as const;

/**
 * What kind of work a stage is. It settles how the stage is drawn and what it offers unless `options` says otherwise:
 *
 * - `assign` the leader names the officer in charge · `appraise` examine the dossier (approve / reject) ·
 *   `verify-on-site` inspection (pass / fail) · `council` set up and hold a council (agree / disagree) ·
 *   `draft`, `review` (approve / return), `decide` (approve / reject), `sign` (approve / return; asks for a signature) ·
 *   `register-number` number, seal, enter in the register · `submit-upwards` send to the higher level ·
 *   `joint-agency` another agency's own part of the work · `hand-over` between units (form 06) ·
 *   `notify-citizen` a written notice to the citizen · `work` anything else a person does: one user task.
 * - `consult` asks every branch at the same time and goes on when all answered (`branches`, `consultation`).
 * - `joint-parts` opens the dossiers of a joint service (`parts`), one beside the other, and goes on when all have ended.
 * - `publish-notice` put up a notice, then a timer of `noticePeriod`, then record its end.
 * - `collect-fee` a fee task that a payment message also ends; status 6.
 * - `financial-duty` the stage's lane determines the duty; then the process waits for its fulfilment: status 6, the
 *   deadline's clock paused. With `wait: false` only the first part.
 * - `council` with `members` is drawn out: set up the council, each member's opinion, the minutes with the decision.
 * - `wait-for-message` waits for `message`. `wait-for-time` waits for `noticePeriod`.
 * - `look-up` asks a database (`database`). `compute` sets `variable` by FEEL, `rule` by a business rule: no people.
 */
export type StageKind = (typeof stageKinds)[number];

export interface Stage {
  /** Unique in the outline; lower-case ASCII, words joined by hyphens. */
  readonly key: string;
  readonly kind: StageKind;
  /** Key of the lane of whoever does it. For `consult`: who asks. */
  readonly lane: string;
  /** Vietnamese, in the infinitive as on a diagram: `Thẩm định hồ sơ`. */
  readonly name: string;
  readonly budget?: StageBudget | undefined;
  readonly legalBasis?: string | undefined;
  /** The ways to complete the stage; the first is the usual one and becomes the default flow. */
  readonly options?: readonly StageOption[] | undefined;
  /** The stage happens only under this condition; otherwise the process passes it by. */
  readonly when?: StageCondition | undefined;
  /** Of `consult`: who is asked, each once, in its own lane. */
  readonly branches?: readonly StageBranch[] | undefined;
  /** Of `consult`, see there. Default `all`. */
  readonly consultation?: Consultation | undefined;
  /** Of `joint-parts`. */
  readonly parts?: readonly StagePart[] | undefined;
  /** Of `joint-parts`: what follows when one of them is not granted. Default `next`. */
  readonly notGranted?: 'next' | 'end-rejected' | undefined;
  /** Of `publish-notice` and `wait-for-time`. */
  readonly noticePeriod?: StagePeriod | undefined;
  /** Of `financial-duty`: whether the process waits for the citizen. Default true. */
  readonly wait?: boolean | undefined;
  /** Of `wait-for-message`. */
  readonly message?: StageMessage | undefined;
  /** Of `council`: how many members give an opinion of their own. */
  readonly members?: number | undefined;
  /** Of `look-up`: a database of domain/. */
  readonly database?: string | undefined;
  /** Of `compute` and `rule`: FEEL without the leading `=`, and the variable it sets. */
  readonly expression?: string | undefined;
  readonly variable?: string | undefined;
  /** Clocks that run while the stage is open. */
  readonly timers?: readonly StageTimer[] | undefined;
  /** What is filled in on completing it, with whichever option. */
  readonly fields?: readonly StageField[] | undefined;
}

/** The step's own time: advisory; the dossier's due date governs. */
export interface StageBudget {
  /** Positive; may be a fraction (0.5 working day). */
  readonly amount: number;
  readonly unit: 'HOUR' | 'WORKING_DAY' | 'DAY';
}

/** How long something lasts that nobody can shorten: a notice put up, a period for objections. */
export interface StagePeriod {
  readonly amount: number;
  readonly unit: 'HOUR' | 'WORKING_DAY' | 'DAY';
}

export interface StageOption {
  /** `approve`, `reject`, `return`, … : lower-case ASCII, words joined by hyphens. */
  readonly action: string;
  /** Vietnamese. */
  readonly name: string;
  readonly tone?: 'primary' | 'danger' | 'default' | undefined;
  readonly fields?: readonly StageField[] | undefined;
  /**
   * Where it leads: on to the next stage, back to the stage before, to another stage by key, to the written refusal, or
   * straight to the end with that resolution.
   */
  readonly to: 'next' | 'previous' | 'refusal' | 'end-approved' | 'end-rejected' | { readonly stage: string };
}

/** A field to fill in; see `tthc:field` in docs/tthc-namespace.md. */
export interface StageField {
  readonly id: string;
  readonly name: string;
  readonly type: 'text' | 'longtext' | 'number' | 'money' | 'date' | 'boolean' | 'choice';
  readonly required?: boolean | undefined;
  /** Becomes a process variable, so that conditions can read it. */
  readonly routing?: boolean | undefined;
  readonly choices?: readonly { readonly value: string; readonly name: string }[] | undefined;
}

export interface StageCondition {
  /** FEEL without the leading `=`, over declared variables and results of earlier stages. */
  readonly feel: string;
  /** Vietnamese question beside the gateway: `Thuộc diện phải kiểm tra thực tế?` */
  readonly question: string;
  /** Labels of the two flows. */
  readonly yes: string;
  readonly no: string;
}

export interface StageBranch {
  readonly lane: string;
  /** Vietnamese name of this branch's task. */
  readonly name: string;
  readonly budget?: StageBudget | undefined;
  readonly legalBasis?: string | undefined;
  /** What is filled in besides the opinion. */
  readonly fields?: readonly StageField[] | undefined;
  /** Of a consultation of kind `some`: FEEL without the leading `=`, when this one is asked; and its label. */
  readonly when?: { readonly feel: string; readonly name: string } | undefined;
}

/** A part of a joint service: a dossier of another procedure. See `tthc:childDossier` in docs/tthc-namespace.md. */
export interface StagePart {
  /** Unique in the outline; lower-case ASCII, words joined by hyphens. */
  readonly key: string;
  readonly lane: string;
  /** Vietnamese. */
  readonly name: string;
  readonly procedure: string;
  /** A code, or FEEL with the leading `=`. */
  readonly case?: string | undefined;
  readonly decides?: AgencyRelation | AgencyFunction | undefined;
  /** Its own time: a number, or FEEL with the leading `=`. */
  readonly limit?: { readonly amount: string; readonly unit: 'HOUR' | 'WORKING_DAY' | 'DAY' } | undefined;
  /** What is handed over besides the declaration: FEEL with the leading `=`, on the parent's record. */
  readonly data?: string | undefined;
  /** Components of this procedure that are passed on, as which of the part's. */
  readonly components: readonly { readonly from: string; readonly to: string }[];
}

/**
 * - `all` every branch is asked (parallel gateways)
 * - `some` those whose `when` holds (inclusive gateways); the first branch is the default
 * - `{ each }` the one branch's task once per element of this FEEL list of agency functions (multi-instance)
 */
export type Consultation = 'all' | 'some' | { readonly each: string };

export interface StageMessage {
  /** Name by which BPMN correlates it: `payment-received`. */
  readonly name: string;
  /** The message as an action of people; without it only systems send it. */
  readonly action?:
    | {
        readonly action: string;
        readonly name: string;
        readonly by: readonly ('citizen' | OfficerRole)[];
        readonly agency: AgencyRelation | AgencyFunction;
      }
    | undefined;
}

export interface StageTimer {
  /** Vietnamese, beside the event: `Quá 5 ngày làm việc chưa có ý kiến`. */
  readonly name: string;
  readonly after: StagePeriod;
  /**
   * `go-on` takes the stage away and continues with the next; `remind` leaves the stage and sends a reminder message;
   * `escalate` leaves the stage and gives the lane's leader a task.
   */
  readonly outcome: 'go-on' | 'remind' | { readonly escalateTo: string; readonly name: string };
}
