import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CalendarSnapshot } from '../domain/calendar.ts';
import { parseCalendarFile } from './calendar-file.ts';

/** The project's own calendar, for those who have no catalogue at hand. Loading throws where the file is refused. */
export const vietnamCalendar: CalendarSnapshot = read();

function read(): CalendarSnapshot {
  const parsed = parseCalendarFile('calendar.json', readFileSync(join(import.meta.dirname, 'calendar.json'), 'utf8'));
  if (parsed.ok) return parsed.calendar;
  throw new Error(`Expected a sound calendar but ${parsed.problems.map(({ reason }) => reason.en).join('; ')}`);
}
