import { createHmac } from 'node:crypto';
import { z } from 'zod';

/** The payment platform, and what both sides sign with. */
export interface PaymentPlatform {
  readonly url: string;
  readonly secret: string;
  /** Where it tells of payments. */
  readonly notifyUrl: string;
}

/** What is asked for; nothing of it says who the applicant is. */
export interface PaymentRequest {
  /** Ours; asked again under the same one, the platform answers the same. */
  readonly reference: string;
  readonly dossierCode: string;
  readonly agency: string;
  /** Whole đồng; undefined: the payer says. */
  readonly amount: number | undefined;
}

const timeoutMs = 5_000;

const reply = z.object({
  error_code: z.string(),
  MaThanhToan: z.string().min(1).max(100).optional(),
  UrlThanhToan: z.url({ protocol: /^https?$/ }).optional(),
});

/** Asks for a code under which the fee can be paid, once. Throws when there is no answer, or none that makes sense. */
export async function requestPaymentCode(
  platform: PaymentPlatform,
  request: PaymentRequest,
): Promise<{ readonly code: string; readonly url: string }> {
  const body = JSON.stringify({
    MaThamChieu: request.reference,
    MaHoSo: request.dossierCode,
    MaDonVi: request.agency,
    ...(request.amount === undefined ? {} : { SoTien: request.amount }),
    NoiDung: `Phí, lệ phí hồ sơ ${request.dossierCode}`,
    UrlThongBao: platform.notifyUrl,
  });
  const response = await fetch(`${platform.url}/khoi-tao`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-signature': createHmac('sha256', platform.secret).update(body).digest('hex'),
    },
    body,
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) throw new Error(`Expected a payment code, but the platform answered HTTP ${response.status}`);
  const { error_code: error, MaThanhToan: code, UrlThanhToan: url } = reply.parse(await response.json());
  if (error !== '00' || code === undefined || url === undefined)
    throw new Error(`Expected a payment code, but the platform refused with ${error}`);
  return { code, url };
}
