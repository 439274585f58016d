import type { DeadlineTerms } from '../domain/deadline-terms.ts';
import type { DigitisationStatus } from '../domain/digitisation.ts';
import type { Channel } from '../domain/procedure.ts';

/**
 * What the API puts into a `receive` command's payload: everything the dossier's row needs that the workflow must not
 * see. Validated by the API; trusted here.
 */
export interface Receipt {
  /** Id of the row of procedure_version it is received under. */
  readonly procedureVersion: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly caseCode: string;
  readonly channel: Channel;
  /** Code taken over from the system that issued it; undefined: one is assigned in the receipt's transaction. */
  readonly foreignCode?: string;
  readonly applicant: {
    readonly name: string;
    readonly personalId?: string | undefined;
    readonly [field: string]: unknown;
  };
  readonly citizenId?: string;
  /**
   * The declaration as completed, under the hash of the form it was checked against; empty where it came on paper. What a
   * joint service hands over to a part, besides its own declaration, is `passedOn`.
   */
  readonly form: {
    readonly hash?: string;
    readonly data?: Readonly<Record<string, unknown>>;
    readonly passedOn?: Readonly<Record<string, unknown>>;
  };
  readonly agencies: { readonly received: string; readonly decides: string; readonly returns: string };
  /** Agency function → code of the agency that answers for it in this dossier. */
  readonly functionAgencies: Readonly<Record<string, string>>;
  readonly components: readonly ReceivedComponent[];
  /** The rules of its due date, fixed now; null where its case has no term. */
  readonly terms: DeadlineTerms | null;
  /** Id of the dossier that opened it, where it is a part of a joint service. */
  readonly parent?: string;
}

export interface ReceivedComponent {
  readonly id: string;
  readonly name: string;
  readonly kind: 'paper' | 'electronic' | 'data';
  readonly originals: number;
  readonly copies: number;
  /** See domain/digitisation.ts; absent: papers not yet, others need none. */
  readonly digitised?: DigitisationStatus;
  readonly fileName?: string;
  readonly contentType?: string;
}
