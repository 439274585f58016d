import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { clientTypes } from './write-client.ts';

test('the generated client is the document’s: `npm run client` writes it anew', async () => {
  expect(await readFile(new URL('./api-types.ts', import.meta.url), 'utf8')).toBe(await clientTypes());
});
