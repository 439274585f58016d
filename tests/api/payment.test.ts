import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { requestPayments } from '../../activities/payment/request-payments.ts';
import { type RunningRegistries, startRegistries } from '../../registries/start-registries.ts';
import type { Answer } from './api-bed.ts';
import { DossierBed } from './dossier-bed.ts';
import { offers } from './with-dossier-bed.ts';

const secret = 'a secret that only this test and its platform know';
let dossiers: DossierBed;
let registries: RunningRegistries;
const ask = () => dossiers.bed;

beforeAll(async () => {
  registries = await startRegistries({ port: 0, paymentSecret: secret, noticesSecret: undefined });
  dossiers = await DossierBed.open({ paymentSecret: secret });
});
afterAll(async () => {
  await dossiers.close();
  await registries.close();
});

const notifications = () => `${ask().api.url}/api/v1/payments/notifications`;
const requestCodes = () =>
  requestPayments(ask().pool, { url: registries.paymentUrl ?? '', secret, notifyUrl: notifications() });
const look = async (id: string): Promise<Answer['body']> =>
  (await ask().get(`/dossiers/${id}`, { as: 'motcua.tinh' })).body;

async function when(id: string, holds: (dossier: Answer['body']) => boolean): Promise<Answer['body']> {
  for (let looks = 0; looks < 2000; looks += 1) {
    const dossier = await look(id);
    if (holds(dossier)) return dossier;
  }
  throw new Error(`Expected it to happen, but: ${JSON.stringify((await look(id)).tasks)}`);
}

/** Accepted at the desk: 100,000 đồng are to be paid first. */
async function awaitingFee(): Promise<Answer['body']> {
  const { status, body } = await ask().post('/dossiers', {
    as: 'motcua.tinh',
    body: {
      procedure: '2.001610',
      channel: 'direct',
      applicant: { kind: 'person', name: 'Trần Thị Bình', personalId: '001190000018' },
      components: [],
    },
  });
  expect([status, body.detail]).toEqual([201, undefined]);
  await when(body.id, offers('accept'));
  await ask().post(`/dossiers/${body.id}/actions/accept`, { as: 'motcua.tinh', body: { data: {} } });
  await requestCodes();
  return await when(body.id, ({ payments }) => payments.length > 0);
}

/** Tells of a payment as the platform would, or as somebody else would. */
async function tell(notice: object, key = secret): Promise<number> {
  const body = JSON.stringify(notice);
  const signature = createHmac('sha256', key).update(body).digest('hex');
  const response = await fetch(notifications(), { method: 'POST', headers: { 'x-signature': signature }, body });
  return response.status;
}

const elements = ({ tasks }: Answer['body']) => tasks.map((task: { element: string }) => task.element);

test('what is paid online moves the dossier, as what the desk takes does', async () => {
  const dossier = await awaitingFee();
  expect(elements(dossier)).toEqual(['Task_ThuPhiTruoc']);
  expect(dossier.payments).toMatchObject([{ element: 'Event_DaNopTruoc', amount: 100_000, state: 'awaited' }]);
  const [{ code, url }] = dossier.payments;
  await requestCodes();
  expect((await look(dossier.id)).payments).toEqual(dossier.payments);
  expect(await (await fetch(url)).text()).toContain(dossier.code);

  expect((await fetch(`${url}/nop`, { method: 'POST' })).status).toBe(200);
  const paid = await when(dossier.id, ({ seq }) => seq > dossier.seq);
  expect(elements(paid)).not.toContain('Task_ThuPhiTruoc');
  expect(paid.payments).toMatchObject([{ code, state: 'paid', amount: 100_000 }]);

  // Told again, by whatever mischance, it pays for nothing else.
  expect(await tell({ MaThanhToan: code, SoTien: 100_000, TrangThai: 'DA_THANH_TOAN' })).toBe(200);
  const { rows } = await ask().pool.query(`select id from message where id like 'payment:%'`);
  expect(rows).toEqual([{ id: `payment:${code}` }]);
});

test('what is not signed, not asked for or not what is due is refused and changes nothing', async () => {
  const dossier = await awaitingFee();
  const [{ code }] = dossier.payments;
  const notice = { MaThanhToan: code, SoTien: 100_000, TrangThai: 'DA_THANH_TOAN' };
  expect(await tell(notice, 'another secret')).toBe(401);
  expect(await tell({ ...notice, SoTien: 1 })).toBe(400);
  expect(await tell({ ...notice, TrangThai: 'HUY' })).toBe(400);
  expect(await tell({ ...notice, MaThanhToan: 'TT0' })).toBe(404);
  expect((await fetch(notifications(), { method: 'POST', body: '{' })).status).toBe(401);
  expect(await look(dossier.id)).toMatchObject({ seq: dossier.seq, payments: [{ state: 'awaited' }] });
});

test('what is paid after the desk has taken the fee is to be refunded, and pays for nothing', async () => {
  const dossier = await awaitingFee();
  const [{ url }] = dossier.payments;
  const collected = await ask().post(`/dossiers/${dossier.id}/actions/collect`, {
    as: 'motcua.tinh',
    body: { data: {} },
  });
  expect([collected.status, collected.body.detail]).toEqual([200, undefined]);
  expect(collected.body.payments).toMatchObject([{ state: 'not-needed' }]);
  await fetch(`${url}/nop`, { method: 'POST' });
  const after = await when(dossier.id, ({ payments }) => payments[0].paidAt !== undefined);
  expect(after.payments).toMatchObject([{ state: 'to-refund' }]);
});

test('a platform that cannot be reached is asked again, and holds up nobody', async () => {
  const dossier = await awaitingFee();
  await ask().pool.query('update payment set code = null, url = null, ask_at = now() where dossier = $1', [dossier.id]);
  const unreachable = { url: 'http://127.0.0.1:9', secret, notifyUrl: notifications() };
  await expect(requestPayments(ask().pool, unreachable)).rejects.toThrow();
  expect(elements(await look(dossier.id))).toEqual(['Task_ThuPhiTruoc']);
  await ask().pool.query('update payment set ask_at = now() where dossier = $1', [dossier.id]);
  await requestCodes();
  // The same wait has the same code.
  expect((await look(dossier.id)).payments).toEqual(dossier.payments);
});
