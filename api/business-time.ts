import type { Pool } from '../db/pool.ts';
import { readClock } from '../db/queries/business-clock.ts';

/** The business clock. In real mode it is the time of day and costs nothing; else it is read from the record each time. */
export class BusinessTime {
  readonly mode: 'real' | 'business';
  private readonly pool: Pool;

  constructor(pool: Pool, mode: 'real' | 'business') {
    this.pool = pool;
    this.mode = mode;
  }

  /** Epoch milliseconds. */
  async now(): Promise<number> {
    if (this.mode === 'real') return Date.now();
    return Date.now() + (await readClock(this.pool)).offsetMs;
  }
}
