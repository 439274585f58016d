import type { CalendarSnapshot } from '../../domain/calendar.ts';
import type { Facts } from '../../engine/facts.ts';

const calendar: CalendarSnapshot = {
  version: 'conformance',
  daysOff: {},
  daysWorked: {},
  hours: { '*': { weekday: [], saturday: [] } },
  years: {},
};

/** Nobody works to a calendar here. */
export const conformanceFacts: Facts = { hash: calendar.version, calendar };
