import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { keepPaymentCode, takePayment } from '../../db/queries/payment.ts';
import { DossierBed, friday } from './dossier-bed.ts';

let bed: DossierBed;
beforeAll(async () => {
  bed = await DossierBed.open();
});
afterAll(() => bed.close());

test('the first code of a payment stands, and what is told again changes nothing', async () => {
  const dossier = randomUUID();
  await bed.ghost(dossier, await bed.acceptReceipt(dossier));
  const wait = { dossier, key: 7, element: 'Event_Payment' };
  await bed.pool.query(
    'insert into payment (dossier, key, element, amount, noted_at) values ($1, $2, $3, 20000, now())',
    [wait.dossier, wait.key, wait.element],
  );
  const code = randomUUID();
  await keepPaymentCode(bed.pool, wait, { code, url: 'https://pay.example.vn/1' });
  await keepPaymentCode(bed.pool, wait, { code: randomUUID(), url: 'https://pay.example.vn/2' });

  const at = new Date(friday);
  expect(await takePayment(bed.pool, { code: randomUUID(), amount: 20_000, at })).toBe('unknown-code');
  expect(await takePayment(bed.pool, { code, amount: 19_999, at })).toBe('wrong-amount');
  expect(await takePayment(bed.pool, { code, amount: 20_000, at })).toBe('taken');
  expect(await takePayment(bed.pool, { code, amount: 20_000, at: new Date(friday + 1000) })).toBe('known');
  const { rows } = await bed.pool.query('select code, url, paid_at, paid_amount from payment where dossier = $1', [
    dossier,
  ]);
  expect(rows).toEqual([{ code, url: 'https://pay.example.vn/1', paid_at: at, paid_amount: '20000' }]);
  const told = await bed.pool.query('select receiver, receiver_key, created_at from message where receiver = $1', [
    dossier,
  ]);
  expect(told.rows).toEqual([{ receiver: dossier, receiver_key: 7, created_at: at }]);
});
