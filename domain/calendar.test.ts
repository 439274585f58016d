import { expect, test } from '@jest/globals';
import { type CalendarEntry, calendarFromEntries } from './calendar.ts';

const off = (day: string): CalendarEntry => ({ day, kind: 'off', name: 'Nghỉ', source: 'Thông báo' });
const worked = (day: string): CalendarEntry => ({ day, kind: 'worked', name: 'Làm bù', source: 'Thông báo' });
const sound = {
  version: '1',
  years: { 2026: 'decided' },
  hours: { '*': { weekday: [[420, 690]], saturday: [] } },
} as const;

test.each([
  [
    'two entries for a day',
    { ...sound, entries: [off('2026-08-22'), worked('2026-08-22')] },
    'entries.2026-08-22',
    'day-twice',
  ],
  [
    'the same entry twice',
    { ...sound, entries: [off('2026-08-22'), off('2026-08-22')] },
    'entries.2026-08-22',
    'day-twice',
  ],
  ['a day that does not exist', { ...sound, entries: [off('2026-02-29')] }, 'entries.2026-02-29', 'not-a-date'],
  ['a date of another form', { ...sound, entries: [off('24/11/2026')] }, 'entries.24/11/2026', 'not-a-date'],
  ['a year that is not listed', { ...sound, entries: [off('2028-01-03')] }, 'entries.2028-01-03', 'year-unknown'],
  ['a worked Monday', { ...sound, entries: [worked('2026-08-24')] }, 'entries.2026-08-24', 'worked-on-a-weekday'],
  [
    'sessions that overlap',
    {
      ...sound,
      entries: [],
      hours: {
        '*': {
          weekday: [
            [420, 690],
            [600, 1020],
          ],
          saturday: [],
        },
      },
    },
    'hours.*',
    'hours-invalid',
  ],
  [
    'sessions past midnight',
    { ...sound, entries: [], hours: { '*': { weekday: [[420, 1500]], saturday: [] } } },
    'hours.*',
    'hours-invalid',
  ],
  ['no hours for everyone else', { ...sound, entries: [], hours: {} }, 'hours.*', 'no-default-hours'],
] as const)('%s is refused', (_name, source, field, rule) => {
  expect(calendarFromEntries(source)).toMatchObject({ ok: false, problems: [{ field, rule }] });
});
