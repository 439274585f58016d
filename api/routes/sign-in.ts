import { type RequestHandler, Router } from 'express';
import type { Pool } from '../../db/pool.ts';
import { closeSession, openSession } from '../../db/queries/session.ts';
import { Failure } from '../failure.ts';
import { fromOurPage, type Site } from '../identity/find-actor.ts';
import type { RelyingParty } from '../identity/relying-party.ts';
import {
  cookieOf,
  cookieOptions,
  hashOf,
  newSessionId,
  sessionCookie,
  signInCookie,
} from '../identity/session-cookie.ts';

const signInMs = 600_000;

/**
 * The browser's way through signing in and out: login, callback, logout.
 *
 * @param forget the provider's own cookies, where it shares our address: without them it asks anew who it is
 */
export function signInRoutes(
  pool: Pool,
  relyingParty: RelyingParty,
  site: Site,
  absoluteMs: number,
  forget: readonly string[],
): Router {
  const router = Router();
  const { protocol, host } = new URL(site.publicUrl);
  const secure = protocol === 'https:';

  // Cookies belong to one address: whoever came by another one (127.0.0.1 for localhost) goes on at the public one.
  const atPublicAddress: RequestHandler = (request, response, next) => {
    if (request.get('host') === host) next();
    else response.redirect(`${site.publicUrl}${request.originalUrl}`);
  };

  router.get('/login', atPublicAddress, async (request, response) => {
    const { url, sealed } = await relyingParty.begin(ownPath(request.query['returnTo']));
    for (const name of forget) response.clearCookie(name, { path: '/' });
    response.cookie(signInCookie, sealed, cookieOptions(secure, signInMs)).redirect(url);
  });

  router.get('/callback', async (request, response) => {
    const query = request.originalUrl.slice(request.originalUrl.indexOf('?'));
    const { session, returnTo } = await relyingParty.finish(query, cookieOf(request, signInCookie));
    const id = newSessionId();
    await openSession(pool, hashOf(id), session, new Date(Date.now() + absoluteMs));
    response
      .clearCookie(signInCookie, { path: '/' })
      .cookie(sessionCookie, id, cookieOptions(secure, absoluteMs))
      .redirect(returnTo);
  });

  router.post('/logout', async (request, response) => {
    const id = cookieOf(request, sessionCookie);
    if (id !== undefined && !fromOurPage(request, site)) throw new Failure('not-allowed');
    if (id !== undefined) await closeSession(pool, hashOf(id));
    response.clearCookie(sessionCookie, { path: '/' });
    if (request.accepts('json', 'html') === 'html') response.redirect(303, '/');
    else response.status(204).end();
  });

  return router;
}

/** A path of this site, or the first screen: never an address elsewhere. */
function ownPath(returnTo: unknown): string {
  if (typeof returnTo !== 'string' || !returnTo.startsWith('/')) return '/';
  const base = 'http://site.invalid';
  if (!URL.canParse(returnTo, base)) return '/';
  const url = new URL(returnTo, base);
  return url.origin === base ? `${url.pathname}${url.search}${url.hash}` : '/';
}
