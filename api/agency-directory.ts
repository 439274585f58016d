import type { Pool } from '../db/pool.ts';
import { listAgencies } from '../db/queries/agency.ts';
import type { Agency } from '../domain/organisation.ts';

const freshMs = 10_000;

/** The agencies as read lately: names for codes, who is above whom, who can decide. */
export class AgencyDirectory {
  private readonly pool: Pool;
  private loaded: Promise<Map<string, Agency>> | undefined;
  private loadedAt = 0;

  constructor(pool: Pool) {
    this.pool = pool;
  }

  /** Every agency by its code; at most ten seconds old. */
  all(): Promise<ReadonlyMap<string, Agency>> {
    if (this.loaded === undefined || Date.now() - this.loadedAt > freshMs) {
      this.loadedAt = Date.now();
      const loading = listAgencies(this.pool).then(
        (agencies) => new Map(agencies.map((agency) => [agency.code, agency])),
      );
      loading.catch(() => {
        if (this.loaded === loading) this.loaded = undefined;
      });
      this.loaded = loading;
    }
    return this.loaded;
  }
}

/** Code and name of an agency; an unknown code stands for itself. */
export function agencyRefOf(agencies: ReadonlyMap<string, Agency>, code: string): { code: string; name: string } {
  return { code, name: agencies.get(code)?.name ?? code };
}
