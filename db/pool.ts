import pg from 'pg';
import { applicationRole } from './application-role.ts';

/** PostgreSQL as the hot path uses it: plain SQL on a pool that works under the application role. */
export type Pool = pg.Pool;
export type Client = pg.PoolClient;

/** Opens a pool under the application role. `max` connections; the caller ends it. */
export function openPool(databaseUrl: string, options: { max?: number; name?: string } = {}): Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: options.max ?? 10,
    application_name: options.name ?? 'motcua',
    options: `-c role=${applicationRole}`,
  });
  // A connection that dies while idle (the server was restarted) is dropped from the pool; the next query opens another.
  pool.on('error', () => undefined);
  return pool;
}

/** Runs `work` in one transaction; commits when it returns, rolls back when it throws. */
export async function inTransaction<T>(pool: Pool, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
