import type { LedgerEntry } from '../ledger.ts';

/**
 * Whether a dossier counts as on time in item 2.1 of the index, by the portal's rule: it ends when handling is finished,
 * else when the result is returned, else when it is stopped, refused or withdrawn; one whose applicant has not answered
 * the only request for a supplement ends with that request; one that is open ends with the period. The applicant's time
 * is taken off. More than one request for a supplement is late, whatever the dates say. (As one public tool reconciled
 * with the portal in October 2026; the annex was not read.)
 *
 * @param appointed the date promised when the dossier was received, before pauses and extensions; epoch milliseconds
 * @param periodEnd end of the period that is scored; epoch milliseconds
 */
export function isOnTime766(ledger: readonly LedgerEntry[], appointed: number, periodEnd: number): boolean {
  const known = ledger.filter((entry) => entry.at <= periodEnd);
  const supplements = supplementsOf(known);
  if (supplements.length > 1) return false;
  const [supplement] = supplements;
  const end =
    endOf(known) ?? (supplement && supplement.answered === undefined ? supplement.requested : undefined) ?? periodEnd;
  const answered = supplement?.answered;
  const applicants =
    supplement === undefined || answered === undefined || supplement.requested >= end
      ? 0
      : Math.min(answered, end) - supplement.requested;
  return end - applicants <= appointed;
}

function endOf(ledger: readonly LedgerEntry[]): number | undefined {
  const first = (...kinds: LedgerEntry['is'][]) => ledger.find((entry) => kinds.includes(entry.is))?.at;
  return first('finished') ?? first('returned') ?? first('refused', 'withdrawn', 'stopped');
}

/** Requests for a supplement after reception, each with the answer. Pauses of another kind inside one do not end it. */
function supplementsOf(ledger: readonly LedgerEntry[]): { requested: number; answered: number | undefined }[] {
  const requests: { requested: number; answered: number | undefined }[] = [];
  const open: boolean[] = [];
  for (const entry of ledger) {
    if (entry.is === 'paused') {
      open.push(entry.cause === 'supplement');
      if (entry.cause === 'supplement') requests.push({ requested: entry.at, answered: undefined });
    } else if (entry.is === 'resumed' && open.pop() === true) {
      const request = requests.findLast((each) => each.answered === undefined);
      if (request) request.answered = entry.at;
    }
  }
  return requests;
}
