import type { DeadlineTerms } from '../domain/deadline-terms.ts';
import type { DigitisationStatus } from '../domain/digitisation.ts';
import type { Channel } from '../domain/procedure.ts';
import type { ReceivedComponent } from './receipt.ts';

/**
 * What the API puts under `change` of an action's payload: how the step's transaction is to change the record. Worked
 * out and validated by the API; trusted there. What it replaces is read under the dossier's lock, never taken from here.
 */
export type RecordChange =
  | {
      readonly kind: 'correction';
      /** Fields of the applicant block that were typed wrongly; an empty text removes one. */
      readonly applicant?: Readonly<Record<string, string>>;
      readonly caseCode?: string;
      readonly channel?: Channel;
      readonly components?: { readonly added: readonly ReceivedComponent[]; readonly removed: readonly string[] };
      /** The rules of the due date for case and channel as corrected. */
      readonly terms?: DeadlineTerms;
    }
  | {
      readonly kind: 'forwarding';
      readonly to: string;
      readonly functionAgencies: Readonly<Record<string, string>>;
      readonly reason: string | undefined;
    }
  | { readonly kind: 'hand-over'; readonly unit: string; readonly reason: string | undefined }
  | { readonly kind: 'hand-over-receipt' }
  | { readonly kind: 'digitisation'; readonly statuses: Readonly<Record<string, DigitisationStatus>> }
  | { readonly kind: 'rating'; readonly score: number; readonly comment: string | undefined };
