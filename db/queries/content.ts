import type { Client, Pool } from '../pool.ts';

/** Kinds of immutable content, stored once under the hash of their text. */
export type ContentKind = 'plan' | 'program' | 'facts' | 'procedure' | 'form';

/** Stores a text under its hash; storing it again changes nothing. */
export async function storeContent(db: Pool | Client, kind: ContentKind, hash: string, body: string): Promise<void> {
  await db.query({
    name: 'store-content',
    text: 'insert into content (hash, kind, body) values ($1, $2, $3) on conflict (hash) do nothing',
    values: [hash, kind, body],
  });
}

/** The text stored under a hash, or undefined. */
export async function findContent(db: Pool | Client, hash: string): Promise<string | undefined> {
  const { rows } = await db.query<{ body: string }>({
    name: 'find-content',
    text: 'select body from content where hash = $1',
    values: [hash],
  });
  return rows[0]?.body;
}
