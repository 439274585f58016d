import type { Pool } from '../pool.ts';

/** A signed-in browser. */
export interface Session {
  readonly account: string;
  readonly name: string;
  readonly citizenId: string | undefined;
}

/** Keeps a new session under the hash of its id; it ends at `expiresAt` at the latest. Drops those long over. */
export async function openSession(pool: Pool, hash: string, session: Session, expiresAt: Date): Promise<void> {
  await pool.query({
    name: 'open-session',
    text: `with over as (delete from session where expires_at < now() - interval '7 days')
      insert into session (hash, account, name, citizen_id, expires_at) values ($1, $2, $3, $4, $5)`,
    values: [hash, session.account, session.name, session.citizenId ?? null, expiresAt],
  });
}

/**
 * The live session of a hash, seen now; undefined when there is none, or it expired, or was idle longer than `idleMs`.
 * `seen_at` is written at most once a minute.
 */
export async function findSession(pool: Pool, hash: string, idleMs: number): Promise<Session | undefined> {
  const { rows } = await pool.query<{ account: string; name: string; citizen_id: string | null; stale: boolean }>({
    name: 'find-session',
    text: `select account, name, citizen_id, seen_at < now() - interval '1 minute' as stale from session
      where hash = $1 and expires_at > now() and seen_at > now() - $2 * interval '1 millisecond'`,
    values: [hash, idleMs],
  });
  const row = rows[0];
  if (row === undefined) return undefined;
  if (row.stale)
    await pool.query({
      name: 'see-session',
      text: 'update session set seen_at = now() where hash = $1',
      values: [hash],
    });
  return { account: row.account, name: row.name, citizenId: row.citizen_id ?? undefined };
}

/** Ends a session. */
export async function closeSession(pool: Pool, hash: string): Promise<void> {
  await pool.query({ name: 'close-session', text: 'delete from session where hash = $1', values: [hash] });
}
