import type { Request } from 'express';
import type { Pool } from '../../db/pool.ts';
import { findOfficer } from '../../db/queries/officer.ts';
import { findSession, type Session } from '../../db/queries/session.ts';
import type { Actor } from '../../domain/organisation.ts';
import { Failure } from '../failure.ts';
import type { RelyingParty } from './relying-party.ts';
import { cookieOf, hashOf, sessionCookie } from './session-cookie.ts';

/** Addresses a cookie's write may come from: the site itself. */
export interface Site {
  readonly publicUrl: string;
}

/**
 * Who asks: the bearer token, else the session cookie, else nobody. Roles and agency come from the record of officials
 * as it is now. A cookie is taken for a write only when the browser says the page was ours.
 */
export function actorFinder(
  pool: Pool,
  relyingParty: RelyingParty,
  site: Site,
  options: { audience: string; idleMs: number },
) {
  return async function findActor(request: Request): Promise<Actor | undefined> {
    const [scheme, token] = (request.get('authorization') ?? '').split(' ', 2);
    if (scheme?.toLowerCase() === 'bearer' && token !== undefined)
      return actorOf(pool, await relyingParty.verify(token, options.audience));
    const cookie = cookieOf(request, sessionCookie);
    if (cookie === undefined) return undefined;
    const session = await findSession(pool, hashOf(cookie), options.idleMs);
    if (session === undefined) throw new Failure('session-expired');
    if (!['GET', 'HEAD'].includes(request.method) && !fromOurPage(request, site)) throw new Failure('not-allowed');
    return actorOf(pool, session);
  };
}

/** An officer as recorded; else a citizen whose identifier the provider vouches for; else nobody we know. */
async function actorOf(pool: Pool, session: Session): Promise<Actor> {
  const officer = await findOfficer(pool, session.account);
  if (officer !== undefined) return officer;
  if (session.citizenId === undefined) throw new Failure('not-allowed');
  return {
    id: session.account,
    name: session.name,
    roles: ['citizen'],
    agency: undefined,
    citizenId: session.citizenId,
  };
}

/** Browsers send Origin with every write; it must be this site, by its public address or the one the request came to. */
export function fromOurPage(request: Request, site: Site): boolean {
  const origin = request.get('origin');
  if (origin === undefined || !URL.canParse(origin)) return false;
  return origin === new URL(site.publicUrl).origin || new URL(origin).host === request.get('host');
}
