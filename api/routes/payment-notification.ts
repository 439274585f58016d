import { createHmac, timingSafeEqual } from 'node:crypto';
import express, { type Router } from 'express';
import { z } from 'zod';
import { takePayment } from '../../db/queries/payment.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';

const notice = z.object({
  MaThanhToan: z.string().min(1).max(100),
  SoTien: z.number().int().positive(),
  TrangThai: z.literal('DA_THANH_TOAN'),
});

/**
 * Where the payment platform tells that a fee was paid; it signs the body with the shared secret and tells again until it
 * is answered with success. A payment becomes the message its dossier waits for, once.
 */
export function paymentRoutes({ pool, time }: Pick<Context, 'pool' | 'time'>, secret: string): Router {
  const router = express.Router();
  router.post('/notifications', express.text({ type: () => true, limit: '16kb' }), async (request, response) => {
    const body = typeof request.body === 'string' ? request.body : '';
    if (!isSigned(body, request.get('x-signature'), secret)) throw new Failure('not-signed-in');
    const { MaThanhToan: code, SoTien: amount } = read(body);
    const outcome = await takePayment(pool, { code, amount, at: new Date(await time.now()) });
    if (outcome === 'unknown-code')
      throw new Failure('not-found', { what: { vi: 'mã thanh toán', en: 'payment code' } });
    if (outcome === 'wrong-amount') throw invalid('SoTien: không đúng số tiền phải nộp', 'SoTien: not what is due');
    response.json({ error_code: '00' });
  });
  return router;
}

function read(body: string): z.output<typeof notice> {
  try {
    return notice.parse(JSON.parse(body));
  } catch {
    throw invalid('thông báo thanh toán không hợp lệ', 'not a notice of a payment');
  }
}

function invalid(vi: string, en: string): Failure {
  return new Failure('request-invalid', { detail: { vi, en } });
}

function isSigned(body: string, signature: string | undefined, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(body).digest();
  const given = Buffer.from(signature ?? '', 'hex');
  return expected.length === given.length && timingSafeEqual(expected, given);
}
