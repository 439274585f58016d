import type { CalendarSnapshot, Session } from './calendar.ts';
import {
  dayNumberAt,
  getDayNumber,
  type LegalDay,
  minuteMs,
  startOfDay,
  timeOfDay,
  weekdayOf,
  yearOf,
} from './legal-day.ts';

/**
 * Working time. A *working day* is the same for the whole country: Monday to Friday without the calendar's days off, and
 * the weekend days worked in exchange. *Working hours* are an agency's own: its sessions on working days, and those of
 * the Saturdays it opens every week. An instant is inside a session from its opening to its close, both included.
 */
export type WorkingTime<T> =
  /** `provisionalYears`: years without a decided list of holidays that the answer relies on. */
  | { readonly ok: true; readonly value: T; readonly provisionalYears: readonly number[] }
  | { readonly ok: false; readonly error: WorkingTimeError };

/** A row of error-codes.ts. The calendar does not know the year, so no date is given rather than a guessed one. */
export interface WorkingTimeError {
  readonly code: 'calendar-year-unknown';
  readonly year: number;
}

/** Whether the day is worked nationally. */
export function isWorkingDay(calendar: CalendarSnapshot, day: LegalDay): WorkingTime<boolean> {
  return readCalendar(calendar, (reading) => reading.isWorkingDay(getDayNumber(day)));
}

/**
 * So many whole working days later (earlier, where `days` is negative), at the same time of day. The day of the start is
 * day 0; a start outside office hours first moves to the next opening on a working day.
 */
export function addWorkingDays(
  calendar: CalendarSnapshot,
  agency: string,
  instant: number,
  days: number,
): WorkingTime<number> {
  return readCalendar(calendar, (reading) => {
    const start = reading.nextOpen(agency, instant, 'working-days');
    return startOfDay(reading.addWorkingDays(dayNumberAt(start), days)) + timeOfDay(start);
  });
}

/** The earliest instant at which so many of the agency's working minutes have passed. Not negative; 0 is the instant itself. */
export function addWorkingMinutes(
  calendar: CalendarSnapshot,
  agency: string,
  instant: number,
  minutes: number,
): WorkingTime<number> {
  return readCalendar(calendar, (reading) => reading.addWorkingMs(agency, instant, minutes * minuteMs, 'office-hours'));
}

/** As `addWorkingMinutes`; fractions are allowed. */
export function addWorkingHours(
  calendar: CalendarSnapshot,
  agency: string,
  instant: number,
  hours: number,
): WorkingTime<number> {
  return addWorkingMinutes(calendar, agency, instant, hours * 60);
}

/** Working days after `from` up to and including `to`; negative where `to` is earlier. */
export function workingDaysBetween(calendar: CalendarSnapshot, from: LegalDay, to: LegalDay): WorkingTime<number> {
  return readCalendar(calendar, (reading) => reading.workingDaysBetween(getDayNumber(from), getDayNumber(to)));
}

/** The agency's working minutes from one instant to a later one, fractions kept; 0 where `to` is not later. */
export function workingMinutesBetween(
  calendar: CalendarSnapshot,
  agency: string,
  from: number,
  to: number,
): WorkingTime<number> {
  return readCalendar(calendar, (reading) => reading.workingMsBetween(agency, from, to, 'office-hours') / minuteMs);
}

/** Which days' sessions count: working days only (terms in days), or also the Saturdays an agency opens (terms in hours). */
export type SessionScope = 'working-days' | 'office-hours';

/** The calendar as arithmetic sees it: day numbers, milliseconds, and no error values inside. */
export interface CalendarReading {
  readonly isWorkingDay: (day: number) => boolean;
  /** The instant itself inside a session, otherwise the next opening. */
  readonly nextOpen: (agency: string, instant: number, scope: SessionScope) => number;
  /** Close of the day's last session; undefined on a day without sessions. */
  readonly findClose: (agency: string, day: number, scope: SessionScope) => number | undefined;
  readonly addWorkingDays: (day: number, days: number) => number;
  readonly nextWorkingDay: (day: number) => number;
  readonly workingDaysBetween: (from: number, to: number) => number;
  readonly addWorkingMs: (agency: string, instant: number, ms: number, scope: SessionScope) => number;
  readonly workingMsBetween: (agency: string, from: number, to: number, scope: SessionScope) => number;
  /** Milliseconds that the sessions of the agency's ordinary weekday last. */
  readonly weekdayMs: (agency: string) => number;
}

/** Computes on the calendar; a day of a year that the calendar does not know ends the computation with the error value. */
export function readCalendar<T>(calendar: CalendarSnapshot, compute: (reading: CalendarReading) => T): WorkingTime<T> {
  const provisionalYears = new Set<number>();
  try {
    const value = compute(readingOf(calendar, provisionalYears));
    return { ok: true, value, provisionalYears: [...provisionalYears].sort((a, b) => a - b) };
  } catch (error) {
    if (error instanceof UnknownYear) return { ok: false, error: { code: 'calendar-year-unknown', year: error.year } };
    throw error;
  }
}

