import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Answer } from './api-bed.ts';
import { offers, withDossierBed } from './with-dossier-bed.ts';

const { dossiers, ask, when } = withDossierBed();

const marriage = {
  procedure: '1.000894',
  channel: 'direct',
  applicant: { kind: 'person', name: 'Nguyễn Văn An', personalId: '001090000019', birthDate: '1990-01-01' },
  components: [
    { id: 'c01', kind: 'paper' },
    { id: 'c02', kind: 'data' },
  ],
};

test('a dossier goes from the counter to the next officer through the public API', async () => {
  const received = await ask().post('/dossiers', { as: 'motcua', body: marriage });
  expect([received.status, received.body.detail]).toEqual([201, undefined]);
  expect(received.body).toMatchObject({
    procedure: { code: '1.000894', name: 'Đăng ký kết hôn', version: 1 },
    agencies: { received: { code: 'H26.15' }, decides: { code: 'H26.15' }, returns: { code: 'H26.15' } },
  });

  const checked = await when(received.body.id, 'motcua', offers('accept'));
  expect(checked.tasks).toHaveLength(1);

  const work = await ask().get('/worklist?q=nguyen%20van%20an', { as: 'motcua' });
  expect(work.body.items.map((item: { dossier: { id: string } }) => item.dossier.id)).toContain(received.body.id);

  const claimed = await ask().post(`/dossiers/${checked.id}/actions/claim`, {
    as: 'motcua',
    body: { task: checked.tasks[0].key, expectedSeq: checked.seq },
  });
  expect(claimed.body.tasks[0].assignee).toEqual({ id: 'motcua', name: 'Nguyễn Thị Mai' });

  const accepted = await ask().post(`/dossiers/${checked.id}/actions/accept`, {
    as: 'motcua',
    body: { expectedSeq: claimed.body.seq, data: {} },
  });
  expect([accepted.status, accepted.body.code]).toEqual([200, checked.code]);
  expect(accepted.body.dueAt).toBeDefined();
  expect(accepted.body.due.explanation.length).toBeGreaterThan(1);
  expect(accepted.body.status).toEqual({ code: 4, name: 'Đang xử lý' });

  const history = await ask().get(`/dossiers/${checked.code}/history`, { as: 'chuyenvien' });
  expect(history.body.items.map((item: { action: string }) => item.action)).toEqual([
    'receive',
    'complete-job',
    'claim',
    'accept',
  ]);
  expect(history.body.items.at(-1)).toMatchObject({
    name: 'Tiếp nhận',
    actor: { id: 'motcua', name: 'Nguyễn Thị Mai' },
  });

  const diagram = await ask().get(`/dossiers/${checked.id}/diagram`, { as: 'chuyenvien' });
  expect(diagram.body.process.tokens).toEqual([{ element: 'Task_ThamTra', count: 1, frozen: false }]);
  expect(diagram.body.process.xml).toContain('Task_ThamTra');
  expect(diagram.body.regime.taken).toContain('Service_TraCuuDanCu');

  const deadline = await ask().get(`/dossiers/${checked.id}/deadline`, { as: 'chuyenvien' });
  expect(deadline.body.ledger.map((entry: { entry: string }) => entry.entry)).toEqual(['submitted', 'accepted']);
});

/** A dossier whose desk may accept it, and the body that accepts it. */
async function receivedDossier(): Promise<Answer['body']> {
  const received = await ask().post('/dossiers', { as: 'motcua', body: marriage });
  return await when(received.body.id, 'motcua', offers('accept'));
}

