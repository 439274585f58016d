import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sweep } from '../../activities/record/sweeper.ts';
import { DossierBed } from './dossier-bed.ts';

let bed: DossierBed;

beforeAll(async () => {
  bed = await DossierBed.open('two-dossiers.bpmn');
  await bed.startWorker();
});
afterAll(() => bed.close());

async function receive(role: 'asks' | 'answers', pair: string): Promise<string> {
  const dossier = randomUUID();
  expect(await bed.settle(await bed.acceptReceipt(dossier, {}, { role, pair }))).toBe('acknowledged');
  return dossier;
}

async function messages(pair: string): Promise<{ state: string; delivered_to: string | null }[]> {
  const { rows } = await bed.pool.query('select state, delivered_to from message where correlation_key = $1', [pair]);
  return rows;
}

async function sweepUntilSeq(dossier: string, seq: number): Promise<void> {
  await sweep(bed.pool, bed.contents, bed.client);
  await bed.untilSeq(dossier, seq);
}

test('a message reaches the dossier that waits for its key, once', async () => {
  const [asks, other] = [await receive('asks', 'p1'), await receive('asks', 'p2')];
  await receive('answers', 'p1');
  await sweepUntilSeq(asks, 2);
  await sweep(bed.pool, bed.contents, bed.client);
  expect(await messages('p1')).toEqual([{ state: 'delivered', delivered_to: asks }]);
  expect(await bed.seq(asks)).toBe(2);
  expect(await bed.seq(other)).toBe(1);
});

test('a message that comes before anybody waits is kept', async () => {
  await receive('answers', 'early');
  await sweep(bed.pool, bed.contents, bed.client);
  expect(await messages('early')).toEqual([{ state: 'waiting', delivered_to: null }]);
  const asks = await receive('asks', 'early');
  await sweepUntilSeq(asks, 2);
  expect(await messages('early')).toEqual([{ state: 'delivered', delivered_to: asks }]);
});

test('of two messages for one who waits the second goes on waiting', async () => {
  const asks = await receive('asks', 'twice');
  await receive('answers', 'twice');
  await receive('answers', 'twice');
  await sweepUntilSeq(asks, 2);
  await sweep(bed.pool, bed.contents, bed.client);
  expect((await messages('twice')).map(({ state }) => state).sort()).toEqual(['delivered', 'waiting']);
  expect(await bed.seq(asks)).toBe(2);
});

test('a message past its life-time reaches nobody', async () => {
  await receive('answers', 'late');
  const asks = await receive('asks', 'late');
  await sweep(bed.pool, bed.contents, bed.client);
  expect(await messages('late')).toEqual([{ state: 'expired', delivered_to: null }]);
  expect(await bed.seq(asks)).toBe(1);
});
