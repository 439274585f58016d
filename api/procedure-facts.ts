import type { Pool } from '../db/pool.ts';
import { getVersion } from '../db/queries/procedure-version.ts';
import type { Procedure } from '../domain/procedure.ts';

/** The facts of procedure versions, by the version's id. A version never changes, so each is read once while in use. */
export class ProcedureFacts {
  private readonly pool: Pool;
  private readonly limit: number;
  private readonly known = new Map<string, Promise<Procedure>>();

  /** @param limit how many are kept, the least recently used leave first */
  constructor(pool: Pool, limit = 256) {
    this.pool = pool;
    this.limit = limit;
  }

  get(version: string): Promise<Procedure> {
    const facts = this.known.get(version) ?? this.read(version);
    this.known.delete(version);
    this.known.set(version, facts);
    for (const oldest of this.known.keys()) {
      if (this.known.size <= this.limit) break;
      this.known.delete(oldest);
    }
    return facts;
  }

  private read(version: string): Promise<Procedure> {
    const reading = getVersion(this.pool, version).then((row) => JSON.parse(row.facts) as Procedure);
    reading.catch(() => this.known.delete(version));
    return reading;
  }
}
