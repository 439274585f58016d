import express, { type Router } from 'express';
import { z } from 'zod';
import { parsedJson } from '../parsed-json.ts';
import { isSigned } from '../signature.ts';

const noticeSchema = z.object({
  MaYeuCau: z.string().min(1),
  Kenh: z.enum(['SMS', 'EMAIL']),
  DiaChi: z.string().min(1),
  TieuDe: z.string(),
  NoiDung: z.string().min(1),
});

/** Kept for whoever looks; older ones go. */
const kept = 1_000;

/**
 * The stand-in of the gateway for SMS and e-mail: it takes notices and sends none. `POST /` takes one, once for each
 * MaYeuCau; `GET /` shows the latest first. Its field names follow the portal's adapters; the real gateway's are an
 * assumption. Everything is forgotten when it stops.
 */
export function noticeSink(secret: string): Router {
  const taken = new Map<string, z.output<typeof noticeSchema>>();
  const router = express.Router();

  router.post('/', express.text({ type: () => true, limit: '64kb' }), (request, response) => {
    const body = typeof request.body === 'string' ? request.body : '';
    if (!isSigned(body, request.get('x-signature'), secret)) {
      response.status(401).json({ error_code: '97' });
      return;
    }
    const parsed = noticeSchema.safeParse(parsedJson(body));
    if (!parsed.success) {
      response.json({ error_code: '01' });
      return;
    }
    if (!taken.has(parsed.data.MaYeuCau)) taken.set(parsed.data.MaYeuCau, parsed.data);
    const [oldest] = taken.keys();
    if (taken.size > kept && oldest !== undefined) taken.delete(oldest);
    response.json({ error_code: '00' });
  });

  router.get('/', (_request, response) => {
    response.json([...taken.values()].reverse());
  });
  return router;
}
