import { together } from '../../db/pool.ts';
import type { ComponentRow, DossierRow } from '../../db/queries/find-dossier.ts';
import { lookupOutcomes } from '../../db/queries/lookup-outcomes.ts';
import { listNotices } from '../../db/queries/notice.ts';
import { listPayments } from '../../db/queries/payment.ts';
import { findPopulationData } from '../../db/queries/population-data.ts';
import { dueDate, timeliness } from '../../domain/deadline.ts';
import { explain } from '../../domain/deadline-explanation.ts';
import type { FormSchema } from '../../domain/form/form-schema.ts';
import { withPopulationValues } from '../../domain/form/population-values.ts';
import { legalDayAt } from '../../domain/legal-day.ts';
import type { Actor } from '../../domain/organisation.ts';
import { type PossibleAction, possibleActions } from '../../domain/possible-actions.ts';
import type { Procedure } from '../../domain/procedure.ts';
import type { StoredDeadline } from '../../domain/stored-deadline.ts';
import type { Facts } from '../../engine/facts.ts';
import type { JsonValue } from '../../engine/stimulus.ts';
import { agencyRefOf, agencyStandingOf } from '../agency-directory.ts';
import type { Context } from '../context.ts';
import type { PendingAnswer } from '../json-router.ts';
import type { Language } from '../language.ts';
import type { ResponseOf } from '../operations.ts';
import { problemOf } from '../problem.ts';
import { incidentViews } from '../views/incident-views.ts';
import { isoInstant } from '../views/instant.ts';
import { noticeView } from '../views/notice-view.ts';
import { paymentView } from '../views/payment-view.ts';
import { statusView } from '../views/row-views.ts';
import { explainTask } from '../views/task-explanation.ts';
import { timelinessOfRow } from '../views/timeliness-of-row.ts';
import { calendarInForce, workingTimeLeft } from '../views/working-time-left.ts';
import { resolveFields } from './bound-fields.ts';
import { jointView } from './joint-view.ts';
import { type OpenDossier, openDossier, readDossier } from './open-dossier.ts';
import type { TakenStep } from './submit-command.ts';

type DossierView = ResponseOf<'getDossier'>;

/** A dossier with everything a screen shows of it, and what this actor may do with it now. */
export async function getDossier(
  context: Context,
  actor: Actor,
  idOrCode: string,
  language: Language,
): Promise<DossierView> {
  return await viewDossier(context, actor, await openDossier(context, actor, idOrCode), language);
}

/** What a step is answered with: the dossier as it is now, or where to look. */
export async function answerStep(
  context: Context,
  actor: Actor,
  taken: TakenStep | PendingAnswer,
  language: Language,
): Promise<DossierView | PendingAnswer> {
  if ('pending' in taken) return taken;
  return await viewDossier(context, actor, await readDossier(context, taken.dossier), language);
}

/** The view of a dossier that is already open. */
async function viewDossier(
  context: Context,
  actor: Actor,
  dossier: OpenDossier,
  language: Language,
): Promise<DossierView> {
  const { row, open, agencies, tasks, atWork } = dossier;
  const [[components, outcomes, payments, notices], facts, due, now, calendar, history] = await Promise.all([
    together(context.pool, (client) =>
      Promise.all([
        dossier.components(client),
        lookupOutcomes(client, row.id),
        listPayments(client, row.id),
        listNotices(client, row.id),
      ]),
    ),
    context.procedures.get(row.procedure_version),
    explainDue(context, row, language),
    context.time.now(),
    calendarInForce(context),
    context.agencies.history(),
  ]);
  const openTask = (key: number) => open.tasks.find((task) => task.key === key);
  const stands =
    due.value === undefined
      ? timelinessOfRow({ ...row, paused_deadline: null }, calendar, now)
      : timeliness(due.value, now);
  return {
    id: row.id,
    code: row.code,
    procedure: { code: row.procedure_code, name: row.procedure_name, version: row.version },
    case: row.case_code,
    status: statusView(row.status),
    seq: row.seq,
    channel: row.channel,
    applicant: row.applicant as DossierView['applicant'],
    agencies: {
      received: agencyStandingOf(history, row.received_agency, legalDayAt(now)),
      decides: agencyStandingOf(history, row.deciding_agency, legalDayAt(now)),
      returns: agencyStandingOf(history, row.returning_agency, legalDayAt(now)),
    },
    receivedAt: isoInstant(row.submitted_at),
    ...(row.accepted_at === null ? {} : { acceptedAt: isoInstant(row.accepted_at) }),
    ...(row.due_at === null ? {} : { dueAt: isoInstant(row.due_at) }),
    due: { explanation: due.explanation },
    timeliness: stands,
    ...workingTimeLeft(calendar, row.deciding_agency, { timeliness: stands, dueAt: row.due_at }, now),
    paused: row.paused,
    components: componentViews(components, facts, outcomes),
    ...(await declarationOf(context, row)),
    ...(await jointView(context, dossier)),
    payments: payments.map(paymentView),
    notices: notices.map(noticeView),
    tasks: tasks.map((task) => ({
      key: task.key,
      element: task.element,
      name: task.name,
      ...(task.role === null ? {} : { role: task.role }),
      ...(task.agency === null ? {} : { agency: agencyRefOf(agencies, task.agency) }),
      ...(task.assignee === null ? {} : { assignee: { id: task.assignee, name: task.assignee_name ?? task.assignee } }),
      createdAt: isoInstant(task.created_at),
      ...(task.due_at === null ? {} : { dueAt: isoInstant(task.due_at) }),
      ...explainTask(task, openTask(task.key), dossier.program, calendar, language),
      frozen: task.frozen,
    })),
    incidents: incidentViews(dossier.program, open),
    ended: row.ended_at !== null,
    ...(row.ended_at === null ? {} : { endedAt: isoInstant(row.ended_at) }),
    ...(dossier.rating === undefined ? {} : { rating: ratingView(dossier.rating) }),
    actions: await Promise.all(possibleActions(actor, atWork).map((action) => actionView(context, dossier, action))),
  };
}

