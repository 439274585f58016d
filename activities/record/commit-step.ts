import { chainHash } from '../../db/audit-chain.ts';
import type { ContentStore } from '../../db/content-store.ts';
import { type Client, inTransaction, type Pool, type Statement } from '../../db/pool.ts';
import { agencyOfTask } from '../../domain/dossier-access.ts';
import { formatDossierCode } from '../../domain/dossier-code.ts';
import { dossierStatusOf } from '../../domain/dossier-status.ts';
import type { Extension } from '../../domain/ledger.ts';
import { findDayNumber, type LegalDay, legalDayAt } from '../../domain/legal-day.ts';
import type { RecordedChange } from '../../domain/recorded-change.ts';
import type { StoredDeadline } from '../../domain/stored-deadline.ts';
import { describeElement } from '../../engine/describe.ts';
import type { Facts } from '../../engine/facts.ts';
import type { OpenTask, OpenWork } from '../../engine/open-work.ts';
import type { Program } from '../../engine/program.ts';
import { openWork } from '../../engine/step.ts';
import type { Stimulus } from '../../engine/stimulus.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import type { CommitAnswer, CommitRequest, JournalEntry } from '../../protocol/step-protocol.ts';
import { applyChange, findChange } from './apply-change.ts';
import { accessOf, mayTakeEffect } from './authorisation.ts';
import { writeChildren } from './children-of-step.ts';
import { advanceDeadline } from './deadline-of-step.ts';
import { insertDossier, nextSerial } from './insert-dossier.ts';
import { type LockedCommand, type LockedDossier, lockDossier } from './lock-dossier.ts';
import { isPaused, milestonesOf, statusCodes } from './projection.ts';
import { readStanding } from './standing.ts';
import { stepStatement } from './write-step.ts';

export interface CommitDependencies {
  readonly pool: Pool;
  readonly contents: ContentStore;
  /** Called after a commit, with the new seq: tells those who watch. */
  readonly committed: (dossierId: string, seq: number) => void;
}

/**
 * The step's transaction: judges the request against the locked record and either writes the whole step or nothing.
 * See CommitAnswer for the outcomes. Throws only when PostgreSQL does not answer or a defect is met; calling it again
 * with the same request is always safe.
 */
export async function commitStep(dependencies: CommitDependencies, request: CommitRequest): Promise<CommitAnswer> {
  const answer = await inTransaction(dependencies.pool, (client, last) =>
    commitIn(client, last, dependencies.contents, request),
  );
  if (answer.type === 'committed') dependencies.committed(request.dossierId, request.baseSeq + 1);
  return answer;
}

/** Takes the statement that travels with the commit. */
type Last = (statement: Statement) => void;

async function commitIn(
  client: Client,
  last: Last,
  contents: ContentStore,
  request: CommitRequest,
): Promise<CommitAnswer> {
  const { dossierId, id, baseSeq, next } = request;
  const [{ dossier, command }, standing] = await Promise.all([
    lockDossier(client, dossierId, id),
    readStanding(client, dossierId, id),
  ]);
  const seq = dossier?.seq ?? 0;
  if (command?.state === 'rejected')
    return { type: 'rejected', code: command.outcome?.code ?? 'rejected', message: command.outcome?.message ?? '' };
  if (seq < baseSeq)
    throw new Error(`Expected dossier ${dossierId} at seq ${baseSeq} or later, but the record is at ${seq}`);
  if (seq > baseSeq) return { type: 'behind', entries: await journalAfter(client, dossierId, baseSeq) };
  if (command?.state === 'committed' || command?.state === 'acknowledged')
    return { type: 'own', seq: command.outcome?.seq ?? seq };
  if (next === null)
    return { type: 'rejected', code: 'action-not-possible', message: 'The dossier does not allow this now' };
  if (standing.facts === undefined) throw new Error('Expected facts in force, but none were published');
  if (standing.facts !== request.facts) return { type: 'facts', hash: standing.facts };

  const programHash = dossier?.program ?? command?.program;
  if (programHash === undefined)
    throw new Error(`Expected a command that receives dossier ${dossierId}, but ${id} is none`);
  const [program, facts] = await Promise.all([
    contents.value<Program>(programHash),
    contents.value<Facts>(request.facts),
  ]);
  if (command !== undefined && dossier !== undefined) {
    const verdict = await mayTakeEffect(client, { dossierId, dossier, command, program, standing });
    if (!verdict.allowed) return await refuse(client, command, verdict.code);
  }
  const row = dossier ?? (await receive(client, request, command, programHash));
  await write(client, last, { request, next, row, command, program, facts });
  return { type: 'committed' };
}

