import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { vietnamCalendar } from '../procedures/vietnam-calendar.ts';
import type { CalendarSnapshot } from './calendar.ts';
import { dueDate } from './deadline.ts';
import { explain } from './deadline-explanation.ts';
import type { DeadlineTerms } from './deadline-terms.ts';
import type { LedgerEntry } from './ledger.ts';
import { addWorkingMinutes, workingMinutesBetween } from './working-time.ts';

/*
 * A second, slow opinion: time as an array of minutes since 2025-01-01 00:00 in Vietnam, each marked once from the
 * calendar; a deadline is found by walking over them one by one. Nothing of the implementation is used.
 */
const epoch = Date.parse('2025-01-01T00:00:00+07:00');
const dayCount = 1095;
const minutesADay = 1440;
const WORKING_DAY = 1;
const SESSION = 2;
const OFFICE_OPEN = 4;

const calendar: CalendarSnapshot = {
  ...vietnamCalendar,
  hours: {
    '*': {
      weekday: [
        [420, 690],
        [810, 1020],
      ],
      saturday: [],
    },
    'H26.15': {
      weekday: [
        [480, 720],
        [780, 1050],
      ],
      saturday: [[480, 700]],
    },
    'H29.07': { weekday: [[450, 1010]], saturday: [] },
  },
};
const agencies = ['H01.01', 'H26.15', 'H29.07'];
const minutesOf = new Map(agencies.map((agency) => [agency, markMinutes(agency)]));

function markMinutes(agency: string): Uint8Array {
  const hours = calendar.hours[agency] ?? calendar.hours['*'];
  const marks = new Uint8Array(dayCount * minutesADay);
  for (let day = 0; day < dayCount; day += 1) {
    const date = new Date(Date.UTC(2025, 0, 1 + day));
    const name = date.toISOString().slice(0, 10);
    const weekend = date.getUTCDay() % 6 === 0;
    const works = name in calendar.daysWorked || (!weekend && !(name in calendar.daysOff));
    const opens = date.getUTCDay() === 6 && !(name in calendar.daysOff) && !works;
    for (let minute = 0; minute < minutesADay; minute += 1) {
      const inside = (sessions: readonly (readonly [number, number])[] = []) =>
        sessions.some(([from, to]) => minute >= from && minute < to);
      const session = works && inside(hours?.weekday);
      const open = session || (opens && inside(hours?.saturday));
      marks[day * minutesADay + minute] =
        (works ? WORKING_DAY : 0) | (session ? SESSION : 0) | (open ? OFFICE_OPEN : 0);
    }
  }
  return marks;
}

interface Pause {
  readonly from: number;
  readonly to: number;
  readonly supplement: boolean;
}

class Walk {
  readonly marks: Uint8Array;
  readonly terms: DeadlineTerms;
  readonly counted: number;
  readonly dayEnd: boolean;

  constructor(terms: DeadlineTerms) {
    const { unit } = terms.duration;
    this.terms = terms;
    this.marks = minutesOf.get(terms.agency) ?? new Uint8Array();
    this.counted = unit === 'HOUR' || unit === 'SAME_DAY' ? OFFICE_OPEN : SESSION;
    this.dayEnd = terms.startRule === 'day-end' && unit !== 'HOUR' && unit !== 'SAME_DAY';
  }

  is(minute: number, mark: number): boolean {
    const marks = this.marks[minute];
    if (marks === undefined) throw new RangeError('walked out of the years');
    return (marks & mark) !== 0;
  }

  works(day: number): boolean {
    return this.is(day * minutesADay, WORKING_DAY);
  }

  /** The first instant from `minute` on that touches a counted minute. */
  open(minute: number, mark = this.counted): number {
    let at = minute;
    while (!this.is(at, mark) && !(at > 0 && this.is(at - 1, mark))) at += 1;
    return at;
  }

  startOf(minute: number): number {
    const at = this.open(minute);
    const { cutOffMinute } = this.terms;
    if (cutOffMinute === undefined || at % minutesADay <= cutOffMinute) return at;
    let next = (Math.floor(at / minutesADay) + 1) * minutesADay;
    while (!this.is(next, SESSION)) next += 1;
    return next;
  }

