import type { Pool } from '../db/pool.ts';
import { listAgencies } from '../db/queries/agency.ts';
import type { Agency } from '../domain/organisation.ts';
import { lately } from './lately.ts';

const freshMs = 10_000;

/** The agencies as read lately: names for codes, who is above whom, who can decide. */
export class AgencyDirectory {
  /** Every agency by its code; at most ten seconds old. */
  readonly all: () => Promise<ReadonlyMap<string, Agency>>;

  constructor(pool: Pool) {
    this.all = lately(freshMs, async () => new Map((await listAgencies(pool)).map((agency) => [agency.code, agency])));
  }
}

/** Code and name of an agency; an unknown code stands for itself. */
export function agencyRefOf(agencies: ReadonlyMap<string, Agency>, code: string): { code: string; name: string } {
  return { code, name: agencies.get(code)?.name ?? code };
}
