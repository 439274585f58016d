import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { testDatabase } from '../ops/stack/test-stack.ts';
import { inTransaction, openPool, type Pool, together } from './pool.ts';
import { storeContent } from './queries/content.ts';

/** A statement that keeps a content under its hash, and fails where there is one. */
const keep = (hash: string) => ({
  text: `insert into content (hash, kind, body) values ($1, 'plan', '{}')`,
  values: [hash],
});

describe('inTransaction', () => {
  let pool: Pool;
  let round = 0;
  let [first, second] = ['', ''];

  beforeAll(async () => {
    pool = openPool(await testDatabase(), { max: 1 });
  });

  beforeEach(() => {
    round += 1;
    [first, second] = [`first-${round}`, `second-${round}`];
  });

  afterAll(() => pool.end());

  const kept = async () => {
    const { rows } = await pool.query<{ hash: string }>(
      'select hash from content where hash = any ($1) order by hash',
      [[first, second]],
    );
    return rows.map(({ hash }) => hash);
  };

  test('keeps what was done, the last statement with the commit', async () => {
    const result = await inTransaction(pool, async (client, last) => {
      await client.query(keep(first));
      last(keep(second));
      return 'done';
    });
    expect(result).toBe('done');
    expect(await kept()).toEqual([first, second]);
  });

  test('a last statement that fails is thrown, and nothing is kept', async () => {
    await storeContent(pool, 'plan', second, '{}');
    const failing = inTransaction(pool, async (client, last) => {
      await client.query(keep(first));
      last(keep(second));
    });
    await expect(failing).rejects.toMatchObject({ code: '23505' });
    expect(await kept()).toEqual([second]);
  });

  test('of statements sent together the first that fails is thrown, and the connection serves on', async () => {
    const failing = inTransaction(pool, (client) =>
      Promise.all([client.query(keep(first)), client.query(keep(first)), client.query(keep(second))]),
    );
    await expect(failing).rejects.toMatchObject({ code: '23505' });
    expect(await kept()).toEqual([]);
    expect(pool.totalCount).toBe(1);
  });

  test('a failure that the work keeps to itself is no success: nothing was kept', async () => {
    const failing = inTransaction(pool, async (client) => {
      await client.query(keep(first));
      await client.query(keep(first)).catch(() => undefined);
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(await kept()).toEqual([]);
  });

  test('statements sent together are answered in their order', async () => {
    const seen = await inTransaction(pool, (client) =>
      Promise.all([client.query(keep(first)), client.query('select from content where hash = $1', [first])]),
    );
    expect(seen.map(({ rowCount }) => rowCount)).toEqual([1, 1]);
  });
});

describe('together', () => {
  let pool: Pool;

  beforeAll(async () => {
    pool = openPool(await testDatabase(), { max: 2 });
  });

  afterAll(() => pool.end());

  const backend = 'select pg_backend_pid() as pid';

  test('reads on one connection', async () => {
    const answers = await together(pool, (client) => Promise.all([client.query(backend), client.query(backend)]));
    const [first, second] = answers.map(({ rows }) => rows[0]);
    expect(second).toEqual(first);
  });

  test('a read that fails is thrown, and the connection serves on with what was sent behind it', async () => {
    const failing = together(pool, (client) => Promise.all([client.query('select 1 / 0'), client.query(backend)]));
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    const { rows } = await pool.query<{ one: number }>('select 1 as one');
    expect(rows).toEqual([{ one: 1 }]);
  });
});
