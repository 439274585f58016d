import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sweep } from '../../activities/record/sweeper.ts';
import { DossierBed } from './dossier-bed.ts';

let bed: DossierBed;
let conversing: DossierBed;

beforeAll(async () => {
  [bed, conversing] = [await DossierBed.open('two-dossiers.bpmn'), await DossierBed.open('conversing-dossiers.bpmn')];
  await bed.startWorker();
  await conversing.startWorker();
});
afterAll(async () => {
  await bed.close();
  await conversing.close();
});

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

test('messages of a conversation reach the dossier whose key they carry, or that has none yet', async () => {
  const begin = async (variables: Record<string, string>) => {
    const dossier = randomUUID();
    expect(await conversing.settle(await conversing.acceptReceipt(dossier, {}, variables))).toBe('acknowledged');
    return dossier;
  };
  const sweepAll = () => sweep(conversing.pool, conversing.contents, conversing.client);
  const keys = async (dossier: string) => {
    const { rows } = await conversing.pool.query<{ name: string; correlation_key: string | null }>(
      'select name, correlation_key from subscription where dossier = $1 order by name',
      [dossier],
    );
    return rows.map(({ name, correlation_key }) => `${name} ${correlation_key}`);
  };
  const [known, open] = [await begin({ role: 'asks', number: 'A2' }), await begin({ role: 'asks' })];
  expect(await keys(known)).toEqual(['opinion A2', 'refusal A2']);
  expect(await keys(open)).toEqual(['opinion null', 'refusal null']);
  await begin({ role: 'answers', number: 'A1' });
  await sweepAll();
  await conversing.untilSeq(open, 2);
  expect(await keys(open)).toEqual(['opinion A1']);
  await begin({ role: 'answers', number: 'A3' });
  await sweepAll();
  expect([await conversing.seq(known), await conversing.seq(open)]).toEqual([1, 2]);
  await begin({ role: 'refuses', number: 'A2' });
  await sweepAll();
  await conversing.untilSeq(known, 2);
  expect(await keys(known)).toEqual(['opinion A2']);
});
