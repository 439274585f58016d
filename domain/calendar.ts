/**
 * The working calendar as an immutable snapshot. Legal days are plain dates (`2026-11-24`) in Asia/Ho_Chi_Minh; office
 * hours are minutes of the day. A snapshot is named by the hash of its content and never changes.
 */
export interface CalendarSnapshot {
  /** Version as people name it, with its source. */
  readonly version: string;
  /** Weekdays off: holiday, make-up or swapped day → its name. */
  readonly daysOff: Readonly<Record<string, string>>;
  /** Saturdays or Sundays worked in exchange → their reason. */
  readonly daysWorked: Readonly<Record<string, string>>;
  /** Office hours by agency code; `*` is everyone else's. */
  readonly hours: Readonly<Record<string, OfficeHours>>;
  /** Years for which holidays are decided; outside them a due date is refused, not guessed. Provisional years are named. */
  readonly years: Readonly<Record<string, 'decided' | 'provisional'>>;
}

/** Sessions of a working day, in minutes after midnight: [[420, 690], [810, 1020]] is 07:00–11:30 and 13:30–17:00. */
export interface OfficeHours {
  readonly weekday: readonly (readonly [number, number])[];
  /** Sessions on a Saturday the agency opens every week; empty where it does not. */
  readonly saturday: readonly (readonly [number, number])[];
}
