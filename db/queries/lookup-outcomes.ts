import type { Client, Pool } from '../pool.ts';

/** What each connected database last answered about a dossier: its name → the outcome. */
export async function lookupOutcomes(db: Pool | Client, dossier: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.query<{ database: string; outcome: string }>({
    name: 'lookup-outcomes',
    text: `select distinct on (database) database, outcome from lookup_log
      where dossier = $1 and outcome is not null order by database, asked_at desc`,
    values: [dossier],
  });
  return new Map(rows.map(({ database, outcome }) => [database, outcome]));
}
