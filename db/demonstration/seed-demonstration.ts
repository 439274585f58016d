import { OfficerEntity } from '../entities/officer.ts';
import { openOrm } from '../orm.ts';
import { inTransaction, openPool } from '../pool.ts';
import { putAgency } from '../queries/agency.ts';
import { demonstrationAccounts } from './accounts.ts';
import { demonstrationAgencies } from './agencies.ts';

/** Puts the demonstration's agencies and accounts into the record; those already there are brought up to date. */
export async function seedDemonstration(databaseUrl: string): Promise<void> {
  const pool = openPool(databaseUrl, { max: 1 });
  try {
    await inTransaction(pool, async (client) => {
      for (const agency of demonstrationAgencies) await putAgency(client, agency);
    });
  } finally {
    await pool.end();
  }
  const orm = await openOrm(databaseUrl);
  try {
    const em = orm.em.fork();
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
