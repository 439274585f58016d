import type { Pool } from '../db/pool.ts';
import { readAgencyHistory } from '../db/queries/agency.ts';
import type { Agencies, AgenciesOnDay, AgencyHistory } from '../domain/agency-history.ts';
import { type LegalDay, legalDayAt } from '../domain/legal-day.ts';
import type { BusinessTime } from './business-time.ts';
import { lately } from './lately.ts';

const freshMs = 10_000;

/** The agencies as read lately: names for codes, who is above whom, who can decide. At most ten seconds old. */
export class AgencyDirectory {
  /** The agencies through time. */
  readonly history: () => Promise<AgencyHistory>;
  private readonly time: BusinessTime;

  constructor(pool: Pool, time: BusinessTime) {
    this.time = time;
    this.history = lately(freshMs, () => readAgencyHistory(pool));
  }

  /** The agencies as they are today, by the business clock. */
  async today(): Promise<AgenciesOnDay> {
    const [history, now] = await Promise.all([this.history(), this.time.now()]);
    return history.on(legalDayAt(now));
  }
}

/**
 * As `agencyRefOf`, on a day; with the agency that is meant by the record where another has taken over from it since, and
 * the day on which.
 */
export function agencyStandingOf(
  history: AgencyHistory,
  code: string,
  day: LegalDay,
): ReturnType<typeof agencyRefOf> & { formerly?: { code: string; name: string; until: LegalDay } } {
  const absence = history.absenceOn(code, day);
  return {
    ...agencyRefOf(history.on(day), code),
    ...(absence?.type === 'ended' ? { formerly: { code, name: absence.name, until: absence.on } } : {}),
  };
}

/** Code and name of the agency that has what is this code's; an unknown code stands for itself. */
export function agencyRefOf(agencies: Agencies, code: string): { code: string; name: string } {
  const agency = agencies.get(code);
  return { code: agency?.code ?? code, name: agency?.name ?? code };
}
