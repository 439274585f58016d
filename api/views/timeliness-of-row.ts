import type { CalendarSnapshot } from '../../domain/calendar.ts';
import { dueDate, type Timeliness, timeliness } from '../../domain/deadline.ts';
import type { StoredDeadline } from '../../domain/stored-deadline.ts';

interface Dates {
  readonly status: number;
  readonly due_at: Date | null;
  readonly finished_at: Date | null;
  readonly ended_at: Date | null;
  /** Null unless it is paused. */
  readonly paused_deadline: StoredDeadline | null;
}

/** How a row of the record stands to its legal date at `now` (epoch milliseconds): as the dossier's own page says it. */
export function timelinessOfRow(row: Dates, calendar: CalendarSnapshot, now: number): Timeliness {
  const endedAt = row.finished_at ?? row.ended_at;
  const ended =
    endedAt === null ? undefined : { at: endedAt.getTime(), is: endings[row.status] ?? ('finished' as const) };
  const pausedSince = pauseOf(row.paused_deadline, calendar);
  return timeliness({ due: row.due_at?.getTime(), pausedSince, ended }, now);
}

/** Since when the clock stands still: a dossier paused in time does not become late while it waits. */
function pauseOf(deadline: StoredDeadline | null, calendar: CalendarSnapshot): number | undefined {
  if (deadline?.terms == null) return undefined;
  const due = dueDate(deadline.ledger, deadline.terms, calendar);
  return due.ok ? due.value.pausedSince : undefined;
}

/** What ended a dossier that carries one of these portal statuses. */
const endings: Readonly<Record<number, 'refused' | 'withdrawn' | 'stopped'>> = {
  3: 'refused',
  7: 'withdrawn',
  8: 'stopped',
};
