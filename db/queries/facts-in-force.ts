import { createHash } from 'node:crypto';
import type { CalendarSnapshot } from '../../domain/calendar.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { Client, Pool } from '../pool.ts';
import { storeContent } from './content.ts';

/** Hash of the facts every new step is computed with. Throws before the first are published. */
export async function factsInForce(db: Pool | Client): Promise<string> {
  const { rows } = await db.query<{ hash: string }>({ name: 'facts-in-force', text: 'select hash from current_facts' });
  const [row] = rows;
  if (row === undefined) throw new Error('Expected facts in force, but none were published');
  return row.hash;
}

/** Publishes a calendar as the facts in force from now on; returns their hash. Earlier facts stay readable. */
export async function publishFacts(pool: Pool, calendar: CalendarSnapshot): Promise<string> {
  const hash = createHash('sha256').update(canonicalJson(calendar)).digest('hex');
  await storeContent(pool, 'facts', hash, JSON.stringify({ hash, calendar }));
  await pool.query(
    'insert into current_facts (hash) values ($1) on conflict (single) do update set hash = excluded.hash',
    [hash],
  );
  return hash;
}