  /** The due date with these pauses, each of which begins before the date that the earlier ones lead to. */
  dueAfter(received: number, pauses: readonly Pause[]): number {
    let start = this.startOf(received);
    let shifting: Pause[] = [];
    let due = this.dueOf(start, shifting);
    for (const pause of pauses) {
      if (pause.from >= due) continue;
      if (pause.supplement && this.terms.pausePolicy === 'restart') {
        start = this.startOf(pause.to);
        shifting = [];
        due = this.dueOf(start, shifting);
      } else if (pause.to > Math.max(pause.from, start)) {
        shifting.push(pause);
        const first = this.open(pause.to);
        const earliest = this.dayEnd ? (Math.floor(first / minutesADay) + 1) * minutesADay : first;
        due = Math.max(due, earliest, this.dueOf(start, shifting));
      }
    }
    return due;
  }

  dueOf(start: number, pauses: readonly Pause[]): number {
    if (this.dayEnd) return this.endOfDay(start, pauses);
    const { amount, unit } = this.terms.duration;
    switch (unit) {
      case 'HOUR':
        return this.countMinutes(start, Math.round(amount * 60), this.counted, pauses);
      case 'SAME_DAY': {
        let close = start;
        for (let at = start; Math.floor(at / minutesADay) === Math.floor(start / minutesADay); at += 1)
          if (this.is(at, OFFICE_OPEN)) close = at + 1;
        return this.countMinutes(start, this.count(start, close, OFFICE_OPEN), OFFICE_OPEN, pauses);
      }
      case 'WORKING_DAY': {
        const sameHour = this.sameHour(start, Math.floor(amount));
        const aDay = this.count(this.firstWorkingMidnight(), this.firstWorkingMidnight() + minutesADay, SESSION);
        const fraction = Math.round((amount % 1) * aDay);
        if (fraction === 0 && pauses.length === 0) return sameHour;
        return this.countMinutes(start, Math.floor(amount) * aDay + fraction, SESSION, pauses);
      }
      case 'DAY':
        return this.offDaysOff(this.countMinutes(start, Math.round(amount * minutesADay), 0, pauses));
      case 'MONTH':
        return this.offDaysOff(this.countMinutes(start, this.correspondingDay(start) * minutesADay, 0, pauses));
    }
  }

  /** Minutes one by one, those of pauses left out; mark 0 counts every minute. */
  countMinutes(start: number, need: number, mark: number, pauses: readonly Pause[]): number {
    let at = start;
    for (let left = need; left > 0; at += 1) {
      const paused = pauses.some((pause) => at >= pause.from && at < pause.to);
      if (!paused && (mark === 0 || this.is(at, mark))) left -= 1;
    }
    return at;
  }

  count(from: number, to: number, mark: number, pauses: readonly Pause[] = []): number {
    let counted = 0;
    for (let at = from; at < to; at += 1)
      if (this.is(at, mark) && !pauses.some((pause) => at >= pause.from && at < pause.to)) counted += 1;
    return counted;
  }

  firstWorkingMidnight(): number {
    let day = 0;
    while (!this.works(day)) day += 1;
    return day * minutesADay;
  }

  sameHour(start: number, days: number): number {
    let at = start;
    for (let left = days; left > 0; ) {
      at += minutesADay;
      if (this.works(Math.floor(at / minutesADay))) left -= 1;
    }
    return at;
  }

  /** Days until the corresponding day of the last month, or that month's end. */
  correspondingDay(start: number): number {
    const date = new Date(Date.UTC(2025, 0, 1 + Math.floor(start / minutesADay)));
    const wanted = date.getUTCDate();
    let month = date.getUTCMonth();
    let passed = 0;
    for (let days = 1; ; days += 1) {
      date.setUTCDate(date.getUTCDate() + 1);
      if (date.getUTCMonth() !== month) {
        month = date.getUTCMonth();
        passed += 1;
      }
      const tomorrow = new Date(date.getTime() + 86_400_000);
      if (passed === this.terms.duration.amount && (date.getUTCDate() === wanted || tomorrow.getUTCMonth() !== month))
        return days;
    }
  }

