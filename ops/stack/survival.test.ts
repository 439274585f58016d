import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { Home } from './home.ts';
import { findFreePort } from './ports.ts';
import { type EmbeddedPostgres, openPostgres } from './postgres.ts';
import { removeHome } from './remove-home.ts';
import type { SupervisedProcess } from './supervised-process.ts';
import { type EmbeddedTemporal, openTemporal } from './temporal.ts';

/** What was acknowledged before a kill -9 is there after it, and the part is back by itself. */
describe('a killed part of the stack', () => {
  const home = Home.temporary();
  let postgres: EmbeddedPostgres;
  let temporal: EmbeddedTemporal;

  beforeAll(async () => {
    postgres = await openPostgres(home, await findFreePort(), () => undefined);
    temporal = await openTemporal(home, { temporal: await findFreePort(), temporalUi: undefined }, 'motcua');
    await Promise.all([postgres.process.start(), temporal.process.start()]);
  });

  afterAll(async () => {
    await Promise.all([postgres.process.stop(), temporal.process.stop()]);
    removeHome(home);
  });

  test('PostgreSQL', async () => {
    await query(postgres, 'create table acknowledged (number integer)');
    for (const number of [1, 2, 3]) {
      await query(postgres, `insert into acknowledged values (${number})`);
      await kill(postgres.process);
      expect(await query(postgres, 'select count(*)::integer as count from acknowledged')).toEqual([{ count: number }]);
    }
  });

  test('Temporal', async () => {
    await withClient(temporal, (client) =>
      client.workflow.start('nobody-runs-this', { taskQueue: 'nobody', workflowId: 'acknowledged' }),
    );
    await kill(temporal.process);
    const status = await withClient(
      temporal,
      async (client) => (await client.workflow.getHandle('acknowledged').describe()).status.name,
    );
    expect(status).toBe('RUNNING');
  });
});

async function kill(part: SupervisedProcess): Promise<void> {
  const before = part.pid;
  if (before === undefined) throw new Error('Expected a running process');
  const ready = once(part, 'ready');
  process.kill(before, 'SIGKILL');
  await ready;
  expect(part.pid).not.toBe(before);
}

async function query(postgres: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: postgres.url('postgres') });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function withClient<T>(temporal: EmbeddedTemporal, work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: temporal.address });
  try {
    return await work(new Client({ connection, namespace: 'motcua' }));
  } finally {
    await connection.close();
  }
}
