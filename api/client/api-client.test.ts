import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { newIdempotencyKey } from './api-client.ts';
import { clientTypes } from './write-client.ts';

test('the generated client is the document’s: `npm run client` writes it anew', async () => {
  expect(await readFile(new URL('./api-types.ts', import.meta.url), 'utf8')).toBe(await clientTypes());
});

test('a new key is a version 4 uuid, each another', () => {
  const keys = Array.from({ length: 100 }, newIdempotencyKey);
  for (const key of keys) expect(z.uuidv4().safeParse(key).success).toBe(true);
  expect(new Set(keys).size).toBe(keys.length);
});
