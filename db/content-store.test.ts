import { expect, test } from '@jest/globals';
import { ContentStore } from './content-store.ts';
import type { Pool } from './pool.ts';

/** A pool that answers every hash with a value of its own, and remembers what it was asked. */
function countingPool(): { pool: Pool; asked: string[] } {
  const asked: string[] = [];
  const query = async ({ values: [hash] }: { values: string[] }) => {
    asked.push(hash ?? '');
    return { rows: [{ body: JSON.stringify({ hash }) }] };
  };
  return { pool: { query } as unknown as Pool, asked };
}
const hashes = (count: number) => Array.from({ length: count }, (_, index) => `h${index}`);

test('a process keeps no more contents than its limit, however many there are', async () => {
  const { pool, asked } = countingPool();
  const store = new ContentStore(pool, 10);
  for (const hash of hashes(500)) await store.value(hash);
  expect(asked).toHaveLength(500);

  for (const hash of hashes(500).slice(-10)) await store.value(hash);
  expect(asked).toHaveLength(500);

  for (const hash of hashes(490)) await store.value(hash);
  expect(asked).toHaveLength(990);
});

test('what is in use stays, what is not used leaves first', async () => {
  const { pool, asked } = countingPool();
  const store = new ContentStore(pool, 3);
  for (const hash of ['a', 'b', 'c', 'a', 'd', 'a', 'e', 'a']) await store.text(hash);
  expect(asked).toEqual(['a', 'b', 'c', 'd', 'e']);
  await store.text('b');
  expect(asked.at(-1)).toBe('b');
});

test('what could not be read once is asked for again', async () => {
  const answers = [new Error('connection lost'), { rows: [] }, { rows: [{ body: '{"hash":"a"}' }] }];
  const query = async () => {
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const store = new ContentStore({ query } as unknown as Pool);
  await expect(store.value('a')).rejects.toThrow('connection lost');
  await expect(store.value('a')).rejects.toThrow('Expected content a in the store');
  await expect(store.value('a')).resolves.toEqual({ hash: 'a' });
});
