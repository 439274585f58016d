import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { Answer } from './api-bed.ts';
import { offers, withDossierBed } from './with-dossier-bed.ts';

const { ask, dossiers } = withDossierBed();

const receipt = {
  procedure: '1.010801',
  channel: 'direct',
  applicant: { kind: 'person', name: 'Trần Thị Bình', personalId: '001190000018' },
  components: [],
};
const open = async (as: string) => await ask().get('/incidents', { as });
const retry = (id: string, key: number, as: string, idempotencyKey = randomUUID()) =>
  ask().post(`/dossiers/${id}/incidents/${key}/retry`, { as, body: {}, key: idempotencyKey });

async function received(population: string): Promise<Answer['body']> {
  dossiers().population = population;
  return (await ask().post('/dossiers', { as: 'motcua', body: receipt })).body;
}

async function when(id: string, ready: (dossier: Answer['body']) => boolean): Promise<Answer['body']> {
  for (;;) {
    const { body } = await ask().get(`/dossiers/${id}`, { as: 'motcua' });
    if (ready(body)) return body;
  }
}

test('what failed is seen and tried again by a monitor or a designer, once, and by nobody else', async () => {
  const { id, code } = await received('broken');
  const [incident] = (await when(id, ({ incidents }) => incidents.length > 0)).incidents;
  expect(incident.name).toBe('Tra cứu CSDL quốc gia về dân cư');

  const seen = await open('giamsat');
  expect(seen.body).toEqual({
    items: [
      {
        dossier: { id, code },
        procedure: expect.objectContaining({ code: '1.010801' }),
        agency: expect.objectContaining({ code: 'H26.15' }),
        incidents: [incident],
      },
    ],
    more: false,
  });
  expect((await open('thietke')).body).toEqual(seen.body);
  expect(JSON.stringify(seen.body)).not.toMatch(/Bình|001190000018/);
  for (const as of ['motcua', 'lanhdao', 'congdan', 'quantri']) {
    expect((await open(as)).status).toBe(403);
    expect((await retry(id, incident.key, as)).body.code).toBe('not-allowed');
  }
  expect((await retry(id, incident.key + 100, 'giamsat')).body.code).toBe('action-not-possible');

  const again = await retry(id, incident.key, 'thietke');
  expect([again.status, again.body.detail]).toEqual([200, undefined]);
  const still = await when(id, ({ seq, incidents }) => seq >= again.body.seq && incidents.length > 0);

  dossiers().population = 'REPLACED';
  const key = randomUUID();
  const mended = await retry(id, still.incidents[0].key, 'giamsat', key);
  expect([mended.status, mended.body.detail]).toEqual([200, undefined]);
  expect((await retry(id, still.incidents[0].key, 'giamsat', key)).status).toBe(200);
  expect((await when(id, offers('accept'))).incidents).toEqual([]);
  expect((await open('giamsat')).body).toEqual({ items: [], more: false });
  expect((await retry(id, still.incidents[0].key, 'giamsat')).body.detail).toMatch(/không còn sự cố/);
  const { rows } = await ask().pool.query(
    `select actor from audit where dossier = $1 and action = 'retry-incident' order by n`,
    [id],
  );
  expect(rows).toEqual([{ actor: 'thietke' }, { actor: 'giamsat' }]);
});

test('a corrected name asks the population database again, a corrected telephone does not', async () => {
  const { id } = await received('REPLACED');
  await when(id, offers('accept'));
  const act = (action: string, data: object = {}) =>
    ask().post(`/dossiers/${id}/actions/${action}`, { as: 'motcua', body: { data } });
  await act('accept');
  const before = dossiers().lookups;
  const called = await act('correct-receipt', { phone: '0912345678', reason: 'Nhập sai' });
  expect([called.status, called.body.detail]).toEqual([200, undefined]);
  const renamed = await act('correct-receipt', { applicantName: 'Trần Thị Bính', reason: 'Nhập sai' });
  expect([renamed.status, renamed.body.detail]).toEqual([200, undefined]);
  const answered = async () =>
    (await ask().get(`/dossiers/${id}/history`, { as: 'motcua' })).body.items.filter(
      ({ action }: { action: string }) => action === 'complete-job',
    ).length;
  while ((await answered()) < 2) await when(id, () => true);
  expect([dossiers().lookups, await answered()]).toEqual([before + 1, 2]);
});
