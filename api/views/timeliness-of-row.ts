import { type Timeliness, timeliness } from '../../domain/deadline.ts';

interface Dates {
  readonly status: number;
  readonly paused: boolean;
  readonly due_at: Date | null;
  readonly finished_at: Date | null;
  readonly ended_at: Date | null;
}

/** How a row of the record stands to its legal date at `now` (epoch milliseconds). */
export function timelinessOfRow(row: Dates, now: number): Timeliness {
  const endedAt = row.finished_at ?? row.ended_at;
  const ended =
    endedAt === null ? undefined : { at: endedAt.getTime(), is: endings[row.status] ?? ('finished' as const) };
  return timeliness({ due: row.due_at?.getTime(), pausedSince: row.paused ? now : undefined, ended }, now);
}

/** What ended a dossier that carries one of these portal statuses. */
const endings: Readonly<Record<number, 'refused' | 'withdrawn' | 'stopped'>> = {
  3: 'refused',
  7: 'withdrawn',
  8: 'stopped',
};