  offDaysOff(minute: number): number {
    let at = minute;
    while (!this.works(Math.floor(at / minutesADay))) at += minutesADay;
    return this.open(at);
  }

  /** Day by day: a day counts after the start's, unless a pause covers its end or ended on it; then off the days off. */
  endOfDay(start: number, pauses: readonly Pause[]): number {
    const { amount, unit } = this.terms.duration;
    const first = Math.floor(start / minutesADay);
    const dayOf = (minute: number) => Math.floor(Math.max(minute, start) / minutesADay);
    let left = unit === 'MONTH' ? this.correspondingDay(start) : Math.ceil(amount);
    let day = first;
    while (
      left > 0 ||
      pauses.some((pause) => dayOf(pause.from) <= day && day < dayOf(pause.to) && pause.from < (day + 1) * minutesADay)
    ) {
      day += 1;
      const covered = pauses.some((pause) => dayOf(pause.from) < day && day <= dayOf(pause.to));
      if (!covered && left > 0 && (unit !== 'WORKING_DAY' || this.works(day))) left -= 1;
    }
    while (!this.works(day)) day += 1;
    return (day + 1) * minutesADay;
  }
}

const long = process.env['MOTCUA_LONG'] === '1';
const runs = long ? 1_000_000 : 2_000;

const durations = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      amount: fc.integer({ min: 1, max: long ? 12 : 30 }),
      unit: fc.constant('WORKING_DAY' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      amount: fc.constantFrom(0.5, 1.5, 3.5, 6.25, 7.5),
      unit: fc.constant('WORKING_DAY' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ amount: fc.constantFrom(0.25, 0.5, 1, 3, 8, 24, 40), unit: fc.constant('HOUR' as const) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ amount: fc.integer({ min: 1, max: long ? 15 : 40 }), unit: fc.constant('DAY' as const) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ amount: fc.integer({ min: 1, max: long ? 2 : 6 }), unit: fc.constant('MONTH' as const) }),
  },
  { weight: 1, arbitrary: fc.constant({ amount: 1, unit: 'SAME_DAY' as const }) },
);

/** Any minute, and often one at the edge of a session. */
const moments = fc.oneof(
  fc.integer({ min: 0, max: 800 * minutesADay }),
  fc
    .tuple(
      fc.integer({ min: 0, max: 800 }),
      fc.constantFrom(0, 419, 420, 690, 691, 700, 810, 900, 901, 1010, 1020, 1021, 1050),
    )
    .map(([day, minute]) => day * minutesADay + minute),
);

const cases = fc.record({
  received: moments,
  gaps: fc.array(
    fc.record({
      before: fc.oneof(fc.integer({ min: 0, max: 4 * minutesADay }), fc.constantFrom(0, 120, minutesADay)),
      lasts: fc.oneof(fc.integer({ min: 0, max: 6 * minutesADay }), fc.constantFrom(0, 120, minutesADay)),
      supplement: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  terms: fc.record({
    duration: durations,
    startRule: fc.constantFrom('exact-hour' as const, 'day-end' as const),
    pausePolicy: fc.constantFrom('shift' as const, 'restart' as const),
    agency: fc.constantFrom(...agencies),
    cutOffMinute: fc.option(fc.constant(900), { nil: undefined }),
    extensionLimit: fc.constant(1),
  }),
});

test(
  `the due date equals that of a minute counter in ${runs} random cases`,
  () => {
    fc.assert(
      fc.property(cases, ({ received, gaps, terms }) => {
        const pauses = pausesAfter(received, gaps);
        const walk = new Walk(terms);
        const expected = walk.dueAfter(received, pauses);
        const result = dueDate(ledgerOf(received, pauses), terms, calendar);
        if (!result.ok || result.value.due === undefined) throw new Error(JSON.stringify(result));
        const due = minuteAt(result.value.due);
        if (due === expected) return;
        // A term in working days keeps its hour, so the same working time may show as the close before or the opening after.
        const sameTime =
          terms.duration.unit === 'WORKING_DAY' &&
          terms.startRule === 'exact-hour' &&
          walk.count(Math.min(due, expected), Math.max(due, expected), SESSION, pauses) === 0;
        const reachable =
          due === walk.open(due) &&
          !pauses.some((pause) => due > pause.from && due < pause.to && pause.from < expected);
        if (!sameTime || !reachable || pauses.length === 0)
          throw new Error(`counted ${at(expected)} but got ${at(due)}`);
      }),
      { numRuns: runs },
    );
  },
  long ? 3_600_000 : 60_000,
);

test('working minutes added are working minutes passed, for every agency', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 700 * minutesADay }),
      fc.integer({ min: 0, max: 6000 }),
      fc.constantFrom(...agencies),
      (start, minutes, agency) => {
        const added = addWorkingMinutes(calendar, agency, instantAt(start), minutes);
        if (!added.ok) throw new Error('year unknown');
        const walk = new Walk({
          duration: { amount: 1, unit: 'HOUR' },
          startRule: 'exact-hour',
          pausePolicy: 'shift',
          agency,
          cutOffMinute: undefined,
          extensionLimit: 1,
        });
        expect(minuteAt(added.value)).toBe(walk.countMinutes(start, minutes, OFFICE_OPEN, []));
        expect(workingMinutesBetween(calendar, agency, instantAt(start), added.value)).toMatchObject({
          value: minutes,
        });
      },
    ),
    { numRuns: 500 },
  );
});

