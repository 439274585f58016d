import type { Client, Pool } from '../pool.ts';

/** JSON of the form that a dossier was declared on, or undefined where it was declared on paper. */
export async function findFormOfDossier(db: Pool | Client, dossier: string): Promise<string | undefined> {
  const { rows } = await db.query<{ body: string }>({
    name: 'form-of-dossier',
    text: `select c.body from dossier d join content c on c.hash = d.form ->> 'hash' where d.id = $1`,
    values: [dossier],
  });
  return rows[0]?.body;
}

/** Keeps what a look-up answered, in place of what an earlier one did. */
export async function keepPopulationData(
  db: Pool | Client,
  entry: { readonly dossier: string; readonly lookup: string; readonly data: Readonly<Record<string, unknown>> },
): Promise<void> {
  await db.query({
    name: 'keep-population-data',
    text: `insert into population_data (dossier, lookup, data) values ($1, $2, $3)
      on conflict (dossier) do update set lookup = excluded.lookup, data = excluded.data`,
    values: [entry.dossier, entry.lookup, JSON.stringify(entry.data)],
  });
}

/** What the population database said about a dossier's applicant, as far as its declaration leaves it to the database. */
export async function findPopulationData(
  db: Pool | Client,
  dossier: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { rows } = await db.query<{ data: Readonly<Record<string, unknown>> }>({
    name: 'find-population-data',
    text: 'select data from population_data where dossier = $1',
    values: [dossier],
  });
  return rows[0]?.data;
}
