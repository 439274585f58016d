import type { Client } from '../pool.ts';

/** Sets how far components are digitised; what was there before comes back, in order. Others stay. */
export async function digitiseComponents(
  client: Client,
  dossier: string,
  statuses: Readonly<Record<string, number>>,
): Promise<{ id: string; old: number; new: number }[]> {
  const { rows } = await client.query<{ id: string; old: number; new: number }>({
    name: 'digitise-components',
    text: `update component c set digitised = s.value::int from component before, jsonb_each_text($2::jsonb) s
      where c.dossier = $1 and c.component = s.key and before.dossier = c.dossier and before.component = c.component
      returning c.component as id, before.digitised as old, c.digitised as new`,
    values: [dossier, JSON.stringify(statuses)],
  });
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
