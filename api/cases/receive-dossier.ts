import { randomUUID } from 'node:crypto';
import type { ProcedureVersionRow } from '../../db/queries/procedure-version.ts';
import { storeProgram } from '../../db/queries/store-program.ts';
import type { Agencies } from '../../domain/agency-history.ts';
import { type Competence, decidingCandidates, receivingCandidates } from '../../domain/competence.ts';
import { findDeadlineTerms } from '../../domain/deadline-terms.ts';
import { fullDay, legalDayAt } from '../../domain/legal-day.ts';
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
import { withDeclaration } from './forms.ts';
import { procedureInForce } from './procedure-in-force.ts';
import { receivedComponents } from './received-components.ts';
import { refuseUnborn } from './refuse-unborn.ts';
import { awaitOutcome, findKnownCommand, submitCommand } from './submit-command.ts';
import { hashOfRequest } from './write-once.ts';

type Request = BodyOf<'receiveDossier'>;

/**
 * Receives a dossier: it runs the versions of procedure and regime that are in force now, for the whole of its life; of
 * the procedure the one of the place whose agency decides.
 */
export async function receiveDossier(
  context: Context,
  actor: Actor,
  call: { readonly body: Request; readonly idempotencyKey: string; readonly language: Language },
): Promise<ResponseOf<'receiveDossier'> | PendingAnswer> {
  const { body, idempotencyKey: key, language } = call;
  const bodyHash = hashOfRequest('receiveDossier', {}, body);
  const known = await findKnownCommand(context, actor, key, bodyHash);
  if (known !== undefined) return await answerStep(context, actor, await awaitOutcome(context, known), language);

  refuseUnborn(body.applicant.birthDate, legalDayAt(await context.time.now()));
  const inForce = await procedureInForce(context, body.procedure);
  if (!inForce.startable) throw new Failure('unknown-procedure', { code: body.procedure });
  const [agencies] = await Promise.all([
    context.agencies.today(),
    refuseAbsent(context, [actor.agency, body.receivedAgency, body.decidingAgency, body.returnAgency]),
  ]);
  const received = receivingAgency(agencies, actor, inForce.competence, body);
  const decides = decidingAgency(agencies, inForce.competence, received, body.decidingAgency);
  const version = inForce.versionFor(decides);
  const procedure = JSON.parse(version.facts) as Procedure;
  const onPaper = receiptOf(agencies, actor, { version, procedure, received, decides }, body);
  const receipt = await withDeclaration(context, procedure, onPaper, body.declaration);
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

/** What the dossier runs, by its hash. A procedure without a process of its own cannot be received. */
async function getProgram(context: Context, version: ProcedureVersionRow): Promise<string> {
  const program = await storeProgram(context.pool, version);
  if (program === undefined) throw new Failure('unknown-procedure', { code: version.code });
  return program;
}

function receiptOf(
  agencies: Agencies,
  actor: Actor,
  at: {
    readonly version: ProcedureVersionRow;
    readonly procedure: Procedure;
    readonly received: Agency;
    readonly decides: Agency;
  },
  body: Request,
): Receipt {
  const { version, procedure, received, decides } = at;
  if (!procedure.channels.includes(body.channel))
    throw invalid('channel', 'thủ tục không nhận qua kênh này', 'the procedure has no such channel');
  const caseCode = body.case ?? procedure.cases[0]?.code ?? '00';
  if (!procedure.cases.some((each) => each.code === caseCode))
    throw invalid('case', 'thủ tục không có trường hợp này', 'the procedure has no such case');
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
    form: {},
    agencies: { received: received.code, decides: decides.code, returns },
    functionAgencies: functionAgencies(procedure, decides, agencies),
    components: receivedComponents(procedure, caseCode, body.channel, body.components),
    terms: findDeadlineTerms(procedure, { case: caseCode, channel: body.channel, agency: decides.code }) ?? null,
  };
}

/** Refuses an agency that is not there today, and says who is. */
async function refuseAbsent(context: Context, codes: readonly (string | undefined)[]): Promise<void> {
  const [history, now] = await Promise.all([context.agencies.history(), context.time.now()]);
  for (const code of codes) {
    const absence = code === undefined ? undefined : history.absenceOn(code, legalDayAt(now));
    if (absence?.type === 'not-yet')
      throw new Failure('agency-not-yet', { agency: absence.name, day: fullDay(absence.from) });
    if (absence?.type === 'ended')
      throw new Failure('agency-ended', {
        agency: absence.name,
        day: fullDay(absence.on),
        successor: absence.successor?.name ?? '',
      });
  }
}

/** A desk receives at its own agency, a citizen files online with the desk of choice; nobody else receives. */
function receivingAgency(agencies: Agencies, actor: Actor, procedure: Competence, body: Request): Agency {
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
  agencies: Agencies,
  procedure: Competence,
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
