import { findDayNumber, type LegalDay, weekdayOf } from './legal-day.ts';

/**
 * The working calendar as an immutable snapshot. Legal days are plain dates (`2026-11-24`) in Asia/Ho_Chi_Minh; office
 * hours are minutes of the day. A snapshot is named by the hash of its content and never changes.
 */
export interface CalendarSnapshot {
  /** Version as people name it, with its source. */
  readonly version: string;
  /** Days off: holiday, make-up or swapped day → its name. A Saturday is listed where even agencies that open then close. */
  readonly daysOff: Readonly<Record<LegalDay, string>>;
  /** Saturdays or Sundays worked in exchange → their reason. */
  readonly daysWorked: Readonly<Record<LegalDay, string>>;
  /** Office hours by agency code; `*` is everyone else's. */
  readonly hours: Readonly<Record<string, OfficeHours>>;
  /** Years for which holidays are decided; outside them a due date is refused, not guessed. Provisional years are named. */
  readonly years: Readonly<Record<string, 'decided' | 'provisional'>>;
}

/** Sessions of a working day, in minutes after midnight: [[420, 690], [810, 1020]] is 07:00–11:30 and 13:30–17:00. */
export interface OfficeHours {
  readonly weekday: readonly Session[];
  /** Sessions on a Saturday the agency opens every week; empty where it does not. */
  readonly saturday: readonly Session[];
}

export type Session = readonly [opens: number, closes: number];

/** One line of a notice of holidays. */
export interface CalendarEntry {
  readonly day: LegalDay;
  readonly kind: 'off' | 'worked';
  readonly name: string;
  /** The notice or law that decides it. */
  readonly source: string;
}

export interface CalendarProblem {
  /** `entries.2026-11-24`, `hours.H26.15`, … */
  readonly field: string;
  readonly rule:
    | 'not-a-date'
    | 'day-twice'
    | 'year-unknown'
    | 'worked-on-a-weekday'
    | 'hours-invalid'
    | 'no-default-hours';
  readonly reason: { readonly vi: string; readonly en: string };
}

export type CalendarResult =
  | { readonly ok: true; readonly calendar: CalendarSnapshot }
  | { readonly ok: false; readonly problems: readonly CalendarProblem[] };

/**
 * Builds a snapshot from the lines of the notices. Refused, with every problem named: a day with two entries, a text
 * that is no date, a year not listed in `years`, a Monday to Friday "worked", sessions out of order, no hours for `*`.
 */
export function calendarFromEntries(
  source: Pick<CalendarSnapshot, 'version' | 'hours' | 'years'> & { readonly entries: readonly CalendarEntry[] },
): CalendarResult {
  const daysOff: Record<LegalDay, string> = {};
  const daysWorked: Record<LegalDay, string> = {};
  const problems: CalendarProblem[] = [];
  for (const { day, kind, name } of source.entries) {
    const rule = entryProblem(day, kind, day in daysOff || day in daysWorked, source.years);
    if (rule) problems.push({ field: `entries.${day}`, rule, reason: reasons[rule](day) });
    else (kind === 'off' ? daysOff : daysWorked)[day] = name;
  }
  for (const [agency, hours] of Object.entries(source.hours)) {
    if (!inOrder(hours.weekday) || hours.weekday.length === 0 || !inOrder(hours.saturday)) {
      problems.push({ field: `hours.${agency}`, rule: 'hours-invalid', reason: reasons['hours-invalid'](agency) });
    }
  }
  if (!source.hours['*'])
    problems.push({ field: 'hours.*', rule: 'no-default-hours', reason: reasons['no-default-hours']('*') });
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    calendar: { version: source.version, daysOff, daysWorked, hours: source.hours, years: source.years },
  };
}

function entryProblem(
  day: LegalDay,
  kind: 'off' | 'worked',
  seen: boolean,
  years: CalendarSnapshot['years'],
): CalendarProblem['rule'] | undefined {
  const number = findDayNumber(day);
  if (number === undefined) return 'not-a-date';
  if (seen) return 'day-twice';
  if (!years[day.slice(0, 4)]) return 'year-unknown';
  const weekday = weekdayOf(number);
  return kind === 'worked' && weekday !== 0 && weekday !== 6 ? 'worked-on-a-weekday' : undefined;
}

function inOrder(sessions: readonly Session[]): boolean {
  const minutes = sessions.flat();
  return minutes.every(
    (minute, index) =>
      Number.isInteger(minute) && minute >= 0 && minute <= 1440 && (index === 0 || minute > (minutes[index - 1] ?? 0)),
  );
}

const reasons: Record<CalendarProblem['rule'], (subject: string) => CalendarProblem['reason']> = {
  'not-a-date': (day) => ({ vi: `“${day}” không phải là ngày hợp lệ`, en: `"${day}" is not a date` }),
  'day-twice': (day) => ({ vi: `Ngày ${day} được khai báo hai lần`, en: `${day} has two entries` }),
  'year-unknown': (day) => ({ vi: `Năm của ngày ${day} chưa có trong lịch`, en: `The year of ${day} is not listed` }),
  'worked-on-a-weekday': (day) => ({
    vi: `Ngày ${day} vốn là ngày làm việc, không thể khai báo làm bù`,
    en: `${day} is an ordinary working day`,
  }),
  'hours-invalid': (agency) => ({
    vi: `Giờ làm việc của “${agency}” không hợp lệ`,
    en: `The office hours of "${agency}" are out of order`,
  }),
  'no-default-hours': () => ({ vi: 'Thiếu giờ làm việc chung (*)', en: 'The hours for everyone else (*) are missing' }),
};
