import type { Client } from '../../db/pool.ts';
import { findOfficer } from '../../db/queries/officer.ts';
import type { AccessibleDossier } from '../../domain/dossier-access.ts';
import { mayRetryIncidents, retryIncidentAction } from '../../domain/incident-access.ts';
import { judgeAction } from '../../domain/possible-actions.ts';
import { offeredWork } from '../../engine/offered-work.ts';
import type { Program } from '../../engine/program.ts';
import type { State } from '../../engine/state.ts';
import { openWork } from '../../engine/step.ts';
import type { LockedCommand, LockedDossier } from './lock-dossier.ts';
import type { Standing } from './standing.ts';

export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly code: string };

/**
 * Whether the official who gave the command may do so as the record of officials and the work items stand inside this
 * transaction: the judgement of the API may be minutes old. Commands that no person gave are always allowed.
 */
export async function mayTakeEffect(
  client: Client,
  {
    dossierId,
    dossier,
    command,
    program,
    standing,
  }: { dossierId: string; dossier: LockedDossier; command: LockedCommand; program: Program; standing: Standing },
): Promise<Verdict> {
  if (command.kind !== 'action' || command.actor === null || command.action === null) return { allowed: true };
  const actor = await findOfficer(client, command.actor);
  if (actor === undefined) return { allowed: false, code: 'not-allowed' };
  if (command.action === retryIncidentAction)
    return mayRetryIncidents(actor) ? { allowed: true } : { allowed: false, code: 'not-allowed' };
  if (standing.state === undefined) throw new Error(`Expected dossier ${dossierId} to have a state, but it has none`);
  const state = JSON.parse(standing.state) as State;
  const judged = judgeAction(
    actor,
    {
      ...accessOf(dossier),
      ...offeredWork(program, state, openWork(program, state), (task) =>
        standing.claims.find(({ key }) => key === task),
      ),
    },
    { action: command.action, ...(command.task === null ? {} : { task: command.task }) },
  );
  return judged.ok ? { allowed: true } : { allowed: false, code: judged.refusal.code };
}

/** What access to the dossier follows from, as its row says. */
export function accessOf(dossier: LockedDossier): AccessibleDossier {
  const agency = (code: string) => ({ code, parent: undefined });
  return {
    agencies: {
      received: agency(dossier.received_agency),
      decides: agency(dossier.deciding_agency),
      returns: agency(dossier.returning_agency),
    },
    functions: dossier.function_agencies,
    owners: dossier.citizen_id === null ? [] : [dossier.citizen_id],
  };
}
