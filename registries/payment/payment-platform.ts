import { setTimeout as pause } from 'node:timers/promises';
import express, { type Router } from 'express';
import { z } from 'zod';
import { parsedJson } from '../parsed-json.ts';
import { isSigned, signatureOf } from '../signature.ts';

const requestSchema = z.object({
  MaThamChieu: z.string().min(1),
  MaHoSo: z.string().min(1),
  MaDonVi: z.string().min(1),
  SoTien: z.number().int().positive().optional(),
  NoiDung: z.string(),
  UrlThongBao: z.url(),
});

interface Transaction extends z.output<typeof requestSchema> {
  readonly code: string;
  paid: { readonly amount: number; readonly at: string } | undefined;
}

export interface PaymentPlatformOptions {
  /** Both sides sign with it: HMAC-SHA256 of the body, in hexadecimal, as X-Signature. */
  readonly secret: string;
  /** Where this router is reached. */
  readonly url: string;
  readonly now: () => Date;
  /** Milliseconds before a notice that was not taken is sent again; doubled each time. */
  readonly retryMs?: number;
  /** How often a notice is sent before it is given up. */
  readonly tries?: number;
}

/**
 * The stand-in of the online payment platform. Its field names follow the portal's other adapters; the real platform's
 * documents could not be read. `POST /khoi-tao` gives a code for a payment, the same for the same MaThamChieu; whoever
 * opens its address may pay; `UrlThongBao` is then told until it answers with success, so more than once at times.
 * Everything is forgotten when it stops.
 */
export function paymentPlatform(options: PaymentPlatformOptions): Router {
  const transactions = new Map<string, Transaction>();
  const byReference = new Map<string, Transaction>();
  const router = express.Router();

  router.post('/khoi-tao', express.text({ type: () => true, limit: '16kb' }), (request, response) => {
    const body = typeof request.body === 'string' ? request.body : '';
    if (!isSigned(body, request.get('x-signature'), options.secret)) {
      response.status(401).json({ error_code: '97' });
      return;
    }
    const parsed = requestSchema.safeParse(parsedJson(body));
    if (!parsed.success) {
      response.json({ error_code: '01' });
      return;
    }
    let transaction = byReference.get(parsed.data.MaThamChieu);
    if (transaction === undefined) {
      transaction = {
        ...parsed.data,
        code: `TT${crypto.randomUUID().replaceAll('-', '').toUpperCase()}`,
        paid: undefined,
      };
      transactions.set(transaction.code, transaction);
      byReference.set(transaction.MaThamChieu, transaction);
    }
    response.json({
      error_code: '00',
      MaThanhToan: transaction.code,
      UrlThanhToan: `${options.url}/giao-dich/${transaction.code}`,
    });
  });

  router.get('/giao-dich/:code', (request, response) => {
    const transaction = transactions.get(request.params.code);
    if (transaction === undefined) {
      response.sendStatus(404);
      return;
    }
    response.type('html').send(payPage(transaction));
  });

  router.post('/giao-dich/:code/nop', express.urlencoded({ extended: false }), (request, response) => {
    const transaction = transactions.get(request.params.code);
    if (transaction === undefined) {
      response.sendStatus(404);
      return;
    }
    if (transaction.paid === undefined) {
      const amount = transaction.SoTien ?? z.coerce.number().int().positive().catch(10_000).parse(request.body?.soTien);
      transaction.paid = { amount, at: options.now().toISOString() };
      void notify(transaction, options);
    }
    response.type('html').send(payPage(transaction));
  });
  return router;
}

async function notify(
  { UrlThongBao, MaThamChieu, code, paid }: Transaction,
  options: PaymentPlatformOptions,
): Promise<void> {
  const body = JSON.stringify({
    MaThanhToan: code,
    MaThamChieu,
    SoTien: paid?.amount,
    ThoiDiem: paid?.at,
    TrangThai: 'DA_THANH_TOAN',
  });
  const { secret, retryMs = 1_000, tries = 10 } = options;
  for (let tried = 0; tried < tries; tried += 1) {
    const response = await fetch(UrlThongBao, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-signature': signatureOf(body, secret) },
      body,
    }).catch(() => undefined);
    if (response?.ok) return;
    await pause(retryMs * 2 ** tried, undefined, { ref: false });
  }
}

function payPage({ code, MaHoSo, SoTien, paid }: Transaction): string {
  const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  const amount = paid?.amount ?? SoTien;
  const money = amount === undefined ? 'theo thông báo' : `${amount.toLocaleString('vi-VN')} đồng`;
  const action =
    paid === undefined
      ? `<form method="post" action="${code}/nop">${SoTien === undefined ? '<p><label>Số tiền (đồng) <input name="soTien" type="number" min="1" value="10000" required></label></p>' : ''}<button>Thanh toán</button></form>`
      : '<p>Đã thanh toán.</p>';
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Thanh toán trực tuyến (giả lập)</title>
<h1>Thanh toán trực tuyến (giả lập)</h1><p>Mã thanh toán: ${code}</p><p>Hồ sơ: ${escaped(MaHoSo)}</p><p>Số tiền: ${money}</p>${action}</html>`;
}
