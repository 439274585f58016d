import type { CalendarSnapshot } from './calendar.ts';
import type { Sentence } from './deadline-explanation.ts';
import type { DeadlineTerms } from './deadline-terms.ts';
import type { Extension, LedgerEntry, PauseCause } from './ledger.ts';
import { dayNumberAt, getDayNumber, type LegalDay, legalDay, weekdayOf } from './legal-day.ts';
import { beginTerm, extendTerm, moveTerm, scopeOf, shiftTerm, startOf, type Term, uncountedTime } from './term.ts';
import { type CalendarReading, readCalendar, type WorkingTimeError } from './working-time.ts';

/** The legal date of a dossier and everything it rests on. Instants are epoch milliseconds. */
export interface DueDate {
  /** Undefined before valid reception. While paused: the date as it stood when the pause began. */
  readonly due: number | undefined;
  readonly pausedSince: number | undefined;
  /** What ended the clock, and when; undefined while the dossier is open. */
  readonly ended: { readonly at: number; readonly is: 'finished' | 'refused' | 'withdrawn' | 'stopped' } | undefined;
  /** Extensions that count. */
  readonly extensions: number;
  /** The reasons in order; `explain` puts them in words. */
  readonly explanation: readonly Sentence[];
  /** Years without a decided list of holidays that the date relies on. */
  readonly provisionalYears: readonly number[];
}

/** A row of error-codes.ts. */
export type DeadlineError =
  | WorkingTimeError
  | { readonly code: 'duration-invalid'; readonly amount: number; readonly unit: string };

export type DueDateResult =
  | { readonly ok: true; readonly value: DueDate }
  | { readonly ok: false; readonly error: DeadlineError };

/**
 * The due date as a fold over the ledger. The clock starts at valid reception (the first `accepted`: re-routing never
 * restarts it), stands still while paused, and ends with the first of finished, refused, withdrawn and stopped. Overlapping
 * pauses count once, one that begins after the due date moves nothing. An extension beyond the limit or to no later date is named in the explanation and moves nothing.
 * The terms of the last correction of the receipt apply from the beginning.
 * The same ledger, terms and calendar always give the same date.
 *
 * @param ledger in the order in which it was written
 */
export function dueDate(
  ledger: readonly LedgerEntry[],
  received: DeadlineTerms,
  calendar: CalendarSnapshot,
): DueDateResult {
  const terms = ledger.findLast((entry) => entry.is === 'corrected')?.terms ?? received;
  const { amount, unit } = terms.duration;
  if (!(amount > 0) || !Number.isFinite(amount))
    return { ok: false, error: { code: 'duration-invalid', amount, unit } };
  const folded = readCalendar(calendar, (reading) => fold(ledger, terms, reading, calendar));
  if (!folded.ok) return folded;
  const { provisionalYears, value } = folded;
  const explanation =
    provisionalYears.length > 0
      ? [...value.explanation, { code: 'provisional', years: provisionalYears } as const]
      : value.explanation;
  return { ok: true, value: { ...value, explanation, provisionalYears } };
}

/** How a dossier stands to its legal date. `none`: no date exists, or the applicant's wish ended it before one mattered. */
export type Timeliness =
  | 'none'
  | 'paused'
  | 'open-in-time'
  | 'open-due-today'
  | 'open-late'
  | 'closed-early'
  | 'closed-on-time'
  | 'closed-late';

/** Compares the finish, or now while open, with the due date: early is before its day, late is after its instant. */
export function timeliness(
  { due, pausedSince, ended }: Pick<DueDate, 'due' | 'pausedSince' | 'ended'>,
  now: number,
): Timeliness {
  if (due === undefined || ended?.is === 'withdrawn' || ended?.is === 'stopped') return 'none';
  if (ended) return `closed-${kept(ended.at, due)}`;
  if ((pausedSince ?? now) > due) return 'open-late';
  if (pausedSince !== undefined) return 'paused';
  return dayNumberAt(now) === dayNumberAt(due) ? 'open-due-today' : 'open-in-time';
}

