import type { CalendarSnapshot } from '../../domain/calendar.ts';
import type { Timeliness } from '../../domain/deadline.ts';
import { workingMinutesBetween } from '../../domain/working-time.ts';
import type { Facts } from '../../engine/facts.ts';
import type { Context } from '../context.ts';

/** The working calendar in force: what screens measure the time left by. Dates themselves come from the record. */
export async function calendarInForce(context: Context): Promise<CalendarSnapshot> {
  return (await context.contents.value<Facts>(await context.factsInForce())).calendar;
}

/**
 * Working minutes of the agency until the date, negative once it has passed, for dossiers whose clock is running; nothing
 * for the others, and where the calendar does not know a year in between.
 */
export function workingTimeLeft(
  calendar: CalendarSnapshot,
  agency: string,
  dated: { readonly timeliness: Timeliness; readonly dueAt: Date | null },
  now: number,
): { readonly workingMinutesLeft?: number } {
  if (dated.dueAt === null || !dated.timeliness.startsWith('open-')) return {};
  const due = dated.dueAt.getTime();
  const minutes = workingMinutesBetween(calendar, agency, Math.min(due, now), Math.max(due, now));
  return minutes.ok ? { workingMinutesLeft: Math.sign(due - now) * Math.floor(minutes.value) } : {};
}
