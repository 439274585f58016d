import { randomUUID } from 'node:crypto';
import { findCurrentVersion, type ProcedureVersionRow } from '../../db/queries/procedure-version.ts';
import { storeProgram } from '../../db/queries/store-program.ts';
import { decidingCandidates, receivingCandidates } from '../../domain/competence.ts';
import { findDeadlineTerms } from '../../domain/deadline-terms.ts';
import type { Actor, Agency } from '../../domain/organisation.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { functionAgencies, startVariables } from '../../domain/receipt-facts.ts';
import type { Stimulus } from '../../engine/stimulus.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import type { PendingAnswer } from '../json-router.ts';
import type { Language } from '../language.ts';
import type { BodyOf, ResponseOf } from '../operations.ts';
import { answerStep } from './dossier-view.ts';
import { regimeCode } from './processes.ts';
import { receivedComponents } from './received-components.ts';
import { awaitOutcome, findKnownCommand, submitCommand } from './submit-command.ts';
import { hashOfRequest } from './write-once.ts';

type Request = BodyOf<'receiveDossier'>;

/** Receives a dossier: it runs the versions of procedure and regime that are in force now, for the whole of its life. */
export async function receiveDossier(
  context: Context,
  actor: Actor,
  call: { readonly body: Request; readonly idempotencyKey: string; readonly language: Language },
): Promise<ResponseOf<'receiveDossier'> | PendingAnswer> {
  const { body, idempotencyKey: key, language } = call;
  const bodyHash = hashOfRequest('receiveDossier', {}, body);
  const known = await findKnownCommand(context, actor, key, bodyHash);
  if (known !== undefined) return await answerStep(context, actor, await awaitOutcome(context, known), language);

  const version = await getPublished(context, body.procedure);
  const procedure = JSON.parse(version.facts) as Procedure;
  const receipt = await receiptOf(context, actor, version, procedure, body);
  const stimulus: Stimulus = { type: 'start', variables: startVariables(procedure, receipt) };
  const taken = await submitCommand(context, actor, {
    id: key,
    dossier: randomUUID(),
    kind: 'receive',
    action: 'receive',
    task: null,
    bodyHash,
    actor: actor.id,
    expectedSeq: 0,
    stimulus: JSON.stringify(stimulus),
    payload: receipt as unknown as Record<string, unknown>,
    program: await getProgram(context, version),
    workflowType: procedure.code,
    at: new Date(await context.time.now()),
  });
  return await answerStep(context, actor, taken, language);
}

async function getPublished(context: Context, code: string): Promise<ProcedureVersionRow> {
  const version = code === regimeCode ? undefined : await findCurrentVersion(context.pool, code);
  if (version === undefined || version.status !== 'published') throw new Failure('unknown-procedure', { code });
  return version;
}

/** What the dossier runs, by its hash. A procedure without a process of its own cannot be received. */
async function getProgram(context: Context, version: ProcedureVersionRow): Promise<string> {
  const program = await storeProgram(context.pool, version);
  if (program === undefined) throw new Failure('unknown-procedure', { code: version.code });
  return program;
}

async function receiptOf(
  context: Context,
  actor: Actor,
  version: ProcedureVersionRow,
  procedure: Procedure,
  body: Request,
): Promise<Receipt> {
  if (!procedure.channels.includes(body.channel))
    throw invalid('channel', 'thủ tục không nhận qua kênh này', 'the procedure has no such channel');
  const caseCode = body.case ?? procedure.cases[0]?.code ?? '00';
  if (!procedure.cases.some((each) => each.code === caseCode))
    throw invalid('case', 'thủ tục không có trường hợp này', 'the procedure has no such case');
  const agencies = await context.agencies.all();
  const received = receivingAgency(agencies, actor, procedure, body);
  const decides = decidingAgency(agencies, procedure, received, body.decidingAgency);
  const returns = body.returnAgency ?? received.code;
  if (!agencies.has(returns)) throw invalid('returnAgency', 'không có cơ quan này', 'there is no such agency');
  const citizenId = actor.roles.includes('citizen') ? actor.citizenId : body.applicant.personalId;
  if (
    actor.roles.includes('citizen') &&
    body.applicant.personalId !== undefined &&
    body.applicant.personalId !== actor.citizenId
  )
    throw new Failure('not-allowed');
  return {
    procedureVersion: version.id,
    procedureCode: procedure.code,
    procedureName: version.name,
    caseCode,
    channel: body.channel,
    applicant: { ...body.applicant, ...(citizenId === undefined ? {} : { personalId: citizenId }) },
    ...(citizenId === undefined ? {} : { citizenId }),
    form: body.form ?? {},
    agencies: { received: received.code, decides: decides.code, returns },
    functionAgencies: functionAgencies(procedure, decides, agencies),
    components: receivedComponents(procedure, caseCode, body.channel, body.components),
    terms: findDeadlineTerms(procedure, { case: caseCode, channel: body.channel, agency: decides.code }) ?? null,
  };
}

/** A desk receives at its own agency, a citizen files online with the desk of choice; nobody else receives. */
function receivingAgency(
  agencies: ReadonlyMap<string, Agency>,
  actor: Actor,
  procedure: Procedure,
  body: Request,
): Agency {
  const citizen = actor.roles.includes('citizen');
  if (!citizen && !actor.roles.includes('desk')) throw new Failure('not-allowed');
  if (citizen && body.channel !== 'online') throw new Failure('not-allowed');
  const candidates = receivingCandidates(agencies, procedure, actor);
  const asked = body.receivedAgency;
  const received = asked === undefined ? candidates[0] : candidates.find((agency) => agency.code === asked);
  if (received === undefined) throw new Failure('foreign-agency');
  return received;
}

function decidingAgency(
  agencies: ReadonlyMap<string, Agency>,
  procedure: Procedure,
  received: Agency,
  asked: string | undefined,
): Agency {
  const candidates = decidingCandidates(agencies, procedure, received);
  const decides = asked === undefined ? candidates[0] : candidates.find((agency) => agency.code === asked);
  if (decides === undefined)
    throw invalid('decidingAgency', 'cơ quan này không có thẩm quyền giải quyết', 'this agency is not competent');
  return decides;
}

function invalid(field: string, vi: string, en: string): Failure {
  return new Failure('request-invalid', { detail: { vi: `${field}: ${vi}`, en: `${field}: ${en}` } });
}
