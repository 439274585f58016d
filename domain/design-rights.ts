import type { Agencies } from './agency-history.ts';
import { jurisdictionOf, nationwide } from './jurisdiction.ts';
import type { Actor } from './organisation.ts';

/**
 * Where a designer designs: what the whole country has (`VN`) for one of no agency, else only what the agency's province
 * or ministry has otherwise. Undefined for who designs nothing, and for an agency that is no more.
 */
export function designsFor(actor: Pick<Actor, 'roles' | 'agency'>, agencies: Agencies): string | undefined {
  if (!actor.roles.includes('designer')) return undefined;
  if (actor.agency === undefined) return nationwide;
  const agency = agencies.get(actor.agency);
  return agency === undefined ? undefined : jurisdictionOf(agency);
}