/** A refusal by the officials of today is written where the step would have been. */
async function refuse(client: Client, command: LockedCommand, code: string): Promise<CommitAnswer> {
  const message = `Expected an official who may do this, but ${command.actor ?? 'nobody'} may not`;
  await client.query(`update command set state = 'rejected', outcome = $2 where id = $1 and state = 'received'`, [
    command.id,
    JSON.stringify({ code, message }),
  ]);
  return { type: 'rejected', code, message };
}

async function receive(
  client: Client,
  request: CommitRequest,
  command: LockedCommand | undefined,
  program: string,
): Promise<LockedDossier> {
  if (command?.kind !== 'receive')
    throw new Error(`Expected a receipt as the first command of ${request.dossierId}, but it is ${command?.kind}`);
  const receipt = command.payload as unknown as Receipt;
  const submittedAt = new Date(request.now);
  const deadline: StoredDeadline = { terms: receipt.terms, ledger: [] };
  const day = legalDayAt(request.now);
  const agency = receipt.agencies.received;
  const code = receipt.foreignCode ?? (await nextCode(client, agency, day));
  await insertDossier(client, {
    id: request.dossierId,
    code,
    program,
    submittedAt,
    deadline: JSON.stringify(deadline),
    receipt,
  });
  return {
    seq: 0,
    program,
    procedure_code: receipt.procedureCode,
    received_agency: receipt.agencies.received,
    deciding_agency: receipt.agencies.decides,
    returning_agency: receipt.agencies.returns,
    function_agencies: receipt.functionAgencies,
    citizen_id: receipt.citizenId ?? null,
    deadline,
    status: 1,
    accepted_at: null,
    finished_at: null,
    returned_at: null,
    submitted_at: submittedAt,
    audit_n: 0,
    audit_hash: '',
    parent_id: receipt.parent ?? null,
  };
}

async function nextCode(client: Client, agency: string, day: LegalDay): Promise<string> {
  const { serial, pattern } = await nextSerial(client, agency, day);
  return formatDossierCode({ agency, day, serial }, pattern);
}

interface Writing {
  readonly request: CommitRequest;
  readonly next: NonNullable<CommitRequest['next']>;
  readonly row: LockedDossier;
  readonly command: LockedCommand | undefined;
  readonly program: Program;
  readonly facts: Facts;
}

