import { parseDateTime } from 'feelin';
import type { CalendarSnapshot } from '../../domain/calendar.ts';
import { addWorkingDays, addWorkingHours, type WorkingTime, workingDaysBetween } from '../../domain/working-time.ts';
import type { FeelClock } from './evaluate.ts';
import { formatDate, formatInstant, parseInstant } from './time.ts';

/** Everyone's office hours: an expression does not know which agency it is evaluated for. */
export const anyAgency = '*';

/**
 * FEEL's functions on working time, bound to the step's calendar: `add working days(from, days)`,
 * `add working hours(from, hours)`, `working days between(from, to)`. Dates are FEEL dates, dates and times, or their
 * texts; a year the calendar does not know is a fault.
 */
export function workingTimeFunctions(clock: FeelClock): Record<string, unknown> {
  const calendar: CalendarSnapshot = clock.facts.calendar;
  return {
    'add working days': (from: unknown, days: unknown) =>
      toDateTime(addWorkingDays(calendar, anyAgency, instantOf(from), numberOf(days))),
    'add working hours': (from: unknown, hours: unknown) =>
      toDateTime(addWorkingHours(calendar, anyAgency, instantOf(from), numberOf(hours))),
    'working days between': (from: unknown, to: unknown) =>
      valueOrThrow(workingDaysBetween(calendar, formatDate(instantOf(from)), formatDate(instantOf(to)))),
  };
}

function toDateTime(result: WorkingTime<number>): unknown {
  return parseDateTime(formatInstant(valueOrThrow(result)));
}

function valueOrThrow<T>(result: WorkingTime<T>): T {
  if (!result.ok) throw new Error(`Expected a year of the calendar but found ${result.error.year}`);
  return result.value;
}

function instantOf(value: unknown): number {
  const instant = value === null || value === undefined ? undefined : parseInstant(String(value));
  if (instant === undefined) throw new Error(`Expected a date but found ${String(value)}`);
  return instant;
}

function numberOf(value: unknown): number {
  if (typeof value !== 'number') throw new Error(`Expected a number but found ${String(value)}`);
  return value;
}
