import { type DeadlineTerms, findDeadlineTerms } from '../../domain/deadline-terms.ts';
import { type DigitisationStatus, initialDigitisation } from '../../domain/digitisation.ts';
import type { FieldBinding } from '../../domain/field-binding.ts';
import { fullDay, type LegalDay, legalDayAt } from '../../domain/legal-day.ts';
import type { PossibleAction } from '../../domain/possible-actions.ts';
import type { Channel, Procedure } from '../../domain/procedure.ts';
import { functionAgencies } from '../../domain/receipt-facts.ts';
import type { StoredDeadline } from '../../domain/stored-deadline.ts';
import type { JsonValue, Variables } from '../../engine/stimulus.ts';
import type { RecordChange } from '../../protocol/record-change.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import { requestFaults } from '../request-faults.ts';
import { applicant as applicantSchema } from '../schemas/dossier.ts';
import { calendarInForce } from '../views/working-time-left.ts';
import type { OpenDossier } from './open-dossier.ts';
import { refuseUnborn } from './refuse-unborn.ts';

type Given = Readonly<Record<string, JsonValue>>;

/** The facts of who the applicant is, which the population database answers for. */
const identity = ['name', 'personalId', 'birthDate'];

/** What of a change the process is to know: whether somebody else is the applicant now, never who. */
export function routedBy(change: RecordChange | undefined): Variables {
  if (change?.kind !== 'correction') return {};
  return { identityCorrected: identity.some((name) => change.applicant?.[name] !== undefined) };
}

/** How the action is to change the record, from what was filled in; undefined for one that only moves the process. */
export async function prepareChange(
  context: Context,
  dossier: OpenDossier,
  action: Pick<PossibleAction, 'records' | 'fields'>,
  given: Given,
): Promise<RecordChange | undefined> {
  await checkNewDueDate(context, dossier, action, given);
  switch (action.records) {
    case undefined:
      return undefined;
    case 'correction':
      return await prepareCorrection(context, dossier, action, given);
    case 'forwarding':
      return await prepareForwarding(context, dossier, action, given);
    case 'hand-over':
      return { kind: 'hand-over', unit: textOf(given['unit']) ?? '', reason: textOf(given['reason']) };
    case 'hand-over-receipt':
      return { kind: 'hand-over-receipt' };
    case 'digitisation':
      return preparedDigitisation(action, given);
    case 'rating':
      return preparedRating(given);
    default:
      throw new Error(`Expected a change that the API prepares, but it is ${action.records}`);
  }
}

/** To one of the agencies that may decide it where it was received; the choices of the field are no others. */
async function prepareForwarding(
  context: Context,
  { row, agencies }: OpenDossier,
  { fields }: Pick<PossibleAction, 'fields'>,
  given: Given,
): Promise<RecordChange> {
  const field = fields.find(({ binds }) => binds === 'competent-agency');
  const to = agencies.get(textOf(given[field?.id ?? '']) ?? '');
  if (to === undefined) throw new Error('Expected the agency to be one of the choices, but it is not');
  const procedure = await context.procedures.get(row.procedure_version);
  return {
    kind: 'forwarding',
    to: to.code,
    functionAgencies: functionAgencies(procedure, to, agencies),
    reason: textOf(given['reason']),
  };
}

/** What was scanned now, and what exists as data from before, which goes before. */
function preparedDigitisation(
  { fields }: Pick<PossibleAction, 'fields'>,
  given: Given,
): Extract<RecordChange, { kind: 'digitisation' }> | undefined {
  const statuses = new Map<string, DigitisationStatus>();
  for (const [binds, status] of digitised)
    for (const { id } of fields.filter((field) => field.binds === binds)) {
      const ids = given[id];
      for (const component of Array.isArray(ids) ? ids : []) statuses.set(String(component), status);
    }
  return statuses.size === 0 ? undefined : { kind: 'digitisation', statuses: Object.fromEntries(statuses) };
}

const digitised: readonly (readonly [FieldBinding, DigitisationStatus])[] = [
  ['papers-to-digitise', 1],
  ['papers-to-reuse', 2],
  ['papers-to-reuse-results', 3],
];

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Nobody has to rate. */
export function preparedRating({
  rating,
  ratingComment,
}: Given): Extract<RecordChange, { kind: 'rating' }> | undefined {
  if (rating === undefined) return undefined;
  return {
    kind: 'rating',
    score: Number(rating),
    comment: textOf(ratingComment),
  };
}