function ratingView({ score, comment, at }: NonNullable<OpenDossier['rating']>) {
  return { score, ...(comment === undefined ? {} : { comment }), at: isoInstant(at) };
}

async function actionView(
  context: Context,
  dossier: OpenDossier,
  possible: PossibleAction,
): Promise<DossierView['actions'][number]> {
  const { action, name, tone, kind, task, element } = possible;
  const fields = await resolveFields(context, dossier, possible);
  return {
    action,
    name,
    tone,
    kind,
    ...(task === undefined ? {} : { task }),
    element,
    fields: fields.map((field) => ({
      id: field.id,
      name: field.name,
      type: field.type,
      required: field.required,
      choices: [...field.choices],
      ...(field.value === undefined ? {} : { value: field.value }),
    })),
  };
}

/**
 * The due date folded anew from its ledger, with the calendar its last step was computed with, and its reasons in the
 * reader's language: the explanation is of the date the record has, not of one a newer calendar would give.
 */
export async function explainDue(context: Context, row: Pick<DossierRow, 'deadline' | 'facts'>, language: Language) {
  const { terms, ledger } = row.deadline as StoredDeadline;
  if (terms === null) return { ledger, calendar: undefined, value: undefined, explanation: [noTerm[language]] };
  const { calendar } = await context.contents.value<Facts>(row.facts);
  const due = dueDate(ledger, terms, calendar);
  if (due.ok) {
    return {
      ledger,
      calendar: calendar.version,
      value: due.value,
      explanation: explain(due.value.explanation, language),
    };
  }
  const { code, ...params } = due.error;
  return {
    ledger,
    calendar: calendar.version,
    value: undefined,
    explanation: [problemOf({ code, params }, language).detail],
  };
}

const noTerm = { vi: 'Trường hợp này không có thời hạn giải quyết.', en: 'This case has no term.' };

function componentViews(
  rows: readonly ComponentRow[],
  facts: Procedure,
  outcomes: ReadonlyMap<string, string>,
): DossierView['components'] {
  const componentOf = (id: string) => facts.components.find((component) => component.id === id);
  return rows.map((each) => ({
    id: each.component,
    ...outcomeOf(outcomes.get(componentOf(each.component)?.dataSource?.database ?? '')),
    kind: each.kind,
    digitised: each.digitised,
    originals: each.originals,
    copies: each.copies,
    ...(each.file_name === null ? {} : { fileName: each.file_name }),
    ...(each.content_type === null ? {} : { contentType: each.content_type }),
    name: each.name,
    required: componentOf(each.component)?.required ?? false,
  }));
}

/** The declaration with the form it was made on; a dossier declared on paper has none. */
async function declarationOf(
  context: Context,
  { id, form }: Pick<DossierRow, 'id' | 'form'>,
): Promise<Pick<DossierView, 'declaration'>> {
  const { hash, data } = form as { hash?: string; data?: Record<string, JsonValue> };
  if (hash === undefined || data === undefined) return {};
  const [bundle, population] = await Promise.all([
    context.contents.value<FormSchema>(hash),
    findPopulationData(context.pool, id),
  ]);
  return {
    declaration: {
      form: bundle as Record<string, JsonValue>,
      hash,
      data: withPopulationValues(bundle, data, population ?? {}) as Record<string, JsonValue>,
    },
  };
}

/** What the database that answers for a component said, once it has. */
function outcomeOf(outcome: string | undefined): { outcome?: string } {
  return outcome === undefined ? {} : { outcome };
}
