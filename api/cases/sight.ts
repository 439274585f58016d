import type { DossierSight } from '../../db/queries/dossier-filter.ts';
import type { Actor, Role } from '../../domain/organisation.ts';
import type { Context } from '../context.ts';

const officerRoles: readonly Role[] = ['desk', 'specialist', 'leader'];

/**
 * What an actor may see. An officer: dossiers in which the officer's agency holds one of the grants (received, decides,
 * returns) or is consulted. A monitor: those of the agency and everything below it. A citizen: the own ones. An
 * administrator: all. Everything else is closed.
 */
export async function sightOf(context: Context, actor: Actor): Promise<DossierSight> {
  if (actor.roles.includes('administrator')) return { type: 'all' };
  if (actor.roles.includes('monitor')) {
    return actor.agency === undefined ? { type: 'all' } : { type: 'agencies', agencies: await context.agencies.subtree(actor.agency) };
  }
  if (actor.agency !== undefined && actor.roles.some((role) => officerRoles.includes(role))) return { type: 'agencies', agencies: [actor.agency] };
  if (actor.roles.includes('citizen') && actor.citizenId !== undefined) return { type: 'citizen', citizenId: actor.citizenId };
  return { type: 'none' };
}

interface Grants {
  readonly received_agency: string;
  readonly deciding_agency: string;
  readonly returning_agency: string;
  readonly function_agencies: Readonly<Record<string, string>>;
  readonly citizen_id: string | null;
}

/** Whether one dossier is in sight: the same rule as the lists' conditions. */
export function sees(sight: DossierSight, dossier: Grants): boolean {
  switch (sight.type) {
    case 'all':
      return true;
    case 'none':
      return false;
    case 'citizen':
      return dossier.citizen_id === sight.citizenId;
    case 'agencies':
      return [dossier.received_agency, dossier.deciding_agency, dossier.returning_agency, ...Object.values(dossier.function_agencies)].some((agency) => sight.agencies.includes(agency));
  }
}