class UnknownYear extends Error {
  readonly year: number;
  constructor(year: number) {
    super(`Expected a year of the calendar but got ${year}`);
    this.year = year;
  }
}

function readingOf(calendar: CalendarSnapshot, provisionalYears: Set<number>): CalendarReading {
  const exceptions = exceptionsOf(calendar);

  function isWorkingDay(day: number): boolean {
    const year = yearOf(day);
    const certainty = calendar.years[year];
    if (certainty === undefined) throw new UnknownYear(year);
    if (certainty === 'provisional') provisionalYears.add(year);
    const weekday = weekdayOf(day);
    return exceptions.get(day) ?? (weekday !== 0 && weekday !== 6);
  }

  function hoursOf(agency: string) {
    const hours = (Object.hasOwn(calendar.hours, agency) ? calendar.hours[agency] : undefined) ?? calendar.hours['*'];
    if (!hours)
      throw new Error(`Expected office hours for "${agency}" or "*" but the calendar "${calendar.version}" has none`);
    return hours;
  }

  function sessionsOn(agency: string, day: number, scope: SessionScope): readonly Session[] {
    if (isWorkingDay(day)) return hoursOf(agency).weekday;
    const opensAnyway = scope === 'office-hours' && weekdayOf(day) === 6 && exceptions.get(day) !== false;
    return opensAnyway ? hoursOf(agency).saturday : [];
  }

  /** Sessions as instants from the instant's day on, without end. */
  function* sessionsFrom(agency: string, instant: number, scope: SessionScope): Generator<readonly [number, number]> {
    for (let day = dayNumberAt(instant); ; day += 1) {
      const midnight = startOfDay(day);
      for (const [opens, closes] of sessionsOn(agency, day, scope))
        yield [midnight + opens * minuteMs, midnight + closes * minuteMs];
    }
  }

  function nextOpen(agency: string, instant: number, scope: SessionScope): number {
    for (const [opens, closes] of sessionsFrom(agency, instant, scope))
      if (instant <= closes) return Math.max(instant, opens);
    return instant;
  }

  function addWorkingMs(agency: string, instant: number, ms: number, scope: SessionScope): number {
    if (ms <= 0) return instant;
    let left = ms;
    for (const [opens, closes] of sessionsFrom(agency, instant, scope)) {
      const from = Math.max(instant, opens);
      if (from >= closes) continue;
      if (left <= closes - from) return from + left;
      left -= closes - from;
    }
    return instant;
  }

  function workingMsBetween(agency: string, from: number, to: number, scope: SessionScope): number {
    let total = 0;
    if (to <= from) return total;
    for (const [opens, closes] of sessionsFrom(agency, from, scope)) {
      if (opens >= to) break;
      total += Math.max(0, Math.min(to, closes) - Math.max(from, opens));
    }
    return total;
  }

  function addDays(day: number, days: number): number {
    const direction = Math.sign(days);
    let at = day;
    for (let left = Math.abs(days); left > 0; ) {
      at += direction;
      if (isWorkingDay(at)) left -= 1;
    }
    return at;
  }

  function nextWorkingDay(day: number): number {
    return isWorkingDay(day) ? day : addDays(day, 1);
  }

  function daysBetween(from: number, to: number): number {
    if (to < from) return -daysBetween(to, from);
    let count = 0;
    for (let day = from + 1; day <= to; day += 1) if (isWorkingDay(day)) count += 1;
    return count;
  }

  function findClose(agency: string, day: number, scope: SessionScope): number | undefined {
    const last = sessionsOn(agency, day, scope).at(-1);
    return last && startOfDay(day) + last[1] * minuteMs;
  }

  function weekdayMs(agency: string): number {
    return hoursOf(agency).weekday.reduce((sum, [opens, closes]) => sum + (closes - opens) * minuteMs, 0);
  }

  return {
    isWorkingDay,
    nextOpen,
    findClose,
    addWorkingDays: addDays,
    nextWorkingDay,
    workingDaysBetween: daysBetween,
    addWorkingMs,
    workingMsBetween,
    weekdayMs,
  };
}

const exceptionsByCalendar = new WeakMap<CalendarSnapshot, ReadonlyMap<number, boolean>>();

/** Day number → worked or off, where the calendar says so; read once a snapshot. */
function exceptionsOf(calendar: CalendarSnapshot): ReadonlyMap<number, boolean> {
  const known = exceptionsByCalendar.get(calendar);
  if (known) return known;
  const exceptions = new Map<number, boolean>();
  for (const day of Object.keys(calendar.daysOff)) exceptions.set(getDayNumber(day), false);
  for (const day of Object.keys(calendar.daysWorked)) exceptions.set(getDayNumber(day), true);
  exceptionsByCalendar.set(calendar, exceptions);
  return exceptions;
}
