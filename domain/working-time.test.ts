import { describe, expect, test } from '@jest/globals';
import { vietnamCalendar } from '../procedures/vietnam-calendar.ts';
import type { CalendarSnapshot } from './calendar.ts';
import {
  addWorkingDays,
  addWorkingHours,
  addWorkingMinutes,
  isWorkingDay,
  type WorkingTime,
  workingDaysBetween,
  workingMinutesBetween,
} from './working-time.ts';

const at = (text: string) => Date.parse(`${text}:00+07:00`);
const show = (result: WorkingTime<number>) =>
  result.ok ? new Date(result.value + 7 * 3_600_000).toISOString().slice(0, 16) : result.error;

describe('a working day', () => {
  test.each([
    ['2026-11-23', true, 'a Monday'],
    ['2026-11-24', false, 'the day of Vietnamese culture'],
    ['2026-11-28', false, 'a Saturday'],
    ['2026-08-22', true, 'a Saturday worked for 31/8'],
    ['2026-08-31', false, 'a Monday swapped'],
    ['2026-04-27', false, 'made up for a holiday on a Sunday'],
    ['2025-04-26', true, 'a Saturday worked for 2/5'],
  ])('%s: %p, %s', (day, expected) => {
    expect(isWorkingDay(vietnamCalendar, day)).toEqual({ ok: true, value: expected, provisionalYears: [] });
  });

  test('of a provisional year names the year', () => {
    expect(isWorkingDay(vietnamCalendar, '2027-03-01')).toEqual({ ok: true, value: true, provisionalYears: [2027] });
  });

  test('of an unknown year is refused', () => {
    expect(isWorkingDay(vietnamCalendar, '2028-03-01')).toEqual({
      ok: false,
      error: { code: 'calendar-year-unknown', year: 2028 },
    });
    expect(addWorkingDays(vietnamCalendar, '*', at('2027-12-30T09:00'), 5)).toEqual({
      ok: false,
      error: { code: 'calendar-year-unknown', year: 2028 },
    });
  });
});

describe('working days later', () => {
  test.each([
    ['2026-11-20T14:00', 3, '2026-11-26T14:00', 'over a weekend and 24/11'],
    ['2026-11-20T18:00', 1, '2026-11-25T07:00', 'received after closing'],
    ['2026-11-20T06:10', 1, '2026-11-23T07:00', 'received before opening'],
    ['2026-11-20T12:00', 1, '2026-11-23T13:30', 'received in the lunch break'],
    ['2026-11-21T09:00', 1, '2026-11-25T07:00', 'received on a Saturday'],
    ['2026-08-21T10:00', 1, '2026-08-22T10:00', 'onto a worked Saturday'],
    ['2026-11-26T14:00', -3, '2026-11-20T14:00', 'backwards'],
  ])('%s + %p = %s, %s', (from, days, expected) => {
    expect(show(addWorkingDays(vietnamCalendar, '*', at(from), days))).toBe(expected);
  });

  test.each([
    ['2026-11-20', '2026-11-26', 3],
    ['2026-11-26', '2026-11-20', -3],
    ['2026-11-20', '2026-11-20', 0],
    ['2026-11-20', '2026-11-22', 0],
  ])('between %s and %s: %p', (from, to, expected) => {
    expect(workingDaysBetween(vietnamCalendar, from, to)).toMatchObject({ value: expected });
  });
});

describe('working hours later', () => {
  test.each([
    ['2026-11-20T16:00', 1, '2026-11-20T17:00', 'to the close, not to the next opening'],
    ['2026-11-20T16:00', 8, '2026-11-23T16:00', 'over a weekend'],
    ['2026-11-23T16:00', 2, '2026-11-25T08:00', 'over a holiday'],
    ['2026-11-20T11:00', 1.5, '2026-11-20T14:30', 'over lunch, with a fraction'],
    ['2026-11-20T22:00', 0, '2026-11-20T22:00', 'none'],
  ])('%s + %p h = %s, %s', (from, hours, expected) => {
    expect(show(addWorkingHours(vietnamCalendar, '*', at(from), hours))).toBe(expected);
  });

  test('minutes between are those that were added', () => {
    const from = at('2026-11-20T10:30');
    const to = addWorkingMinutes(vietnamCalendar, '*', from, 1234);
    expect(to.ok && workingMinutesBetween(vietnamCalendar, '*', from, to.value)).toMatchObject({ value: 1234 });
  });
});

describe('agencies with hours of their own', () => {
  const calendar: CalendarSnapshot = {
    ...vietnamCalendar,
    hours: {
      ...vietnamCalendar.hours,
      'H26.15': {
        weekday: [
          [480, 720],
          [780, 1020],
        ],
        saturday: [[480, 720]],
      },
    },
  };

  test('an open Saturday counts in hours', () => {
    expect(show(addWorkingHours(calendar, 'H26.15', at('2026-11-20T16:00'), 3))).toBe('2026-11-21T10:00');
    expect(show(addWorkingHours(calendar, 'H26.16', at('2026-11-20T16:00'), 3))).toBe('2026-11-23T09:00');
  });

  test('an open Saturday is no working day', () => {
    expect(show(addWorkingDays(calendar, 'H26.15', at('2026-11-20T16:00'), 1))).toBe('2026-11-23T16:00');
  });

  test('a Saturday inside the Tết holidays stays closed', () => {
    expect(show(addWorkingHours(calendar, 'H26.15', at('2026-02-13T17:00'), 1))).toBe('2026-02-23T09:00');
  });
});
