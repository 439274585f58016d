import { vietnamCalendar } from '../../domain/calendars/vietnam-2025-2027.ts';
import type { Facts } from '../../engine/facts.ts';

/** Facts for planning only: the record's own may be newer, and then a date is waited for a little longer. */
export function planningFacts(): Facts {
  return { hash: 'planning', calendar: vietnamCalendar };
}
