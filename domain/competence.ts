import type { Agencies } from './agency-history.ts';
import { jurisdictionOf } from './jurisdiction.ts';
import type { Actor, Agency } from './organisation.ts';
import type { Procedure } from './procedure.ts';

/** At which levels a procedure is decided, and in which jurisdictions at others. */
export interface Competence extends Pick<Procedure, 'levels'> {
  readonly levelsIn?: ReadonlyMap<string, Procedure['levels']>;
}

/**
 * Where an actor may receive a dossier. A desk: at its own agency, whichever agency of the province decides (receiving
 * does not depend on administrative boundaries inside a province). A citizen online: at any desk of the country.
 */
export function receivingCandidates(agencies: Agencies, procedure: Competence, actor: Actor): Agency[] {
  const own = actor.agency === undefined ? undefined : agencies.get(actor.agency);
  const desks = actor.roles.includes('desk')
    ? own === undefined
      ? []
      : [own]
    : actor.roles.includes('citizen')
      ? [...agencies.values()].filter((agency) => agency.oneStop)
      : [];
  return desks.filter((agency) => decidingCandidates(agencies, procedure, agency).length > 0);
}

/**
 * Agencies that may decide a dossier received at `received`: of the procedure's levels, in the same province or of the
 * central government; the nearest first (itself, those above it, then the others by code).
 */
export function decidingCandidates(agencies: Agencies, procedure: Competence, received: Agency | undefined): Agency[] {
  if (received === undefined) return [];
  const above = [received.code];
  for (let each = received.parent; each !== undefined; each = agencies.get(each)?.parent) above.push(each);
  const nearness = (agency: Agency): number => {
    const distance = above.indexOf(agency.code);
    if (distance >= 0) return distance;
    return agency.functions.length === 0 ? above.length : above.length + 1;
  };
  const levelsOf = (agency: Agency) => procedure.levelsIn?.get(jurisdictionOf(agency)) ?? procedure.levels;
  return [...agencies.values()]
    .filter((agency) => levelsOf(agency).includes(agency.level) && !isDeskOnly(agency))
    .filter((agency) => agency.level === 'ministry' || agency.province === received.province)
    .sort((a, b) => nearness(a) - nearness(b) || (a.code < b.code ? -1 : 1));
}

/** Who else may decide a dossier: where it can be forwarded to. None where the agency that has it is the only one. */
export function competentElsewhere(
  agencies: Agencies,
  procedure: Competence,
  dossier: { readonly received: string; readonly decides: string },
): Agency[] {
  const decides = agencies.get(dossier.decides)?.code ?? dossier.decides;
  return decidingCandidates(agencies, procedure, agencies.get(dossier.received)).filter(({ code }) => code !== decides);
}

/** A province's service centre receives and returns for every agency of the province, and decides nothing itself. */
function isDeskOnly(agency: Agency): boolean {
  return agency.oneStop && agency.level === 'province';
}
