import { z } from 'zod';
import { type CalendarSnapshot, calendarFromEntries } from '../domain/calendar.ts';
import { type CatalogueProblem, parseCatalogueFile } from './procedure-file.ts';

const text = z.string().trim().min(1);
const session = z.tuple([z.int(), z.int()]);

/** `calendar.json`: office hours, and the lines of the notices of holidays, each with the text that decides it. */
const calendarFileSchema = z.strictObject({
  version: text,
  years: z.record(z.string().regex(/^\d{4}$/), z.enum(['decided', 'provisional'])),
  hours: z.record(text, z.strictObject({ weekday: z.array(session), saturday: z.array(session) })),
  entries: z.array(z.strictObject({ day: text, kind: z.enum(['off', 'worked']), name: text, source: text })),
});

export type CalendarFileResult =
  | { readonly ok: true; readonly calendar: CalendarSnapshot }
  | { readonly ok: false; readonly problems: readonly CatalogueProblem[] };

/** Parses the text of a `calendar.json`; a day with two entries is refused. Never throws on bad input. */
export function parseCalendarFile(file: string, json: string): CalendarFileResult {
  const parsed = parseCatalogueFile(calendarFileSchema, file, json);
  if (!parsed.ok) return parsed;
  const built = calendarFromEntries(parsed.data);
  if (built.ok) return built;
  return { ok: false, problems: built.problems.map(({ field, reason }) => ({ file, field, reason })) };
}
