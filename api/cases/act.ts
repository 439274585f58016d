import { type CommandRow, findCommand } from '../../db/queries/accept-command.ts';
import { claimTask, releaseTask } from '../../db/queries/claim-task.ts';
import { rateAfterwards } from '../../db/queries/rating.ts';
import { mayView } from '../../domain/dossier-access.ts';
import type { Actor } from '../../domain/organisation.ts';
import { judgeAction, type PossibleAction } from '../../domain/possible-actions.ts';
import type { Stimulus } from '../../engine/stimulus.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import type { PendingAnswer } from '../json-router.ts';
import type { Language } from '../language.ts';
import type { BodyOf, ParamsOf, ResponseOf } from '../operations.ts';
import { readActionData } from './action-data.ts';
import { resolveFields } from './bound-fields.ts';
import { answerStep } from './dossier-view.ts';
import { type OpenDossier, openDossier, readDossier } from './open-dossier.ts';
import { prepareChange, preparedRating, routedBy } from './prepare-change.ts';
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
  try {
    const dossier = await openDossier(context, actor, params.id);
    const action = judge(actor, dossier, params.action, body);
    const given = { key, bodyHash, body };
    const taken =
      action.kind === 'claim' || action.kind === 'release'
        ? await assign(context, actor, dossier, action, given)
        : action.kind === 'afterwards'
          ? await rate(context, actor, dossier, action, given)
          : await takeStep(context, actor, dossier, action, given);
    return await answerStep(context, actor, taken, language);
  } catch (error) {
    // What was done under this key before may be why it cannot be done now: then its outcome is the answer.
    const known = error instanceof Failure ? await findKnownCommand(context, actor, key, bodyHash) : undefined;
    if (known === undefined || known.state === 'rejected') throw error;
    return await answerAgain(context, actor, known, language);
  }
}

/**
 * The answer to an action that was taken under this key before. Whoever may not look into the dossier any more, as a
 * consulted agency that has replied, sees it as that action left it and nothing of what happened since.
 */
async function answerAgain(
  context: Context,
  actor: Actor,
  known: CommandRow,
  language: Language,
): Promise<ResponseOf<'act'> | PendingAnswer> {
  const taken = await awaitOutcome(context, known);
  if ('pending' in taken) return taken;
  const { row, open, atWork } = await readDossier(context, taken.dossier);
  const left = (await findCommand(context.pool, known.id))?.outcome?.seq;
  if (!mayView(actor, atWork, open.tasks) && row.seq !== left) throw new Failure('done-already');
  return await answerStep(context, actor, taken, language);
}

function judge(actor: Actor, { row, atWork }: OpenDossier, name: string, body: BodyOf<'act'>): PossibleAction {
  if (body.expectedSeq !== undefined && body.expectedSeq !== row.seq) {
    throw new Failure('stale-page', {}, { seq: row.seq });
  }
  const judged = judgeAction(actor, atWork, { action: name, task: body.task });
  if (!judged.ok) throw new Failure(judged.refusal.code, judged.refusal.params);
  return judged.action;
}

/** What was asked, under which key. */
interface Given {
  readonly key: string;
  readonly bodyHash: string;
  readonly body: BodyOf<'act'>;
}

/** A claim moves no process: it is one transaction in the record, without the workflow. */
async function assign(
  context: Context,
  actor: Actor,
  { row }: OpenDossier,
  action: PossibleAction,
  { key, bodyHash }: Given,
): Promise<TakenStep | PendingAnswer> {
  if (action.task === undefined) throw new Error(`Expected ${action.action} to belong to a task, but it does not`);
  const at = new Date(await context.time.now());
  const claim = { command: key, bodyHash, dossier: row.id, task: action.task, actor: actor.id, at };
  const done = action.kind === 'claim' ? await claimTask(context.pool, claim) : await releaseTask(context.pool, claim);
  switch (done.outcome) {
    case 'done':
      context.tell(row.id, row.seq);
      return { dossier: row.id };
    case 'known':
      return await outcomeOfKnown(context, actor, key, bodyHash);
    case 'claimed-by-other':
      throw new Failure('claimed-by-other', { name: done.name });
    case 'not-open':
      throw new Failure('action-not-possible', {
        detail: { vi: 'không có bước nào đang chờ thao tác này', en: 'nothing waits for it' },
      });
  }
}

/** A rating comes beside a process that has ended: it is one transaction in the record, without the workflow. */
async function rate(
  context: Context,
  actor: Actor,
  { row }: OpenDossier,
  action: PossibleAction,
  { key, bodyHash, body }: Given,
): Promise<TakenStep | PendingAnswer> {
  const { routing, kept } = readActionData(action.fields, body.data ?? {}, []);
  const rating = action.records === 'rating' ? preparedRating({ ...routing, ...kept }) : undefined;
  if (rating === undefined) throw new Error(`Expected ${action.action} to rate the service, but it does not`);
  const at = new Date(await context.time.now());
  const given = { command: key, bodyHash, dossier: row.id, action: action.action, actor: actor.id, at };
  const done = await rateAfterwards(context.pool, given, { score: rating.score, comment: rating.comment });
  if (done === 'rated-already') throw new Failure('rated-already');
  if (done === 'known') return await outcomeOfKnown(context, actor, key, bodyHash);
  context.tell(row.id, row.seq);
  return { dossier: row.id };
}

async function outcomeOfKnown(
  context: Context,
  actor: Actor,
  key: string,
  bodyHash: string,
): Promise<TakenStep | PendingAnswer> {
  const known = await findKnownCommand(context, actor, key, bodyHash);
  if (known === undefined) throw new Error(`Expected command ${key} in the record, but there is none`);
  return await awaitOutcome(context, known);
}

async function takeStep(
  context: Context,
  actor: Actor,
  dossier: OpenDossier,
  action: PossibleAction,
  { key, bodyHash, body }: Given,
): Promise<TakenStep | PendingAnswer> {
  const { row } = dossier;
  const components = action.fields.some((field) => field.type === 'components')
    ? (await dossier.components()).map((each) => each.component)
    : [];
  const fields = await resolveFields(context, dossier, action);
  const { routing, kept } = readActionData(fields, body.data ?? {}, components);
  const change = await prepareChange(context, dossier, action, { ...routing, ...kept });
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
    stimulus: JSON.stringify(stimulusOf(action, { ...routing, ...routedBy(change) })),
    payload: change === undefined ? kept : { ...kept, change },
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
