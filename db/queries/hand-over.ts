import type { Client } from '../pool.ts';

/** Makes another agency the one that decides, with the agencies it consults. The due date and its hours stay. */
export async function replaceDecidingAgency(
  client: Client,
  dossier: string,
  to: { readonly decides: string; readonly functionAgencies: Readonly<Record<string, string>> },
): Promise<void> {
  await client.query({
    name: 'replace-deciding-agency',
    text: 'update dossier set deciding_agency = $2, function_agencies = $3 where id = $1',
    values: [dossier, to.decides, JSON.stringify(to.functionAgencies)],
  });
}

/** What the audit recorded when the dossier was last handed over; undefined where it never was. */
export async function lastHandOver(client: Client, dossier: string): Promise<unknown> {
  const { rows } = await client.query<{ handOver: unknown }>({
    name: 'last-hand-over',
    text: `select details->'recorded'->'handOver' as "handOver" from audit
      where dossier = $1 and details->'recorded'->>'kind' in ('forwarding', 'hand-over') order by n desc limit 1`,
    values: [dossier],
  });
  return rows[0]?.handOver;
}
