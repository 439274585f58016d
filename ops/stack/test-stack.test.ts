import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { stockedTestDatabase, testDatabase, testNamespace } from './test-stack.ts';

describe('testDatabase', () => {
  test('is migrated, durable and the test’s own', async () => {
    const [one, two] = await Promise.all([testDatabase(), testDatabase()]);
    expect(one).not.toBe(two);
    const client = new pg.Client({ connectionString: one });
    await client.connect();
    const { rows } = await client.query(
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commits, to_regclass('dossier')::text as dossier`,
    );
    await client.end();
    expect(rows).toEqual([{ fsync: 'on', commits: 'on', dossier: 'dossier' }]);
  });
});

test('two who ask for the first stocked database at once get one each', async () => {
  const [one, two] = await Promise.all([stockedTestDatabase(), stockedTestDatabase()]);
  expect(one).not.toBe(two);
});

describe('testNamespace', () => {
  let connection: Connection;
  let client: Client;

  beforeAll(async () => {
    const { address, namespace } = await testNamespace();
    connection = await Connection.connect({ address });
    client = new Client({ connection, namespace });
  });

  afterAll(() => connection.close());

  test('takes a workflow at once', async () => {
    const handle = await client.workflow.start('nobody-runs-this', { taskQueue: 'nobody', workflowId: 'one' });
    expect((await handle.describe()).status.name).toBe('RUNNING');
  });
});
