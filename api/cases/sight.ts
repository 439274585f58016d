import type { DossierSight } from '../../db/queries/dossier-filter.ts';
import { type Actor, officerRoles } from '../../domain/organisation.ts';
import type { Context } from '../context.ts';

/**
 * What an actor's lists show: the rule of domain/dossier-access.ts as a condition. An officer: dossiers in which the
 * officer's agency holds one of the three grants, or is consulted by an open task. A monitor: those of the agency and
 * of the agencies directly below it. What an agency has taken over from others is its own. A citizen: the own ones.
 * Designers and administrators: none.
 */
export async function sightOf(context: Context, actor: Actor): Promise<DossierSight> {
  const { agency } = actor;
  if (agency !== undefined && actor.roles.includes('monitor')) {
    const agencies = await context.agencies.today();
    const watched = [...agencies.values()].filter((each) => each.code === agency || each.parent === agency);
    return { type: 'agencies', agencies: agencies.held(watched.map((each) => each.code)), consulted: undefined };
  }
  if (agency !== undefined && officerRoles.some((role) => actor.roles.includes(role)))
    return { type: 'agencies', agencies: agenciesOf(actor), consulted: agenciesOf(actor) };
  if (actor.roles.includes('citizen') && actor.citizenId !== undefined)
    return { type: 'citizen', citizenId: actor.citizenId };
  return { type: 'none' };
}

/** The codes under which the record may name the actor's agency: its own, and those of agencies it has succeeded. */
export function agenciesOf({ agency, takenOver }: Actor): readonly string[] {
  return agency === undefined ? [] : [agency, ...(takenOver ?? [])];
}
