import type { Pool } from '../pool.ts';

export interface BusinessClock {
  /** `business`: may be advanced by command, drives dates and timers; `real`: is the time of day. */
  readonly mode: 'real' | 'business';
  readonly offsetMs: number;
}

/** The business clock as it stands. */
export async function readClock(pool: Pool): Promise<BusinessClock> {
  const { rows } = await pool.query<{ mode: 'real' | 'business'; offset_ms: string }>({
    name: 'read-clock',
    text: 'select mode, offset_ms from clock',
  });
  const [row] = rows;
  if (row === undefined) throw new Error('Expected one row in clock, but there is none');
  return { mode: row.mode, offsetMs: Number(row.offset_ms) };
}

/** Sets the mode; leaving `business` for `real` is refused once the clock has been advanced: dates would run backwards. */
export async function setClockMode(pool: Pool, mode: 'real' | 'business'): Promise<void> {
  const { rowCount } = await pool.query(`update clock set mode = $1 where $1 = 'business' or offset_ms = 0`, [mode]);
  if (rowCount !== 1)
    throw new Error('Expected a clock that was never advanced, but its dates are ahead of the time of day');
}

/** Moves the business clock forward by a positive number of milliseconds; returns the new offset. */
export async function advanceClock(pool: Pool, byMs: number): Promise<number> {
  if (!(byMs > 0)) throw new RangeError(`Expected a positive advance, but it is ${byMs} ms`);
  const { rows } = await pool.query<{ offset_ms: string }>(
    `update clock set offset_ms = offset_ms + $1 where mode = 'business' returning offset_ms`,
    [Math.round(byMs)],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('Expected a business clock, but the clock is the time of day');
  return Number(row.offset_ms);
}