test('the hours of one agency never move the date of another', () => {
  fc.assert(
    fc.property(cases, fc.integer({ min: 0, max: 600 }), ({ received, gaps, terms }, opens) => {
      const other: CalendarSnapshot = {
        ...calendar,
        hours: { ...calendar.hours, 'H99.99': { weekday: [[opens, opens + 300]], saturday: [[0, 1440]] } },
      };
      const ledger = ledgerOf(received, pausesAfter(received, gaps));
      expect(dueDate(ledger, terms, other)).toEqual(dueDate(ledger, terms, calendar));
    }),
    { numRuns: 300 },
  );
});

test('a corrected receipt is due as if it had been entered rightly, and says so', () => {
  fc.assert(
    fc.property(cases, cases, ({ received, gaps, terms }, { terms: right }) => {
      const ledger = ledgerOf(received, pausesAfter(received, gaps));
      const correction: LedgerEntry = {
        at: ledger.at(-1)?.at ?? 0,
        is: 'corrected',
        from: terms.duration,
        terms: right,
      };
      const corrected = dueDate([...ledger, correction], terms, calendar);
      const rightly = dueDate(ledger, right, calendar);
      if (!corrected.ok || !rightly.ok) throw new Error('year unknown');
      expect(corrected.value.due).toBe(rightly.value.due);
      expect(corrected.value.explanation.filter(({ code }) => code !== 'corrected')).toEqual(rightly.value.explanation);
      expect(explain(corrected.value.explanation, 'vi').join(' ')).toMatch(/Đính chính giấy tiếp nhận/);
    }),
    { numRuns: 300 },
  );
});

function pausesAfter(
  received: number,
  gaps: readonly { readonly before: number; readonly lasts: number; readonly supplement: boolean }[],
): Pause[] {
  let last = received;
  return gaps.map(({ before, lasts, supplement }) => {
    const from = last + before;
    last = from + lasts;
    return { from, to: last, supplement };
  });
}

function ledgerOf(received: number, pauses: readonly Pause[]): LedgerEntry[] {
  return [
    { at: instantAt(received), is: 'accepted' },
    ...pauses.flatMap(({ from, to, supplement }): LedgerEntry[] => [
      { at: instantAt(from), is: 'paused', cause: supplement ? 'supplement' : 'financial-duty' },
      { at: instantAt(to), is: 'resumed' },
    ]),
  ];
}

function instantAt(minute: number): number {
  return epoch + minute * 60_000;
}

/** A day's last millisecond shows as the midnight that follows. */
function minuteAt(instant: number): number {
  return Math.ceil((instant - epoch) / 60_000);
}

function at(minute: number): string {
  return new Date(instantAt(minute) + 7 * 3_600_000).toISOString().slice(0, 16);
}