/** Early is before the day of the due date, late after its instant. */
function kept(at: number, due: number): 'early' | 'on-time' | 'late' {
  if (at > due) return 'late';
  return dayNumberAt(at) < dayNumberAt(due) ? 'early' : 'on-time';
}

/** The last day on which the apology can be sent in time: one day before the due date (Decree 61/2018, Art. 19.9). */
export function lastDayForApology(due: number): LegalDay {
  return legalDay(dayNumberAt(due) - 1);
}

interface Clock {
  term: Term | undefined;
  pause: { readonly at: number; readonly cause: PauseCause } | undefined;
  /** Pauses open at the same time. */
  depth: number;
  ended: DueDate['ended'];
  extensions: number;
  readonly explanation: Sentence[];
}

function fold(
  ledger: readonly LedgerEntry[],
  terms: DeadlineTerms,
  reading: CalendarReading,
  calendar: CalendarSnapshot,
): Omit<DueDate, 'provisionalYears'> {
  const clock: Clock = {
    term: undefined,
    pause: undefined,
    depth: 0,
    ended: undefined,
    extensions: 0,
    explanation: [],
  };
  for (const entry of ledger) if (!clock.ended) enter(clock, entry, terms, reading);
  const { term, pause, ended, extensions, explanation } = clock;
  if (!term) explanation.push({ code: 'not-accepted' });
  else
    explanation.push(
      ...daysThatMattered(term, terms, reading, calendar),
      { code: 'calendar', version: calendar.version },
      { code: 'due', at: term.due },
    );
  if (ended) explanation.push({ code: 'ended', ...ended, kept: term && kept(ended.at, term.due) });
  if (pause) explanation.push({ code: 'still-paused', since: pause.at, cause: pause.cause });
  return { due: term?.due, pausedSince: pause?.at, ended, extensions, explanation };
}

function enter(clock: Clock, entry: LedgerEntry, terms: DeadlineTerms, reading: CalendarReading): void {
  switch (entry.is) {
    case 'accepted':
      if (!clock.term) accept(clock, entry, terms, reading);
      return;
    case 'paused':
      if (!clock.term) return;
      clock.depth += 1;
      // Of pauses at the same time a supplement decides what follows, whichever came first.
      if (!clock.pause) clock.pause = { at: entry.at, cause: entry.cause };
      else if (entry.cause === 'supplement') clock.pause = { at: clock.pause.at, cause: 'supplement' };
      return;
    case 'resumed':
      clock.depth = Math.max(0, clock.depth - 1);
      if (clock.depth === 0) resume(clock, entry.at, terms, reading, terms.pausePolicy);
      return;
    case 'extended':
      extend(clock, entry.at, entry.article, entry.to, terms, reading);
      return;
    case 'apologised':
      if (clock.term)
        clock.explanation.push({
          code: 'apologised',
          at: entry.at,
          late: dayNumberAt(entry.at) >= dayNumberAt(clock.term.due),
        });
      return;
    case 'corrected':
      if (clock.term)
        clock.explanation.push({ code: 'corrected', at: entry.at, from: entry.from, to: entry.terms.duration });
      return;
    case 'finished':
    case 'refused':
    case 'withdrawn':
    case 'stopped':
      resume(clock, entry.at, terms, reading, 'shift');
      clock.ended = { at: entry.at, is: entry.is };
      return;
    case 'submitted':
    case 'returned':
      return;
  }
}

