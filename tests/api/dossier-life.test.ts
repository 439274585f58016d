import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Answer } from './api-bed.ts';
import { DossierBed } from './dossier-bed.ts';

jest.setTimeout(120_000);

let dossiers: DossierBed;
const ask = () => dossiers.bed;

beforeAll(async () => {
  dossiers = await DossierBed.open();
});

afterAll(() => dossiers.close());

const marriage = {
  procedure: '1.000894',
  channel: 'direct',
  applicant: { kind: 'person', name: 'Nguyễn Văn An', personalId: '001090000019', birthDate: '1990-01-01' },
  components: [
    { id: 'c01', kind: 'paper' },
    { id: 'c02', kind: 'data' },
  ],
};

/** The dossier once `ready` holds of it: look-ups answer in their own time. */
async function when(id: string, as: string, ready: (dossier: Answer['body']) => boolean): Promise<Answer['body']> {
  for (;;) {
    const { body } = await ask().get(`/dossiers/${id}`, { as });
    if (ready(body)) return body;
  }
}

const offers = (action: string) => (dossier: Answer['body']) => dossier.actions.some((each: { action: string }) => each.action === action);

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

  const claimed = await ask().post(`/dossiers/${checked.id}/actions/claim`, { as: 'motcua', body: { task: checked.tasks[0].key, expectedSeq: checked.seq } });
  expect(claimed.body.tasks[0].assignee).toEqual({ id: 'motcua', name: 'Nguyễn Thị Mai' });

  const accepted = await ask().post(`/dossiers/${checked.id}/actions/accept`, { as: 'motcua', body: { expectedSeq: claimed.body.seq, data: {} } });
  expect([accepted.status, accepted.body.code]).toEqual([200, checked.code]);
  expect(accepted.body.dueAt).toBeDefined();
  expect(accepted.body.due.explanation.length).toBeGreaterThan(1);
  expect(accepted.body.status).toEqual({ code: 4, name: 'Đang xử lý' });

  const history = await ask().get(`/dossiers/${checked.code}/history`, { as: 'chuyenvien' });
  expect(history.body.items.map((item: { action: string }) => item.action)).toEqual(['receive', 'complete-job', 'claim', 'accept']);
  expect(history.body.items.at(-1)).toMatchObject({ name: 'Tiếp nhận', actor: { id: 'motcua', name: 'Nguyễn Thị Mai' } });

  const diagram = await ask().get(`/dossiers/${checked.id}/diagram`, { as: 'chuyenvien' });
  expect(diagram.body.process.tokens).toEqual([{ element: 'Task_ThamTra', count: 1, frozen: false }]);
  expect(diagram.body.process.xml).toContain('Task_ThamTra');
  expect(diagram.body.regime.taken).toContain('Service_TraCuuDanCu');

  const deadline = await ask().get(`/dossiers/${checked.id}/deadline`, { as: 'chuyenvien' });
  expect(deadline.body.ledger.map((entry: { entry: string }) => entry.entry)).toEqual(['submitted', 'accepted']);
});