async function write(
  client: Client,
  last: Last,
  { request, next, row: locked, command, program, facts }: Writing,
): Promise<void> {
  const { dossierId, stimulus } = request;
  const at = new Date(request.now);
  const actor = command?.actor ?? null;
  const change = findChange(command);
  const applied = change && (await applyChange(client, dossierId, locked, change, { actor, at }));
  const row = applied?.row ?? locked;
  const seq = request.baseSeq + 1;
  const open = openWork(program, next.state);
  const milestones = milestonesOf(program, next.transitions);
  const reached = (is: string) => milestones.some((milestone) => milestone.is === is);
  const { deadline, dueAt } = advanceDeadline(
    row.deadline as StoredDeadline,
    milestones,
    request.now,
    facts.calendar,
    extensionOf(command),
    change?.kind === 'correction' ? change.terms : undefined,
  );
  const codes = statusCodes(program, open, next.state.ends);
  const n = row.audit_n + 1;
  const details = auditDetails(stimulus, command, milestones, applied?.recorded);
  const action = command?.action ?? stimulus.type;
  const fact = { n, seq, at: request.now, actor, action, command: command?.id ?? null, details };
  await writeChildren(client, { dossier: dossierId, parent: row.parent_id, program, open, stimulus, reached, at });
  last(
    stepStatement({
      dossier: dossierId,
      seq,
      journal: { id: request.id, stimulus: JSON.stringify(stimulus), at, facts: request.facts },
      state: JSON.stringify(next.state),
      command: command?.id ?? null,
      audit: {
        n,
        at,
        actor,
        action,
        details: JSON.stringify(details),
        previous: row.audit_hash,
        hash: chainHash(dossierId, row.audit_hash, fact),
      },
      status: dossierStatusOf(codes) ?? row.status,
      paused: isPaused(open),
      acceptedAt: row.accepted_at ?? (reached('accepted') ? at : null),
      dueAt: dueAt === undefined ? null : new Date(dueAt),
      finishedAt: row.finished_at ?? (['finished', 'refused', 'withdrawn', 'stopped'].some(reached) ? at : null),
      returnedAt: row.returned_at ?? (reached('returned') ? at : null),
      endedAt: open.ended === undefined ? null : at,
      deadline: JSON.stringify(deadline),
      alarmAt: open.alarmAt === undefined ? null : new Date(open.alarmAt),
      incidents: open.incidents.length,
      completedTask: stimulus.type === 'complete-task' ? stimulus.key : null,
      completedBy: actor,
      tasks: open.tasks.map((task) => taskRow(task, row)),
      subscriptions: systemSubscriptions(program, open),
      messages: next.effects.flatMap((effect, index) =>
        effect.type === 'send-message'
          ? [
              {
                id: `${dossierId}:${seq}:${index}`,
                name: effect.name,
                correlation_key: effect.correlationKey ?? null,
                variables: JSON.stringify(effect.variables),
                expires_at: effect.expiresAt === undefined ? null : new Date(effect.expiresAt),
              },
            ]
          : [],
      ),
    }),
  );
}

/** The new date an officer grants with an apology: the field `newDueDate` of the action. */
function extensionOf(command: LockedCommand | undefined): Extension | undefined {
  const until = command?.payload['newDueDate'];
  return typeof until === 'string' && findDayNumber(until) !== undefined ? { until } : undefined;
}

function auditDetails(
  stimulus: Stimulus,
  command: LockedCommand | undefined,
  milestones: readonly { is: string; element: string }[],
  recorded: RecordedChange | undefined,
): Record<string, unknown> {
  const { change: _prepared, ...given } = command?.payload ?? {};
  return {
    stimulus: stimulus,
    ...(command?.kind === 'action' ? { given } : {}),
    ...(recorded ? { recorded } : {}),
    ...(milestones.length > 0 ? { milestones } : {}),
  };
}

function taskRow(task: OpenTask, row: LockedDossier) {
  const access = accessOf(row);
  return {
    key: task.key,
    plan: task.plan,
    element: task.element,
    name: task.name,
    role: task.role ?? null,
    agency: agencyOfTask(task.agency, access),
    form_key: task.formKey ?? null,
    frozen: task.frozen,
    created_at: new Date(task.createdAt).toISOString(),
    due_at: task.dueAt === undefined ? null : new Date(task.dueAt).toISOString(),
  };
}

/** Subscriptions that systems answer; what people answer is addressed to the dossier itself. */
function systemSubscriptions(program: Program, open: OpenWork) {
  return open.subscriptions
    .filter(({ kind, plan, element }) => {
      const definition = program.plans[plan];
      return (
        kind === 'message' && (definition === undefined || describeElement(definition, element)?.message === undefined)
      );
    })
    .map(({ key, element, name, correlationKey }) => ({ key, element, name, correlation_key: correlationKey ?? null }));
}

async function journalAfter(client: Client, dossierId: string, seq: number): Promise<JournalEntry[]> {
  const { rows } = await client.query<{ seq: number; id: string; stimulus: string; at: Date; facts: string }>({
    name: 'journal-after',
    text: 'select seq, id, stimulus, at, facts from journal where dossier = $1 and seq > $2 order by seq',
    values: [dossierId, seq],
  });
  return rows.map((row) => ({
    seq: row.seq,
    id: row.id,
    stimulus: JSON.parse(row.stimulus) as Stimulus,
    now: row.at.getTime(),
    facts: row.facts,
  }));
}
