import { expect, test } from '@jest/globals';
import type { Actor } from '../../domain/organisation.ts';
import type { Context } from '../context.ts';
import { hashOfRequest, writeOnce } from './write-once.ts';

/** A record in which one write was answered: `designer` asked for `hash` under its key, and got `answer`. */
const context = {
  pool: { query: async () => ({ rows: [{ actor: 'designer', body_hash: 'hash', outcome: 'answer' }] }) },
} as unknown as Context;
const actor = (id: string): Actor => ({ id, name: id, roles: ['designer'], agency: undefined, citizenId: undefined });
const never = () => Promise.reject(new Error('Expected the write not to be done again'));

test('a key that was used is answered as it was, to who used it and for what it was used', async () => {
  await expect(writeOnce(context, actor('designer'), 'key', 'hash', never)).resolves.toBe('answer');
  for (const [who, hash] of [
    ['another', 'hash'],
    ['designer', 'another'],
  ] as const)
    await expect(writeOnce(context, actor(who), 'key', hash, never)).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
});

test('a request is the same whatever the order of its members, and another one where anything differs', () => {
  const hash = hashOfRequest('act', { id: '1' }, { a: 1, b: [2, 3] });
  expect(hashOfRequest('act', { id: '1' }, { b: [2, 3], a: 1 })).toBe(hash);
  const others = [
    hashOfRequest('receive', { id: '1' }, { a: 1, b: [2, 3] }),
    hashOfRequest('act', { id: '2' }, { a: 1, b: [2, 3] }),
    hashOfRequest('act', { id: '1' }, { a: 1, b: [3, 2] }),
    hashOfRequest('act', { id: '1' }, { a: 1 }),
  ];
  expect(new Set([hash, ...others]).size).toBe(5);
});