/** A new due date is later than the one in force, in a year whose days off are known. */
async function checkNewDueDate(
  context: Context,
  { row }: OpenDossier,
  { fields }: Pick<PossibleAction, 'fields'>,
  given: Given,
): Promise<void> {
  const until = fields.filter(({ binds }) => binds === 'due-date').map(({ id }) => given[id])[0];
  if (typeof until !== 'string' || row.due_at === null) return;
  const due = legalDayAt(row.due_at.getTime());
  if (until <= due) throw new Failure('extension-not-later', { due: fullDay(due) });
  if (until < legalDayAt(await context.time.now())) throw new Failure('extension-in-the-past');
  const year = Number(until.slice(0, 4));
  const { years } = await calendarInForce(context);
  if (!Object.hasOwn(years, year)) throw new Failure('calendar-year-unknown', { year: String(year) });
}

/** Only what differs from the record is corrected; nothing that differs is refused. */
async function prepareCorrection(
  context: Context,
  dossier: OpenDossier,
  { fields }: Pick<PossibleAction, 'fields'>,
  given: Given,
): Promise<RecordChange> {
  const { row } = dossier;
  const procedure = await context.procedures.get(row.procedure_version);
  const bound = new Map(fields.flatMap(({ id, binds }) => (binds === undefined ? [] : [[binds, given[id]] as const])));
  const applicant = changedApplicant(row.applicant, bound);
  if (applicant) checkApplicant(applicant, legalDayAt(await context.time.now()));
  const caseCode = changedText(bound.get('case'), row.case_code);
  const channel = changedText(bound.get('channel'), row.channel) as Channel | undefined;
  const components = await changedComponents(dossier, procedure, bound.get('components'));
  const change = {
    ...(applicant && { applicant }),
    ...(caseCode !== undefined && { caseCode }),
    ...(channel !== undefined && { channel }),
    ...(components && { components }),
  };
  if (Object.keys(change).length === 0) throw new Failure('nothing-to-correct');
  const terms =
    caseCode === undefined && channel === undefined
      ? undefined
      : correctedTerms(procedure, row.deadline as StoredDeadline, {
          case: caseCode ?? row.case_code,
          channel: channel ?? row.channel,
          agency: row.deciding_agency,
        });
  return { kind: 'correction', ...change, ...(terms && { terms }) };
}

function changedApplicant(
  recorded: Readonly<Record<string, unknown>>,
  bound: ReadonlyMap<string, JsonValue | undefined>,
): Readonly<Record<string, string>> | undefined {
  const changed = [...bound].flatMap(([binds, value]) => {
    const name = binds.startsWith('applicant.') ? binds.slice('applicant.'.length) : undefined;
    if (name === undefined || typeof value !== 'string' || value.trim() === (recorded[name] ?? '')) return [];
    return [[name, value.trim()] as const];
  });
  return changed.length === 0 ? undefined : Object.fromEntries(changed);
}

/** What is entered is as right as it must be at the receipt; what is cleared is gone, but for the name. */
function checkApplicant(changed: Readonly<Record<string, string>>, today: LegalDay): void {
  const entered = Object.fromEntries(
    Object.entries(changed).filter(([name, value]) => value !== '' || name === 'name'),
  );
  const { error } = applicantSchema.partial().safeParse(entered);
  if (error) {
    const issues = error.issues.map((issue) => ({ ...issue, path: ['applicant', ...issue.path] }));
    throw new Failure('request-invalid', { detail: requestFaults(issues, { applicant: entered }) });
  }
  refuseUnborn(changed['birthDate'], today);
}

function changedText(given: JsonValue | undefined, recorded: string): string | undefined {
  return typeof given === 'string' && given !== recorded ? given : undefined;
}

/** Components newly ticked were received on paper; those no longer ticked were not received. */
async function changedComponents(
  dossier: OpenDossier,
  procedure: Procedure,
  given: JsonValue | undefined,
): Promise<Extract<RecordChange, { kind: 'correction' }>['components']> {
  if (!Array.isArray(given)) return undefined;
  const present = (await dossier.components()).map(({ component }) => component);
  const removed = present.filter((id) => !given.includes(id));
  const added = procedure.components
    .filter(({ id }) => given.includes(id) && !present.includes(id))
    .map(({ id, name, originals, copies }) => {
      const digitised = initialDigitisation({ name }, 'paper', undefined);
      return { id, name, kind: 'paper' as const, originals, copies, digitised };
    });
  return removed.length + added.length === 0 ? undefined : { added, removed };
}

/** The terms it would have been received under, counted by the hours it has been counted by so far. */
function correctedTerms(
  procedure: Procedure,
  { terms }: StoredDeadline,
  receipt: { readonly case: string; readonly channel: Channel; readonly agency: string },
): DeadlineTerms | undefined {
  return findDeadlineTerms(procedure, { ...receipt, agency: terms?.agency ?? receipt.agency }, terms ?? undefined);
}
