import type { DeadlineTerms } from './deadline-terms.ts';
import type { DossierStatus } from './dossier-status.ts';
import type { LegalDay } from './legal-day.ts';
import type { Duration } from './procedure.ts';

/** What can happen to a dossier's legal clock, as `tthc:milestone` names it. Closed list. */
export const milestones = [
  'submitted',
  'accepted',
  'paused',
  'resumed',
  'finished',
  'returned',
  'refused',
  'withdrawn',
  'stopped',
  'extended',
  'apologised',
] as const;
export type Milestone = (typeof milestones)[number];

/** Why the clock stands still. Only a supplement can restart the whole term; the others shift it. */
export type PauseCause = 'supplement' | 'financial-duty' | 'suspension';

/** One entry of a dossier's ledger. Entries are appended, in the order in which they happened, and never changed. */
export type LedgerEntry = {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The legal text relied on, as it is cited. */
  readonly article?: string | undefined;
} & (
  | { readonly is: Exclude<Milestone, 'paused' | 'extended'> }
  | { readonly is: 'paused'; readonly cause: PauseCause }
  | { readonly is: 'extended'; readonly to: Extension }
  /** Case or channel were entered wrongly: from the beginning other terms applied. */
  | { readonly is: 'corrected'; readonly from: Duration; readonly terms: DeadlineTerms }
);

/** The new date as form 04 states it, or the time that is added to the date in force. */
export type Extension = { readonly until: LegalDay } | { readonly by: Duration };

/** The cause that the portal's status of the pausing element implies: 5 a supplement, 6 a financial duty, else a suspension. */
export function pauseCauseOf(status: DossierStatus | undefined): PauseCause {
  if (status === 5) return 'supplement';
  return status === 6 ? 'financial-duty' : 'suspension';
}