function accept(clock: Clock, entry: LedgerEntry, terms: DeadlineTerms, reading: CalendarReading): void {
  const start = startOf(reading, terms, entry.at);
  clock.term = beginTerm(reading, terms, start.at);
  clock.explanation.push({ code: 'accepted', at: entry.at });
  if (start.delayedBy)
    clock.explanation.push({
      code: 'counted-from',
      at: start.at,
      because: start.delayedBy,
      cutOffMinute: terms.cutOffMinute,
    });
  clock.explanation.push({
    code: 'term',
    duration: terms.duration,
    startRule: terms.startRule,
    delayed: start.delayedBy !== undefined,
    article: entry.article,
  });
}

function resume(
  clock: Clock,
  at: number,
  terms: DeadlineTerms,
  reading: CalendarReading,
  policy: DeadlineTerms['pausePolicy'],
): void {
  const { term, pause } = clock;
  clock.pause = undefined;
  if (!term || !pause) return;
  if (pause.at >= term.due) {
    clock.explanation.push({ code: 'paused-late', from: pause.at, to: at, cause: pause.cause });
    return;
  }
  const restarts = policy === 'restart' && pause.cause === 'supplement';
  clock.term = restarts
    ? beginTerm(reading, terms, startOf(reading, terms, at).at)
    : shiftTerm(reading, terms, term, pause.at, at);
  const paused = { from: pause.at, to: at, cause: pause.cause, due: clock.term.due };
  clock.explanation.push(
    restarts
      ? { code: 'restarted', ...paused, start: clock.term.start }
      : { code: 'shifted', ...paused, uncounted: uncountedTime(reading, terms, term, pause.at, at) },
  );
}

function extend(
  clock: Clock,
  at: number,
  article: string | undefined,
  to: Extension,
  terms: DeadlineTerms,
  reading: CalendarReading,
): void {
  const { term } = clock;
  if (!term) return;
  const extended =
    'until' in to ? moveTerm(reading, terms, term, getDayNumber(to.until)) : extendTerm(reading, terms, term, to.by);
  if (clock.extensions >= terms.extensionLimit) {
    clock.explanation.push({ code: 'extension-void', at, because: 'limit', limit: terms.extensionLimit });
  } else if (extended.due <= term.due) {
    clock.explanation.push({ code: 'extension-void', at, because: 'not-later', limit: terms.extensionLimit });
  } else {
    clock.term = extended;
    clock.extensions += 1;
    const dayOff = 'until' in to && !reading.isWorkingDay(getDayNumber(to.until)) ? to.until : undefined;
    clock.explanation.push({ code: 'extended', at, count: clock.extensions, due: extended.due, dayOff, article });
  }
}

/** Days off and worked weekends inside a term in working time; the day that moved the end of one in calendar time. */
function daysThatMattered(
  term: Term,
  terms: DeadlineTerms,
  reading: CalendarReading,
  calendar: CalendarSnapshot,
): Sentence[] {
  const { unit } = terms.duration;
  if (unit === 'DAY' || unit === 'MONTH') {
    const last = dayNumberAt(term.end);
    const next = reading.nextWorkingDay(last);
    return last === next
      ? []
      : [{ code: 'moved', from: legalDay(last), to: legalDay(next), name: calendar.daysOff[legalDay(last)] }];
  }
  const weekly: LegalDay[] = [];
  const named: Sentence[] = [];
  for (let day = dayNumberAt(term.start) + 1; day <= dayNumberAt(term.due); day += 1) {
    const text = legalDay(day);
    const weekend = weekdayOf(day) === 0 || weekdayOf(day) === 6;
    const works = reading.isWorkingDay(day);
    const opens = reading.findClose(terms.agency, day, scopeOf(terms)) !== undefined;
    if (works && weekend) named.push({ code: 'day-worked', day: text, name: calendar.daysWorked[text] ?? '' });
    else if (!works && opens) named.push({ code: 'saturday-open', day: text });
    else if (!works && weekend) weekly.push(text);
    else if (!works) named.push({ code: 'day-off', day: text, name: calendar.daysOff[text] ?? '' });
  }
  return weekly.length > 0 ? [{ code: 'weekly-rest', days: weekly }, ...named] : named;
}
