import { AgencyEntity } from '../entities/agency.ts';
import { OfficerEntity } from '../entities/officer.ts';
import { openOrm } from '../orm.ts';
import { demonstrationAccounts } from './accounts.ts';
import { demonstrationAgencies } from './agencies.ts';

/** Puts the demonstration's agencies and accounts into the record; those already there are brought up to date. */
export async function seedDemonstration(databaseUrl: string): Promise<void> {
  const orm = await openOrm(databaseUrl);
  try {
    const em = orm.em.fork();
    await em.upsertMany(
      AgencyEntity,
      demonstrationAgencies.map((agency) => ({
        ...agency,
        province: agency.province ?? null,
        parent: agency.parent ?? null,
        functions: [...agency.functions],
      })),
    );
    await em.upsertMany(
      OfficerEntity,
      demonstrationAccounts.map(({ id, name, roles, agency, citizenId }) => ({
        id,
        name,
        roles: [...roles],
        agency: agency ?? null,
        citizenId: citizenId ?? null,
        active: true,
      })),
    );
  } finally {
    await orm.close();
  }
}
