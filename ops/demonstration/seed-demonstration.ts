import { openOrm } from '../../db/orm.ts';
import { AgencyEntity } from '../../db/entities/agency.ts';
import { OfficerEntity } from '../../db/entities/officer.ts';
import { demonstrationAgencies } from './agencies.ts';
import { demonstrationOfficers } from './officers.ts';

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
      demonstrationOfficers.map((officer) => ({
        ...officer,
        roles: [...officer.roles],
        agency: officer.agency ?? null,
        citizenId: officer.citizenId ?? null,
        active: true,
      })),
    );
  } finally {
    await orm.close();
  }
}
