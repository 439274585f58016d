import type { DeadlineError } from './deadline.ts';
import type { DeadlineTerms } from './deadline-terms.ts';
import type { LedgerEntry } from './ledger.ts';

/** A dossier's deadline as its row keeps it: the terms it was received under and what happened to the clock since. */
export interface StoredDeadline {
  /** Null where the case has no term. */
  readonly terms: DeadlineTerms | null;
  readonly ledger: readonly LedgerEntry[];
  /** Why no date can be given (a year without decided holidays): shown, never guessed. */
  readonly error?: DeadlineError;
}
