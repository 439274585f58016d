import type { Facts } from '../../engine/facts.ts';
import { vietnamCalendar } from '../../procedures/vietnam-calendar.ts';

/** Facts for planning only: the record's own may be newer, and then a date is waited for a little longer. */
export function planningFacts(): Facts {
  return { hash: 'planning', calendar: vietnamCalendar };
}
