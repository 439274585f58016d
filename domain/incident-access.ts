import type { Actor } from './organisation.ts';

/** What the journal and the command call it when an incident is tried again. */
export const retryIncidentAction = 'retry-incident';

/**
 * Whether somebody is an operator of incidents: a monitor, in the dossiers of the agencies watched, and a designer, whose
 * drawing may be why it failed. Neither acts in a dossier otherwise.
 */
export function mayRetryIncidents(actor: Pick<Actor, 'roles'>): boolean {
  return actor.roles.some((role) => role === 'monitor' || role === 'designer');
}
