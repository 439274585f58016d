import { Socket } from 'node:net';
import pg from 'pg';
import { applicationRole } from './application-role.ts';

/** PostgreSQL as the hot path uses it: plain SQL on a pool that works under the application role. */
export type Pool = pg.Pool;
export type Client = pg.PoolClient;
export type Statement = pg.QueryConfig;

/** Writes what is sent in one go as one packet: PostgreSQL is woken once for statements that travel together. */
class GatheringSocket extends Socket {
  override uncork(): void {
    process.nextTick(() => super.uncork());
  }
}

/** A connection's first steps cost as much as dozens of later ones, so it outlives the pauses between bursts of work. */
const keptIdleMs = 5 * 60_000;

/**
 * Opens a pool under the application role. `max` connections; the caller ends it. Its connections are pipelined: a
 * statement is sent without waiting for the answer to the one before, and they are answered in their order.
 */
export function openPool(databaseUrl: string, options: { max?: number; name?: string } = {}): Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: options.max ?? 10,
    idleTimeoutMillis: keptIdleMs,
    application_name: options.name ?? 'motcua',
    options: `-c role=${applicationRole}`,
    pipeline: true,
    stream: () => new GatheringSocket(),
  });
  // A connection that dies while idle (the server was restarted) is dropped from the pool; the next query opens another.
  pool.on('error', () => undefined);
  return pool;
}

/**
 * Runs reads that need nothing of one another on one connection: they travel together and PostgreSQL is woken once. Each
 * sees what was committed when its turn came.
 */
export async function together<T>(pool: Pool, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}

/**
 * Runs `work` in one transaction; commits when it returns, rolls back when it throws. The statement that `work` hands to
 * `last` travels with the commit: where it fails there is nothing to commit, and its error is thrown.
 * A failure that `work` kept to itself is thrown, too: nothing it did was kept.
 */
export async function inTransaction<T>(
  pool: Pool,
  work: (client: Client, last: (statement: Statement) => void) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  let last: Statement | undefined;
  try {
    const [, result] = await Promise.all([
      client.query('begin'),
      work(client, (statement) => {
        last = statement;
      }),
    ]);
    const answers = await Promise.all([...(last === undefined ? [] : [client.query(last)]), client.query('commit')]);
    // PostgreSQL answers the commit of a transaction in which something failed with a rollback, not with an error.
    if (answers.at(-1)?.command !== 'COMMIT')
      throw new Error('Expected the transaction to commit but it was rolled back');
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
