/**
 * Legal days: plain dates (`2026-11-24`) of Asia/Ho_Chi_Minh, which has been UTC+7 without summer time since 1975. Inside,
 * a day is its number since 1970-01-01; instants are epoch milliseconds.
 */
export type LegalDay = string;

const offsetMs = 7 * 3_600_000;
export const minuteMs = 60_000;
export const dayMs = 86_400_000;

/** The day number on which the instant falls in Vietnam. */
export function dayNumberAt(instant: number): number {
  return Math.floor((instant + offsetMs) / dayMs);
}

/** Midnight (00:00 in Vietnam) with which the day begins. */
export function startOfDay(day: number): number {
  return day * dayMs - offsetMs;
}

/** Milliseconds since midnight in Vietnam. */
export function timeOfDay(instant: number): number {
  return instant - startOfDay(dayNumberAt(instant));
}

/** `2026-11-24` → its number; undefined where the text is no date of the calendar (`2026-02-30`, `24/11/2026`). */
export function findDayNumber(day: LegalDay): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const ms = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day ? undefined : ms / dayMs;
}

/** As `findDayNumber`; throws a RangeError where the text is no date. */
export function getDayNumber(day: LegalDay): number {
  const number = findDayNumber(day);
  if (number === undefined) throw new RangeError(`Expected a date like 2026-11-24 but got "${day}"`);
  return number;
}

/** `2026-11-24` → `24/11/2026`: day and month with two digits, as forms print them. */
export function fullDay(day: LegalDay): string {
  return day.split('-').toReversed().join('/');
}

/** Day number → `2026-11-24`. */
export function legalDay(day: number): LegalDay {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The legal day on which the instant falls. */
export function legalDayAt(instant: number): LegalDay {
  return legalDay(dayNumberAt(instant));
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

export function yearOf(day: number): number {
  return new Date(day * dayMs).getUTCFullYear();
}

/** The corresponding day so many months later, or that month's last day where it has none (Civil Code 2015, Art. 148.3). */
export function addMonths(day: number, months: number): number {
  const date = new Date(day * dayMs);
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0));
  return (
    Date.UTC(
      lastOfMonth.getUTCFullYear(),
      lastOfMonth.getUTCMonth(),
      Math.min(date.getUTCDate(), lastOfMonth.getUTCDate()),
    ) / dayMs
  );
}
