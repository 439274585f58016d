import { type IncidentRow, listIncidents as listRows } from '../../db/queries/list-incidents.ts';
import { mayView } from '../../domain/dossier-access.ts';
import { mayRetryIncidents, retryIncidentAction } from '../../domain/incident-access.ts';
import type { Actor } from '../../domain/organisation.ts';
import type { Program } from '../../engine/program.ts';
import type { State } from '../../engine/state.ts';
import { openWork } from '../../engine/step.ts';
import type { Stimulus } from '../../engine/stimulus.ts';
import { agencyRefOf } from '../agency-directory.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import type { PendingAnswer } from '../json-router.ts';
import type { BodyOf, ParamsOf, ResponseOf } from '../operations.ts';
import { incidentViews } from '../views/incident-views.ts';
import { readDossier } from './open-dossier.ts';
import { sightOf } from './sight.ts';
import { awaitOutcome, findKnownCommand, submitCommand, type TakenStep } from './submit-command.ts';
import { hashOfRequest } from './write-once.ts';

const most = 200;

/** What has failed and waits for an operator: a monitor's agencies, the whole country for designers. */
export async function listIncidents(context: Context, actor: Actor): Promise<ResponseOf<'listIncidents'>> {
  if (!mayRetryIncidents(actor)) throw new Failure('not-allowed');
  const [sight, agencies] = await Promise.all([sightOf(context, actor), context.agencies.today()]);
  const watched = actor.roles.includes('designer') || sight.type !== 'agencies' ? undefined : sight.agencies;
  const rows = await listRows(context.pool, watched, most + 1);
  return {
    items: await Promise.all(
      rows.slice(0, most).map(async (row) => ({
        dossier: { id: row.id, code: row.code },
        procedure: { code: row.procedure_code, name: row.procedure_name },
        agency: agencyRefOf(agencies, row.deciding_agency),
        incidents: await incidentsOfRow(context, row),
      })),
    ),
    more: rows.length > most,
  };
}

/**
 * Tries again what failed, once its cause is repaired: an ordinary step of the dossier, under the name of whoever asked.
 * Refused where nothing has failed there any more.
 */
export async function retryIncident(
  context: Context,
  actor: Actor,
  call: {
    readonly params: ParamsOf<'retryIncident'>;
    readonly body: BodyOf<'retryIncident'>;
    readonly idempotencyKey: string;
  },
): Promise<ResponseOf<'retryIncident'> | PendingAnswer> {
  const { params, body, idempotencyKey: key } = call;
  const bodyHash = hashOfRequest('retryIncident', params, body);
  const known = await findKnownCommand(context, actor, key, bodyHash);
  const taken = known === undefined ? await retry(context, actor, call, bodyHash) : await awaitOutcome(context, known);
  if ('pending' in taken) return taken;
  const { row, program, open } = await readDossier(context, taken.dossier);
  return { dossier: row.id, seq: row.seq, incidents: incidentViews(program, open) };
}

async function retry(
  context: Context,
  actor: Actor,
  { params, body, idempotencyKey }: Parameters<typeof retryIncident>[2],
  bodyHash: string,
): Promise<TakenStep | PendingAnswer> {
  if (!mayRetryIncidents(actor)) throw new Failure('not-allowed');
  const { row, open, atWork } = await readDossier(context, params.id);
  if (!actor.roles.includes('designer') && !mayView(actor, atWork, open.tasks)) throw new Failure('foreign-agency');
  if (body.expectedSeq !== undefined && body.expectedSeq !== row.seq)
    throw new Failure('stale-page', {}, { seq: row.seq });
  if (!open.incidents.some((incident) => incident.key === params.key))
    throw new Failure('action-not-possible', {
      detail: { vi: 'bước này không còn sự cố', en: 'nothing has failed there any more' },
    });
  const stimulus: Stimulus = { type: 'retry-incident', key: params.key };
  return await submitCommand(context, actor, {
    id: idempotencyKey,
    dossier: row.id,
    kind: 'action',
    action: retryIncidentAction,
    task: null,
    bodyHash,
    actor: actor.id,
    expectedSeq: body.expectedSeq ?? null,
    stimulus: JSON.stringify(stimulus),
    payload: {},
    program: row.program,
    workflowType: row.procedure_code,
    at: new Date(await context.time.now()),
  });
}

async function incidentsOfRow(context: Context, row: IncidentRow) {
  const program = await context.contents.value<Program>(row.program);
  return incidentViews(program, openWork(program, JSON.parse(row.state) as State));
}
