import { expect, test } from '@jest/globals';
import { runMotcua } from '../client/run-motcua.ts';

test('20 kills of worker, API, Temporal and PostgreSQL lose nothing, double nothing, and every dossier ends', async () => {
  const result = (await runMotcua(['chaos', '--kills', '20', '--seed', '7'])) as {
    dossiers: number;
    ended: number;
    acknowledged: number;
  };
  expect(result).toMatchObject({
    kills: 20,
    killed: {
      worker: expect.any(Number),
      api: expect.any(Number),
      temporal: expect.any(Number),
      postgres: expect.any(Number),
    },
    lost: 0,
    twice: 0,
    findings: [],
  });
  expect(result.ended).toBe(result.dossiers);
  expect(result.dossiers).toBeGreaterThan(0);
  expect(result.acknowledged).toBeGreaterThan(result.dossiers);
});
