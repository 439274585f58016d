import type { Facts } from '../facts.ts';

/** No calendar: whatever asks for time is free. */
export const timeless: Facts = {
  hash: '',
  calendar: { version: '', daysOff: {}, daysWorked: {}, hours: {}, years: {} },
};
