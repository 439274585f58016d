import type { Client, Pool } from '../pool.ts';

/** A write that is no step of a dossier, as it was answered. */
export interface IdempotentWrite {
  readonly actor: string;
  readonly bodyHash: string;
  readonly outcome: unknown;
}

/** What was answered under this key, or undefined. */
export async function findWrite(db: Pool | Client, key: string): Promise<IdempotentWrite | undefined> {
  const { rows } = await db.query<{ actor: string; body_hash: string; outcome: unknown }>({
    name: 'find-write',
    text: 'select actor, body_hash, outcome from idempotent_write where key = $1',
    values: [key],
  });
  const row = rows[0];
  return row === undefined ? undefined : { actor: row.actor, bodyHash: row.body_hash, outcome: row.outcome };
}

/** Keeps the answer, in the transaction of the write itself where there is one. Returns false where the key is taken. */
export async function keepWrite(db: Pool | Client, key: string, write: IdempotentWrite): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'keep-write',
    text: 'insert into idempotent_write (key, actor, body_hash, outcome) values ($1, $2, $3, $4) on conflict (key) do nothing',
    values: [key, write.actor, write.bodyHash, JSON.stringify(write.outcome)],
  });
  return rowCount === 1;
}
