import type { DeadlineTerms } from './deadline-terms.ts';
import { addMonths, dayMs, dayNumberAt, minuteMs, startOfDay, timeOfDay } from './legal-day.ts';
import type { CalendarReading, SessionScope } from './working-time.ts';

/** A term that has begun. `end` is where the count stops; `due` is `end` moved off days on which nobody works. */
export interface Term {
  /** The first moment that counts. */
  readonly start: number;
  readonly end: number;
  readonly due: number;
}

/** Where a receipt begins to count, and why not at once. */
export interface Start {
  readonly at: number;
  readonly delayedBy: 'cut-off' | 'closed' | undefined;
}

/** Terms in days count the working days of the country; terms in hours also the Saturdays an agency opens. */
export function scopeOf(terms: DeadlineTerms): SessionScope {
  return terms.duration.unit === 'HOUR' || terms.duration.unit === 'SAME_DAY' ? 'office-hours' : 'working-days';
}

/** Whether the term ends with a day rather than at an hour. */
function endsWithDay({ duration, startRule }: DeadlineTerms): boolean {
  return startRule === 'day-end' && duration.unit !== 'HOUR' && duration.unit !== 'SAME_DAY';
}

/**
 * The first moment that counts of a receipt: inside the sessions, and not after the cut-off of its day. The cut-off is
 * compared by the minute, as the receipt slip states it: what is received at 15:00 and some seconds is not after 15:00.
 */
export function startOf(reading: CalendarReading, terms: DeadlineTerms, receivedAt: number): Start {
  const at = reading.nextOpen(terms.agency, receivedAt, scopeOf(terms));
  if (terms.cutOffMinute !== undefined && Math.floor(timeOfDay(at) / minuteMs) > terms.cutOffMinute) {
    return {
      at: reading.nextOpen(terms.agency, startOfDay(dayNumberAt(at) + 1), 'working-days'),
      delayedBy: 'cut-off',
    };
  }
  return { at, delayedBy: at === receivedAt ? undefined : 'closed' };
}

/** The whole term, counted from `start`. A fraction of a working day is that part of the agency's weekday. */
export function beginTerm(reading: CalendarReading, terms: DeadlineTerms, start: number): Term {
  return termOf(reading, terms, start, endOfTerm(reading, terms, start));
}

/**
 * The same term, later by the time of a pause: working time for terms in it, calendar time for days and months. A pause
 * never brings the date forward and never leaves it inside the pause. It begins before the term's due date.
 */
export function shiftTerm(
  reading: CalendarReading,
  terms: DeadlineTerms,
  term: Term,
  pausedAt: number,
  resumedAt: number,
): Term {
  const from = Math.max(pausedAt, term.start);
  if (from >= resumedAt) return term;
  const end =
    from < term.end
      ? shiftedEnd(reading, terms, term.end, uncountedTime(reading, terms, term, from, resumedAt))
      : term.end;
  const firstMoment = reading.nextOpen(terms.agency, resumedAt, scopeOf(terms));
  const earliest = endsWithDay(terms) ? lastMomentOf(dayNumberAt(firstMoment)) : firstMoment;
  return { start: term.start, end, due: Math.max(term.due, earliest, offNonWorkingDays(reading, terms, end)) };
}

/** The same term, with another last day; the hour is kept. */
export function moveTerm(reading: CalendarReading, terms: DeadlineTerms, term: Term, lastDay: number): Term {
  const day = reading.nextWorkingDay(lastDay);
  return termOf(
    reading,
    terms,
    term.start,
    endsWithDay(terms) ? lastMomentOf(day) : startOfDay(day) + timeOfDay(term.due),
  );
}

/** The same term, longer by a duration of its own unit rules. */
export function extendTerm(
  reading: CalendarReading,
  terms: DeadlineTerms,
  term: Term,
  duration: DeadlineTerms['duration'],
): Term {
  return termOf(reading, terms, term.start, endOfTerm(reading, { ...terms, duration }, term.due));
}

function termOf(reading: CalendarReading, terms: DeadlineTerms, start: number, end: number): Term {
  return { start, end, due: offNonWorkingDays(reading, terms, end) };
}

function endOfTerm(reading: CalendarReading, terms: DeadlineTerms, start: number): number {
  const { amount, unit } = terms.duration;
  const day = dayNumberAt(start);
  const whole = Math.floor(amount);
  const byDay = endsWithDay(terms);
  switch (unit) {
    case 'HOUR':
      return reading.addWorkingMs(terms.agency, start, Math.round(amount * 60 * minuteMs), 'office-hours');
    case 'SAME_DAY':
      return reading.findClose(terms.agency, day, 'office-hours') ?? start;
    case 'WORKING_DAY': {
      if (byDay) return lastMomentOf(reading.addWorkingDays(day, Math.ceil(amount)));
      const sameHour = startOfDay(reading.addWorkingDays(day, whole)) + timeOfDay(start);
      return reading.addWorkingMs(
        terms.agency,
        sameHour,
        Math.round((amount - whole) * reading.weekdayMs(terms.agency)),
        'working-days',
      );
    }
    case 'DAY':
      return byDay ? lastMomentOf(day + Math.ceil(amount)) : start + Math.round(amount * dayMs);
    case 'MONTH': {
      const last = addMonths(day, whole) + Math.ceil((amount - whole) * 30);
      return byDay ? lastMomentOf(last) : startOfDay(last) + timeOfDay(start);
    }
  }
}

/** What a pause takes out of a term, in the time that the term counts. */
export interface UncountedTime {
  readonly of: 'working' | 'calendar';
  readonly in: 'days' | 'ms';
  readonly amount: number;
}

/** How much of the term's own time lies between the instants; none before the term has begun. */
export function uncountedTime(
  reading: CalendarReading,
  terms: DeadlineTerms,
  { start }: Pick<Term, 'start'>,
  pausedAt: number,
  to: number,
): UncountedTime {
  const from = Math.min(Math.max(pausedAt, start), to);
  const of = terms.duration.unit === 'DAY' || terms.duration.unit === 'MONTH' ? 'calendar' : 'working';
  if (endsWithDay(terms)) {
    const [first, last] = [dayNumberAt(from), dayNumberAt(to)];
    return { of, in: 'days', amount: of === 'calendar' ? last - first : reading.workingDaysBetween(first, last) };
  }
  const ms = of === 'calendar' ? to - from : reading.workingMsBetween(terms.agency, from, to, scopeOf(terms));
  return { of, in: 'ms', amount: ms };
}

function shiftedEnd(reading: CalendarReading, terms: DeadlineTerms, end: number, time: UncountedTime): number {
  if (time.in === 'ms')
    return time.of === 'calendar'
      ? end + time.amount
      : reading.addWorkingMs(terms.agency, end, time.amount, scopeOf(terms));
  const day = dayNumberAt(end);
  return lastMomentOf(time.of === 'calendar' ? day + time.amount : reading.addWorkingDays(day, time.amount));
}

/** Civil Code 2015, Art. 148.5: a term whose last day is a day off ends on the next working day; the hour is kept if open then. */
function offNonWorkingDays(reading: CalendarReading, terms: DeadlineTerms, end: number): number {
  if (scopeOf(terms) === 'office-hours') return end;
  const day = reading.nextWorkingDay(dayNumberAt(end));
  if (endsWithDay(terms)) return lastMomentOf(day);
  return reading.nextOpen(terms.agency, startOfDay(day) + timeOfDay(end), 'working-days');
}

/** 24:00 of the day, kept as its last millisecond so that the date stays the day's. */
function lastMomentOf(day: number): number {
  return startOfDay(day + 1) - 1;
}