describe('a write', () => {
  test('sent again with its key gives the same outcome and happens once', async () => {
    const key = randomUUID();
    const answers = await Promise.all(
      [1, 2, 3].map(() => ask().post('/dossiers', { as: 'motcua', body: marriage, key })),
    );
    answers.push(await ask().post('/dossiers', { as: 'motcua', body: marriage, key }));
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.body.code)).size).toBe(1);

    const dossier = await when(answers[0]?.body.id, 'motcua', offers('accept'));
    const acceptKey = randomUUID();
    const accept = () =>
      ask().post(`/dossiers/${dossier.id}/actions/accept`, {
        as: 'motcua',
        body: { expectedSeq: dossier.seq },
        key: acceptKey,
      });
    const accepted = [...(await Promise.all([accept(), accept()])), await accept()];
    expect(accepted.map((answer) => [answer.status, answer.body.seq])).toEqual(Array(3).fill([200, dossier.seq + 1]));
    const { rows } = await ask().pool.query('select from audit where command = $1', [acceptKey]);
    expect(rows).toHaveLength(1);
  });

  test('claimed and released under keys of their own: each once, and no key for two things', async () => {
    const dossier = await receivedDossier();
    const task = dossier.tasks[0].key;
    const [claimKey, releaseKey] = [randomUUID(), randomUUID()];
    const ask2 = (action: string, key: string, body: object = { task }) =>
      ask().post(`/dossiers/${dossier.id}/actions/${action}`, { as: 'motcua', body, key });
    const statuses = async (answers: Promise<Answer>[]) => (await Promise.all(answers)).map((answer) => answer.status);
    expect(await statuses([ask2('claim', claimKey), ask2('claim', claimKey)])).toEqual([200, 200]);
    expect(await statuses([ask2('release', releaseKey), ask2('release', releaseKey)])).toEqual([200, 200]);
    expect((await ask2('claim', claimKey)).body.tasks[0].assignee).toBeUndefined();
    expect((await ask2('accept', claimKey, {})).body.code).toBe('idempotency-key-reused');
    expect((await ask2('accept', randomUUID(), {})).status).toBe(200);
    const { rows } = await ask().pool.query('select action from audit where command = any ($1) order by n', [
      [claimKey, releaseKey],
    ]);
    expect(rows.map((row: { action: string }) => row.action)).toEqual(['claim', 'release']);
  });

  test('of two officers who act on the same page one is told that it changed', async () => {
    const dossier = await receivedDossier();
    const act = () =>
      ask().post(`/dossiers/${dossier.id}/actions/accept`, { as: 'motcua', body: { expectedSeq: dossier.seq } });
    const answers = await Promise.all([act(), act()]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
    expect(answers.find((answer) => answer.status === 409)?.body.code).toBe('stale-page');
  });

  test('that takes too long answers 202 and where to look, and takes effect later', async () => {
    const dossier = await receivedDossier();
    await dossiers().stopWorker();
    const hasty = await dossiers().openHastyApi(300);
    const slow = await hasty.post(`/dossiers/${dossier.id}/actions/accept`, {
      as: 'motcua',
      body: { expectedSeq: dossier.seq },
    });
    await hasty.close();
    expect(slow.status).toBe(202);
    expect(slow.headers.get('location')).toBe(slow.body.location);
    const look = () => ask().get(slow.body.location.replace('/api/v1', ''), { as: 'motcua' });
    expect((await look()).body.state).toBe('received');
    expect((await ask().get(slow.body.location.replace('/api/v1', ''), { as: 'chuyenvien' })).status).toBe(404);

    await dossiers().startWorker();
    let command = await look();
    while (command.body.state !== 'acknowledged') command = await look();
    expect(command.body.outcome).toEqual({ dossier: dossier.id, seq: dossier.seq + 1 });
    expect((await ask().get(`/dossiers/${dossier.id}`, { as: 'motcua' })).body.seq).toBe(dossier.seq + 1);
  });

  test('is heard of by those who listen', async () => {
    const dossier = await receivedDossier();
    const stop = new AbortController();
    const stream = await fetch(`${ask().api.url}/api/v1/events?dossier=${dossier.code}`, {
      headers: { authorization: `Bearer ${await ask().token('motcua')}` },
      signal: stop.signal,
    });
    expect(stream.headers.get('content-type')).toMatch('text/event-stream');
    await ask().post(`/dossiers/${dossier.id}/actions/accept`, { as: 'motcua', body: {} });
    // Word of the step before may still be on its way when the listener comes.
    const news = JSON.stringify({ type: 'dossier', id: dossier.id, seq: dossier.seq + 1 });
    let heard = '';
    for await (const chunk of stream.body ?? []) {
      heard += Buffer.from(chunk).toString();
      if (heard.includes(news)) break;
    }
    stop.abort();
    expect(heard).toContain(news);
  });
});

describe('a published process', () => {
  test('is run by dossiers received afterwards; open ones keep theirs', async () => {
    const before = await receivedDossier();
    const { body: drawn } = await ask().get('/processes/1.000894', { as: 'thietke' });
    const xml = drawn.xml.replace('name="Thẩm tra hồ sơ, tình trạng hôn nhân"', 'name="Thẩm tra hồ sơ kết hôn"');
    expect((await ask().post('/processes/1.000894/check', { as: 'thietke', body: { xml } })).body).toEqual({
      ok: true,
      problems: [],
    });
    const key = randomUUID();
    const publish = () =>
      ask().post('/processes/1.000894/publish', { as: 'thietke', body: { xml, expectedVersion: drawn.version }, key });
    const [first, again] = [await publish(), await publish()];
    expect([first.status, first.body.version, again.body]).toEqual([200, drawn.version + 1, first.body]);

    const after = await receivedDossier();
    const accept = async (dossier: Answer['body']) =>
      (await ask().post(`/dossiers/${dossier.id}/actions/accept`, { as: 'motcua', body: {} })).body;
    const [old, fresh] = [await accept(before), await accept(after)];
    const named = ({ procedure, tasks }: Answer['body']) => [
      procedure.version,
      tasks.find((task: { element: string }) => task.element === 'Task_ThamTra').name,
    ];
    expect(named(old)).toEqual([drawn.version, 'Thẩm tra hồ sơ, tình trạng hôn nhân']);
    expect(named(fresh)).toEqual([drawn.version + 1, 'Thẩm tra hồ sơ kết hôn']);

    const { body: versions } = await ask().get('/processes/1.000894/versions', { as: 'thietke' });
    expect(versions.items.map((version: { version: number }) => version.version)).toEqual([
      drawn.version + 1,
      drawn.version,
    ]);
    expect(versions.items[0]).toMatchObject({ openDossiers: 1, publishedBy: 'thietke' });
  });
});

describe('the business clock', () => {
  test('goes forward by command, never back, and not for everybody', async () => {
    const now = async () => Date.parse((await ask().get('/clock')).body.now);
    const start = await now();
    expect((await ask().post('/clock/advance', { as: 'motcua', body: { by: 'PT1H' } })).status).toBe(403);
    const key = randomUUID();
    for (const _again of [1, 2])
      expect((await ask().post('/clock/advance', { as: 'giamsat', body: { by: 'PT1H' }, key })).status).toBe(200);
    const hourLater = await now();
    expect(Math.round((hourLater - start) / 3_600_000)).toBe(1);
    await ask().post('/clock/advance', { as: 'quantri', body: { to: '2020-01-01T00:00:00+07:00' } });
    expect(await now()).toBeGreaterThanOrEqual(hourLater);
  });
});
