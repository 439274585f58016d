import type { CalendarSnapshot } from '../../domain/calendar.ts';
import { dueDate } from '../../domain/deadline.ts';
import type { DeadlineTerms } from '../../domain/deadline-terms.ts';
import type { DossierStatus } from '../../domain/dossier-status.ts';
import { type Extension, type LedgerEntry, type Milestone, milestones, pauseCauseOf } from '../../domain/ledger.ts';
import type { StoredDeadline } from '../../domain/stored-deadline.ts';

/** A milestone a step reached; `status` is the portal's status of the element it belongs to. */
export interface ReachedMilestone {
  readonly is: string;
  readonly element: string;
  readonly status: number | undefined;
}

/**
 * Adds a step's milestones to the ledger and folds it anew. `extension` is what form 04 grants, where the step does;
 * `corrected` the terms of a receipt that it corrects.
 */
export function advanceDeadline(
  stored: StoredDeadline,
  reached: readonly ReachedMilestone[],
  now: number,
  calendar: CalendarSnapshot,
  extension: Extension | undefined,
  corrected: DeadlineTerms | undefined = undefined,
): { readonly deadline: StoredDeadline; readonly dueAt: number | undefined } {
  const ledger = [
    ...stored.ledger,
    ...correctionOf(stored, now, corrected),
    ...reached.flatMap((milestone) => entryOf(milestone, now, extension)),
  ];
  const terms = stored.terms ?? corrected ?? null;
  if (terms === null) return { deadline: { terms, ledger }, dueAt: undefined };
  const due = dueDate(ledger, terms, calendar);
  if (!due.ok) return { deadline: { terms, ledger, error: due.error }, dueAt: undefined };
  return { deadline: { terms, ledger }, dueAt: due.value.due };
}

/** The terms a corrected receipt has. Where it had none before, they simply are its terms. */
function correctionOf(
  { terms, ledger }: StoredDeadline,
  at: number,
  corrected: DeadlineTerms | undefined,
): LedgerEntry[] {
  if (terms === null || corrected === undefined) return [];
  const before = ledger.findLast((entry) => entry.is === 'corrected')?.terms ?? terms;
  return [{ at, is: 'corrected', from: before.duration, terms: corrected }];
}

function entryOf({ is, status }: ReachedMilestone, at: number, extension: Extension | undefined): LedgerEntry[] {
  if (!isMilestone(is)) return [];
  if (is === 'paused') return [{ at, is, cause: pauseCauseOf(status as DossierStatus | undefined) }];
  if (is === 'extended') return extension === undefined ? [] : [{ at, is, to: extension }];
  return [{ at, is }];
}

function isMilestone(text: string): text is Milestone {
  return (milestones as readonly string[]).includes(text);
}
