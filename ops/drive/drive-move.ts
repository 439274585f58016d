import type { ChildOutcome } from '../../domain/child-dossier.ts';
import type { Channel } from '../../domain/procedure.ts';
import type { Variables } from '../../engine/stimulus.ts';

/** Under which circumstances a dossier is received: what of them the process may ask for. */
export interface Scenario {
  /** Tells it from the others. */
  readonly name: string;
  readonly channel: Channel;
  readonly caseCode: string;
  /** What the population database answers about this applicant. */
  readonly lookup: LookupOutcome;
  /** Variables the process then starts with, as the API sets them. */
  readonly variables: Variables;
}

/** How a part of a joint service is to end. */
export type PartOutcome = Extract<ChildOutcome, 'approved' | 'refused'>;

export type LookupOutcome = 'REPLACED' | 'PARTIAL' | 'NOT_FOUND' | 'MISMATCH' | 'UNAVAILABLE';

/**
 * One move of a drive. It names elements and choices, never instances, so that it can be planned on the engine and
 * played through the API.
 */
export type DriveMove =
  | { readonly type: 'receive'; readonly scenario: Scenario }
  /** Somebody completes a task or sends a message; `data` are the routing fields. */
  | { readonly type: 'act'; readonly element: string; readonly action: string; readonly data: Variables }
  /** A job answers; `outcome` only for those the outside world decides. */
  | { readonly type: 'job'; readonly element: string; readonly outcome: LookupOutcome | undefined }
  /** The part of a joint service that the element has opened is handled until it ends so. */
  | { readonly type: 'part'; readonly element: string; readonly outcome: PartOutcome }
  /** The fee that the element waits for is paid online. */
  | { readonly type: 'pay'; readonly element: string }
  /** The business clock is advanced to the next date, `wait` milliseconds away. */
  | { readonly type: 'wait'; readonly wait: number };
