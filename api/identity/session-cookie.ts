import { createHash, randomBytes } from 'node:crypto';
import type { CookieOptions, Request } from 'express';

export const sessionCookie = 'motcua_session';
export const signInCookie = 'motcua_signin';

/** A new session id: 256 random bits. Only its hash is stored. */
export function newSessionId(): string {
  return randomBytes(32).toString('base64url');
}

export function hashOf(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('base64url');
}

/** Attributes of both cookies: not for scripts, not for other sites' requests but plain navigation. */
export function cookieOptions(secure: boolean, maxAge: number): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge };
}

/** The value of a cookie the browser sent. */
export function cookieOf(request: Request, name: string): string | undefined {
  for (const pair of (request.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name) return value;
  }
  return undefined;
}
