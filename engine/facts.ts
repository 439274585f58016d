import type { CalendarSnapshot } from '../domain/calendar.ts';

/**
 * What a pure step needs of the changing world: immutable, named by the hash of its content, journalled by that hash.
 * Two steps with equal plan, state, stimulus, `now` and facts give equal results.
 */
export interface Facts {
  readonly hash: string;
  /** Working days and office hours by agency; FEEL's working-time functions read it. */
  readonly calendar: CalendarSnapshot;
}
