import { createHmac } from 'node:crypto';
import { z } from 'zod';

/** The gateway that sends SMS and e-mail, and what requests to it are signed with. */
export interface NoticeGateway {
  readonly url: string;
  readonly secret: string;
}

export interface Notice {
  /** Ours; sent again under the same one, the gateway passes it on once. */
  readonly id: string;
  readonly channel: 'email' | 'sms';
  readonly address: string;
  readonly subject: string;
  readonly text: string;
}

const timeoutMs = 5_000;
const reply = z.object({ error_code: z.string() });

/** Hands a notice over to the gateway. Throws when it does not take it; nothing of the notice is in the error. */
export async function sendNotice(gateway: NoticeGateway, notice: Notice): Promise<void> {
  const body = JSON.stringify({
    MaYeuCau: notice.id,
    Kenh: notice.channel === 'email' ? 'EMAIL' : 'SMS',
    DiaChi: notice.address,
    TieuDe: notice.subject,
    NoiDung: notice.text,
  });
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-signature': createHmac('sha256', gateway.secret).update(body).digest('hex'),
    },
    body,
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) throw new Error(`Expected a notice to be taken, but the gateway answered HTTP ${response.status}`);
  const { error_code: error } = reply.parse(await response.json());
  if (error !== '00') throw new Error(`Expected a notice to be taken, but the gateway refused with ${error}`);
}
