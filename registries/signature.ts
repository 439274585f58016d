import { createHmac, timingSafeEqual } from 'node:crypto';

/** How bodies are signed, both ways: HMAC-SHA256 in hexadecimal, as X-Signature. */
export function signatureOf(body: string, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}

/** Whether the signature is the body's; takes as long for every wrong one. */
export function isSigned(body: string, signature: string | undefined, secret: string): boolean {
  const [expected, given] = [Buffer.from(signatureOf(body, secret)), Buffer.from(signature ?? '')];
  return expected.length === given.length && timingSafeEqual(expected, given);
}
