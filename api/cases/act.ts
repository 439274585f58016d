import { claimTask, releaseTask } from '../../db/queries/claim-task.ts';
import { listComponents } from '../../db/queries/find-dossier.ts';
import { findWrite, keepWrite } from '../../db/queries/idempotent-write.ts';
import type { Actor } from '../../domain/organisation.ts';
import { judgeAction, type PossibleAction } from '../../domain/possible-actions.ts';
import type { Stimulus } from '../../engine/stimulus.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import type { PendingAnswer } from '../json-router.ts';
import type { Language } from '../language.ts';
import type { BodyOf, ParamsOf, ResponseOf } from '../operations.ts';
import { readActionData } from './action-data.ts';
import { answerStep, getDossier } from './dossier-view.ts';
import { type OpenDossier, openDossier } from './open-dossier.ts';
import { awaitOutcome, findKnownCommand, submitCommand, type TakenStep } from './submit-command.ts';
import { hashOfRequest } from './write-once.ts';

interface ActCall {
  readonly params: ParamsOf<'act'>;
  readonly body: BodyOf<'act'>;
  readonly idempotencyKey: string;
  readonly language: Language;
}

/** Does one of the actions that are possible now: a step of the dossier's workflow, or a claim in the record. */
export async function act(context: Context, actor: Actor, call: ActCall): Promise<ResponseOf<'act'> | PendingAnswer> {
  const { params, body, idempotencyKey: key, language } = call;
  const bodyHash = hashOfRequest('act', params, body);
  const isClaim = params.action === 'claim' || params.action === 'release';
  if (!isClaim) {
    const known = await findKnownCommand(context, actor, key, bodyHash);
    if (known !== undefined) return await answerStep(context, actor, await awaitOutcome(context, known), language);
  }
  const kept = isClaim ? await findWrite(context.pool, key) : undefined;
  if (kept !== undefined) {
    if (kept.actor !== actor.id || kept.bodyHash !== bodyHash) throw new Failure('idempotency-key-reused');
    return await getDossier(context, actor, params.id, language);
  }

  const dossier = await openDossier(context, actor, params.id);
  if (body.expectedSeq !== undefined && body.expectedSeq !== dossier.row.seq)
    throw new Failure('stale-page', {}, { seq: dossier.row.seq });
  const judged = judgeAction(actor, dossier.atWork, { action: params.action, task: body.task });
  if (!judged.ok) throw new Failure(judged.refusal.code, judged.refusal.params);
  const { action } = judged;
  if (action.kind === 'claim' || action.kind === 'release') {
    await assign(context, actor, dossier, action, { key, bodyHash });
    return await getDossier(context, actor, dossier.row.id, language);
  }
  return await answerStep(
    context,
    actor,
    await takeStep(context, actor, dossier, action, { key, bodyHash, body }),
    language,
  );
}

/** A claim moves no process: it is one transaction in the record, without the workflow. */
async function assign(
  context: Context,
  actor: Actor,
  { row }: OpenDossier,
  action: PossibleAction,
  { key, bodyHash }: { key: string; bodyHash: string },
): Promise<void> {
  if (action.task === undefined) throw new Error(`Expected ${action.action} to belong to a task, but it does not`);
  const claim = {
    command: key,
    dossier: row.id,
    task: action.task,
    actor: actor.id,
    at: new Date(await context.time.now()),
  };
  const done = action.kind === 'claim' ? await claimTask(context.pool, claim) : await releaseTask(context.pool, claim);
  if (done.outcome === 'claimed-by-other') throw new Failure('claimed-by-other', { name: done.name });
  if (done.outcome === 'not-open')
    throw new Failure('action-not-possible', {
      detail: { vi: 'bước này không còn chờ xử lý', en: 'nothing waits for it' },
    });
  await keepWrite(context.pool, key, { actor: actor.id, bodyHash, outcome: { dossier: row.id } });
  context.tell(row.id, row.seq);
}

async function takeStep(
  context: Context,
  actor: Actor,
  { row }: OpenDossier,
  action: PossibleAction,
  { key, bodyHash, body }: { key: string; bodyHash: string; body: BodyOf<'act'> },
): Promise<TakenStep | PendingAnswer> {
  const components = action.fields.some((field) => field.type === 'components')
    ? (await listComponents(context.pool, row.id)).map((each) => each.component)
    : [];
  const { routing, kept } = readActionData(action.fields, body.data ?? {}, components);
  return await submitCommand(context, actor, {
    id: key,
    dossier: row.id,
    kind: 'action',
    action: action.action,
    task: action.task ?? null,
    bodyHash,
    actor: actor.id,
    // Without a page to be stale, the step is judged on the dossier as it is when its turn comes.
    expectedSeq: body.expectedSeq ?? null,
    stimulus: JSON.stringify(stimulusOf(action, routing)),
    payload: kept,
    program: row.program,
    workflowType: row.procedure_code,
    at: new Date(await context.time.now()),
  });
}

function stimulusOf(
  action: PossibleAction,
  variables: NonNullable<Extract<Stimulus, { type: 'message' }>['variables']>,
): Stimulus {
  if (action.task !== undefined) return { type: 'complete-task', key: action.task, action: action.action, variables };
  if (action.messageName === undefined)
    throw new Error(`Expected ${action.action} to complete a task or send a message, but it does neither`);
  return { type: 'message', name: action.messageName, variables };
}
