import type { Client } from '../../db/pool.ts';
import { findOfficer } from '../../db/queries/officer.ts';
import type { AccessibleDossier } from '../../domain/dossier-access.ts';
import { judgeAction } from '../../domain/possible-actions.ts';
import { offeredWork } from '../../engine/offered-work.ts';
import type { Program } from '../../engine/program.ts';
import type { State } from '../../engine/state.ts';
import { openWork } from '../../engine/step.ts';
import type { LockedCommand, LockedDossier } from './lock-dossier.ts';

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
  }: { dossierId: string; dossier: LockedDossier; command: LockedCommand; program: Program },
): Promise<Verdict> {
  if (command.kind !== 'action' || command.actor === null || command.action === null) return { allowed: true };
  const actor = await findOfficer(client, command.actor);
  if (actor === undefined) return { allowed: false, code: 'not-allowed' };
  const { rows } = await client.query<{ state: string; claims: { key: number; id: string; name: string }[] }>({
    name: 'state-and-claims',
    text: `select s.state, coalesce((select jsonb_agg(jsonb_build_object('key', w.key, 'id', o.id, 'name', o.name))
        from work_item w join officer o on o.id = w.assignee where w.dossier = $1 and w.state = 'open'), '[]') as claims
      from dossier_state s where s.dossier = $1`,
    values: [dossierId],
  });
  const [row] = rows;
  if (row === undefined) throw new Error(`Expected dossier ${dossierId} to have a state, but it has none`);
  const state = JSON.parse(row.state) as State;
  const judged = judgeAction(
    actor,
    {
      ...accessOf(dossier),
      ...offeredWork(program, state, openWork(program, state), (task) => row.claims.find(({ key }) => key === task)),
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
