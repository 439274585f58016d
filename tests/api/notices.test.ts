import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sendNotices } from '../../activities/notices/send-notices.ts';
import { type RunningRegistries, startRegistries } from '../../registries/start-registries.ts';
import type { Answer } from './api-bed.ts';
import { offers, withDossierBed } from './with-dossier-bed.ts';

const secret = 'a secret that only this test and its gateway know';
const { ask, when } = withDossierBed();
let registries: RunningRegistries;

beforeAll(async () => {
  registries = await startRegistries({ port: 0, paymentSecret: undefined, noticesSecret: secret });
});
afterAll(() => registries.close());

const send = (url = registries.noticesUrl ?? '', key = secret) => sendNotices(ask().pool, { url, secret: key });
const look = async (id: string): Promise<Answer['body']> => (await ask().get(`/dossiers/${id}`, { as: 'motcua' })).body;

interface Taken {
  readonly MaYeuCau: string;
  readonly Kenh: string;
  readonly DiaChi: string;
  readonly NoiDung: string;
}

/** What the gateway took about a dossier, the earliest first. */
async function taken(dossier: string): Promise<Taken[]> {
  const all = (await (await fetch(registries.noticesUrl ?? '')).json()) as Taken[];
  return all.filter(({ MaYeuCau }) => MaYeuCau.startsWith(dossier)).reverse();
}

async function accepted(contact: object, more: object = {}): Promise<Answer['body']> {
  const { status, body } = await ask().post('/dossiers', {
    as: 'motcua',
    body: {
      procedure: '1.010801',
      channel: 'direct',
      applicant: { kind: 'person', name: 'Trần Thị Bình', personalId: '001190000018', ...contact },
      components: [],
      ...more,
    },
  });
  expect([status, body.detail]).toEqual([201, undefined]);
  for (;;) {
    if (offers('accept')(await look(body.id)))
      return (await ask().post(`/dossiers/${body.id}/actions/accept`, { as: 'motcua', body: { data: {} } })).body;
  }
}

test('each change is told once, with agency, officer and times, and not whose dossier it is', async () => {
  const dossier = await accepted({ phone: '0900000001' });
  expect(dossier.notices).toMatchObject([{ state: 'waiting' }]);
  await send();
  await send();
  const [notice, ...more] = await taken(dossier.id);
  expect(more).toEqual([]);
  expect(notice).toMatchObject({ Kenh: 'SMS', DiaChi: '0900000001' });
  for (const said of [dossier.code, 'Ủy ban nhân dân phường Hoàn Kiếm', 'Nguyễn Thị Mai', 'Hẹn trả'])
    expect(notice?.NoiDung).toContain(said);
  expect(notice?.NoiDung).not.toContain('Trần Thị Bình');
  expect((await look(dossier.id)).notices).toMatchObject([
    { state: 'sent', channel: 'sms', content: notice?.NoiDung, status: dossier.status },
  ]);
});

test('an e-mail address goes before a telephone, and where there is neither nobody is told', async () => {
  const dossier = await accepted({ phone: '0900000002', email: 'binh@example.vn' });
  const silent = await accepted({});
  await send();
  expect(await taken(dossier.id)).toMatchObject([{ Kenh: 'EMAIL', DiaChi: 'binh@example.vn' }]);
  expect(silent.notices).toEqual([]);
});

test('what the gateway does not take is told later, in its order', async () => {
  const dossier = await accepted({ phone: '0900000003' });
  const withdrawn = await ask().post(`/dossiers/${dossier.id}/actions/withdraw`, {
    as: 'motcua',
    body: { data: { reason: 'Công dân đổi ý' } },
  });
  expect([withdrawn.status, withdrawn.body.detail]).toEqual([200, undefined]);
  expect(withdrawn.body.notices.length).toBe(2);
  await expect(send('http://127.0.0.1:9')).rejects.toThrow();
  await expect(send(undefined, 'another secret')).resolves.toBeUndefined();
  expect(await taken(dossier.id)).toEqual([]);
  const due = 'update notice set send_at = now() where dossier = $1 and sent_at is null';
  await ask().pool.query(due, [dossier.id]);
  await expect(send(undefined, 'another secret')).rejects.toThrow('401');
  for (const told of [1, 2]) {
    await ask().pool.query(due, [dossier.id]);
    await send();
    expect((await taken(dossier.id)).length).toBe(told);
  }
  const [first, second] = await taken(dossier.id);
  expect(first?.NoiDung).toContain('Đang xử lý');
  expect(second?.NoiDung).toContain(withdrawn.body.status.name);
});

test('what nobody could be told for days is no news any more', async () => {
  const dossier = await accepted({ phone: '0900000004' });
  await ask().pool.query(`update notice set send_at = now() - interval '4 days' where dossier = $1`, [dossier.id]);
  await send();
  expect(await taken(dossier.id)).toEqual([]);
  expect((await look(dossier.id)).notices).toMatchObject([{ state: 'given-up' }]);
});

test('who has not collected a result is reminded once, with the agency that returns it', async () => {
  const dossier = await accepted({ phone: '0900000005' }, { returnAgency: 'H26.1' });
  for (const [as, action] of [
    ['chuyenvien', 'approve'],
    ['chuyenvien', 'complete'],
    ['lanhdao', 'approve'],
  ] as const) {
    const done = await ask().post(`/dossiers/${dossier.id}/actions/${action}`, { as, body: { data: {} } });
    expect([action, done.status]).toEqual([action, 200]);
  }
  await ask().post('/clock/advance', { as: 'giamsat', body: { by: 'P31D' } });
  const { notices } = await when(dossier.id, 'motcua.tinh', (body) => body.notices.length === 3);
  expect(notices.map(({ status }: { status: { code: number } }) => status.code)).toEqual([4, 9, 9]);
  for (const _notice of notices) await send();
  const told = (await taken(dossier.id)).map(({ NoiDung }) => NoiDung);
  expect(told[2]).toMatch(/đã có kết quả từ lúc .* Mời nhận kết quả tại Trung tâm Phục vụ hành chính công/);
  const { rows } = await ask().pool.query('select state from message where dossier = $1', [dossier.id]);
  expect(rows).toEqual([{ state: 'expired' }]);
});
