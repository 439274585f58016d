import type { Pool } from '../db/pool.ts';
import { readClock } from '../db/queries/business-clock.ts';
import { lately } from './lately.ts';

const freshMs = 100;

/**
 * The business clock. In real mode it is the time of day and costs nothing; else it is the record's, as read lately:
 * what this process moves it by is seen at once, what another one does within a tenth of a second.
 */
export class BusinessTime {
  readonly mode: 'real' | 'business';
  private readonly pool: Pool;
  private offsetMs: () => Promise<number>;

  constructor(pool: Pool, mode: 'real' | 'business') {
    this.pool = pool;
    this.mode = mode;
    this.offsetMs = this.reading();
  }

  /** Epoch milliseconds. */
  async now(): Promise<number> {
    if (this.mode === 'real') return Date.now();
    const offsetMs = await this.offsetMs();
    return Date.now() + offsetMs;
  }

  /** This process has moved the clock. */
  moved(): void {
    this.offsetMs = this.reading();
  }

  private reading(): () => Promise<number> {
    return lately(freshMs, async () => (await readClock(this.pool)).offsetMs);
  }
}
