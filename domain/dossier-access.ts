import {
  type Actor,
  type Agency,
  type AgencyRelation,
  agencyRelations,
  type OfficerRole,
  officerRoles,
} from './organisation.ts';

/** What access to a dossier follows from. */
export interface AccessibleDossier {
  /** Three separate grants: where it was received, who decides, who returns the result. */
  readonly agencies: Readonly<Record<AgencyRelation, Pick<Agency, 'code' | 'parent'>>>;
  /** Agency function → code of the agency that answers for it in this dossier. */
  readonly functions: Readonly<Record<string, string>>;
  /** Personal identifiers of the applicants. */
  readonly owners: readonly string[];
}

/** The relation by which somebody may look into a dossier; for the record of who saw it. */
export type ViewGrant = AgencyRelation | 'consulted' | 'monitor' | 'owner';

/**
 * Why the actor may look into the dossier, undefined where nothing grants it: the officers of the three agencies, those
 * of a consulted agency while it has an open task, the monitors of one of the three agencies or of its parent, and the
 * applicant. Everything else is closed: designers and administrators see no personal data.
 *
 * @param openTasks relations (`decides`, `tax`, …) that the open tasks name
 */
export function findViewGrant(
  actor: Actor,
  dossier: AccessibleDossier,
  openTasks: readonly { readonly agency: string | undefined }[],
): ViewGrant | undefined {
  if (isOwner(actor, dossier)) return 'owner';
  const { agency } = actor;
  if (agency === undefined) return undefined;
  if (officerRoles.some((role) => actor.roles.includes(role))) {
    const relation = agencyRelations.find((each) => belongsTo(actor, dossier.agencies[each].code));
    if (relation) return relation;
    if (openTasks.some((task) => belongsTo(actor, agencyOfTask(task.agency, dossier)))) return 'consulted';
  }
  const watched = agencyRelations.some(
    (relation) => belongsTo(actor, dossier.agencies[relation].code) || dossier.agencies[relation].parent === agency,
  );
  return watched && actor.roles.includes('monitor') ? 'monitor' : undefined;
}

/** Whether anything grants the actor a look into the dossier; see `findViewGrant`. */
export function mayView(
  actor: Actor,
  dossier: AccessibleDossier,
  openTasks: readonly { readonly agency: string | undefined }[],
): boolean {
  return findViewGrant(actor, dossier, openTasks) !== undefined;
}

/** Whether the dossier is the citizen's own. */
export function isOwner(actor: Actor, dossier: AccessibleDossier): boolean {
  return actor.roles.includes('citizen') && actor.citizenId !== undefined && dossier.owners.includes(actor.citizenId);
}

/**
 * The agency that a task's relation means in this dossier. A task that names none is the deciding agency's, and so is
 * one for a function nobody is bound to: the dossier must not hang.
 */
export function agencyOfTask(relation: string | undefined, dossier: AccessibleDossier): string {
  const own = agencyRelations.find((each) => each === relation);
  if (own) return dossier.agencies[own].code;
  const bound =
    relation !== undefined && Object.hasOwn(dossier.functions, relation) ? dossier.functions[relation] : undefined;
  return bound ?? dossier.agencies.decides.code;
}

/** Whether the actor works in the agency in that role. */
export function worksAs(actor: Actor, role: OfficerRole, agency: string): boolean {
  return belongsTo(actor, agency) && actor.roles.includes(role);
}

/** Whether the actor belongs to the agency, or to the one that has taken over from it. */
function belongsTo({ agency, takenOver }: Actor, code: string): boolean {
  return code === agency || takenOver?.includes(code) === true;
}
