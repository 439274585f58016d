import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { parseCalendarFile } from './calendar-file.ts';
import { vietnamCalendar } from './vietnam-calendar.ts';

const text = await readFile(new URL('./calendar.json', import.meta.url), 'utf8');
const file = JSON.parse(text);

test('the national calendar holds every line of the notices, each with its source', () => {
  expect(Object.keys(vietnamCalendar.daysOff).length + Object.keys(vietnamCalendar.daysWorked).length).toBe(
    file.entries.length,
  );
  expect(text).toBe(text.normalize('NFC'));
  expect(vietnamCalendar.years).toEqual({ 2025: 'decided', 2026: 'decided', 2027: 'provisional' });
});

test.each([
  [
    'a day with two entries',
    { entries: [...file.entries, { ...file.entries[0], kind: 'worked' }] },
    'entries.2025-01-01',
  ],
  ['an entry without source', { entries: [{ ...file.entries[0], source: undefined }] }, 'entries.0.source'],
  [
    'hours that are no times',
    { hours: { '*': { weekday: [['7:00', '11:30']], saturday: [] } } },
    'hours.*.weekday.0.0',
  ],
  ['a misspelt field', { holidays: [] }, ''],
])('%s is refused with file, field and reason', (_name, change, field) => {
  const parsed = parseCalendarFile('calendar.json', JSON.stringify({ ...file, ...change }));
  if (parsed.ok) throw new Error('Expected a refusal');
  expect(parsed.problems[0]).toMatchObject({ file: 'calendar.json', field });
  expect(parsed.problems[0]?.reason.vi).not.toBe('');
});
