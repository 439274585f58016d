import { type DossierRow, listComponents } from '../../db/queries/find-dossier.ts';
import { answeredLookups, receiptOfDossier } from '../../db/queries/paper-facts.ts';
import type { Agencies, AgencyHistory } from '../../domain/agency-history.ts';
import { databases } from '../../domain/databases.ts';
import { dueDate } from '../../domain/deadline.ts';
import { handOversOf } from '../../domain/hand-over.ts';
import { provinces } from '../../domain/jurisdiction.ts';
import type { LedgerEntry } from '../../domain/ledger.ts';
import { fullDay, legalDayAt } from '../../domain/legal-day.ts';
import type {
  ControlRow,
  Correction,
  DossierRecord,
  LookupOutcome,
  RecordedAgency,
  RecordedApplicant,
  RecordedComponent,
} from '../../domain/papers/dossier-record.ts';
import { channelWords } from '../../domain/papers/wording.ts';
import type { Channel, Procedure } from '../../domain/procedure.ts';
import type { CorrectedValue } from '../../domain/recorded-change.ts';
import type { StoredDeadline } from '../../domain/stored-deadline.ts';
import type { Program } from '../../engine/program.ts';
import type { Receipt, ReceivedComponent } from '../../protocol/receipt.ts';
import { agencyRefOf } from '../agency-directory.ts';
import type { Context } from '../context.ts';
import { type PaperTrail, readPaperTrail, type TrailEntry } from './paper-trail.ts';

/** A dossier's life as papers are made from it, read once. */
export interface PaperSource {
  readonly row: DossierRow;
  readonly receipt: Receipt;
  readonly trail: PaperTrail;
}

/** Reads a dossier's receipt and everything that followed. */
export async function readPaperSource(context: Context, row: DossierRow, program: Program): Promise<PaperSource> {
  const receipt = (await receiptOfDossier(context.pool, row.id)) as Receipt;
  return { row, receipt, trail: await readPaperTrail(context, row, program, receipt) };
}

/**
 * The dossier's record as it stood after an entry of its journal: the receipt, with what the desk corrected and who was
 * made competent until then, and the ledger as far as it went. Nothing that came later is in it: agencies are those of
 * the entry's day. Names of officers are today's.
 */
export async function recordAsOf(context: Context, source: PaperSource, seq: number): Promise<DossierRecord> {
  const { row, trail } = source;
  const entries = trail.entries.filter((entry) => entry.seq <= seq);
  const [procedure, history, lookups, recorded] = await Promise.all([
    context.procedures.get(row.procedure_version),
    context.agencies.history(),
    answeredLookups(context.pool, row.id),
    listComponents(context.pool, row.id),
  ]);
  const state = receiptAsOf(source, entries, [...procedureComponents(procedure), ...recorded.map(receivedOf)]);
  const answers = new Map<string, LookupOutcome>();
  for (const { job, attempt, database, outcome } of lookups) {
    if (entries.some((entry) => entry.job?.key === job && entry.job.attempt === attempt))
      answers.set(database, outcome as LookupOutcome);
  }
  const ofCase = procedure.cases.find(({ code }) => code === state.caseCode);
  const agencies = history.on(legalDayAt(entries.at(-1)?.at ?? row.submitted_at.getTime()));
  const agency = (code: string): RecordedAgency => recordedAgency(agencies, code);
  return {
    code: row.code,
    procedure: {
      code: procedure.code,
      name: row.procedure_name,
      case: ofCase === undefined || ofCase === procedure.cases[0] ? undefined : ofCase.name,
      fee: procedure.fee,
      supplement: procedure.supplement,
    },
    channel: state.channel,
    applicant: state.applicant,
    agencies: {
      received: agency(source.receipt.agencies.received),
      decides: agency(state.decides),
      returns: agency(source.receipt.agencies.returns),
    },
    components: state.components.map((component) => componentRecord(component, procedure, answers)),
    submittedAt: row.submitted_at.getTime(),
    acceptedAt: entries.find(({ milestones }) => milestones.includes('accepted'))?.at,
    deadline: deadlineAsOf(row.deadline as StoredDeadline, entries),
    lookups: [...answers].map(([database, outcome]) => ({ database: databaseName(database) ?? database, outcome })),
    entries: entries.map(({ recorded: change, ...entry }) => ({
      seq: entry.seq,
      at: entry.at,
      actor: entry.actor,
      action: entry.action,
      given: entry.given,
      milestones: entry.milestones,
      corrections: change?.kind === 'correction' ? change.values.map((value) => correction(value, procedure)) : [],
    })),
    control: controlAsOf(trail, entries, history),
  };
}

/** What papers tell of a component. */
type PrintedComponent = Pick<ReceivedComponent, 'id' | 'name' | 'kind' | 'originals' | 'copies'>;

interface ReceiptState {
  readonly applicant: RecordedApplicant;
  readonly caseCode: string;
  readonly channel: Channel;
  readonly decides: string;
  readonly components: readonly PrintedComponent[];
}

/** The rows of form 06 so far: tasks, and the dossier itself where it was handed over. */
function controlAsOf(
  { rows }: PaperTrail,
  entries: readonly TrailEntry[],
  history: AgencyHistory,
): readonly ControlRow[] {
  const seq = entries.at(-1)?.seq ?? 0;
  const tasks = rows
    .filter((each) => each.seq <= seq)
    .map(({ row, end }): ControlRow => ({ ...row, done: end === undefined || end.seq > seq ? undefined : end }));
  const audit = entries.map(({ at, actor, recorded }) => ({ at, actor: actor?.name, recorded }));
  const unit = (agency: string) => ({ type: 'unit', agency, role: undefined }) as const;
  const handOvers = handOversOf(audit).map(
    ({ from, to, unit: named, reason, handedAt, receivedAt, receivedBy }): ControlRow => {
      const agencies = history.on(legalDayAt(handedAt));
      const receiver = agencyRefOf(agencies, to).name;
      return {
        from: unit(agencyRefOf(agencies, from).name),
        to: unit(named === undefined ? receiver : `${named}, ${receiver}`),
        task: reason === undefined ? 'Chuyển hồ sơ' : `Chuyển hồ sơ: ${reason}`,
        handedAt,
        dueAt: undefined,
        done:
          receivedAt === undefined
            ? undefined
            : { at: receivedAt, finished: true, officer: receivedBy, outcome: 'Đã nhận hồ sơ' },
      };
    },
  );
  return [...tasks, ...handOvers].toSorted((one, other) => one.handedAt - other.handedAt);
}

/** The receipt with what the entries changed of it. `known` says more of a component that was added later. */
function receiptAsOf(
  { receipt }: PaperSource,
  entries: readonly TrailEntry[],
  known: readonly PrintedComponent[],
): ReceiptState {
  let applicant: Record<string, unknown> = { ...receipt.applicant };
  let { caseCode, channel } = receipt;
  let components: readonly PrintedComponent[] = receipt.components;
  let { decides } = receipt.agencies;
  for (const { recorded } of entries) {
    if (recorded?.kind === 'forwarding') decides = recorded.handOver.to;
    if (recorded?.kind !== 'correction') continue;
    for (const { field, new: corrected } of recorded.values) {
      if (field.startsWith('applicant.'))
        applicant = { ...applicant, [field.slice('applicant.'.length)]: corrected ?? undefined };
      else if (field === 'case') caseCode = String(corrected);
      else if (field === 'channel') channel = corrected as Channel;
      else if (field === 'components' && Array.isArray(corrected)) {
        const before = components;
        components = corrected.flatMap(
          (id: string) => [...before, ...known].find((component) => component.id === id) ?? [],
        );
      }
    }
  }
  const text = (field: string) => {
    const value = applicant[field];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return {
    applicant: {
      kind: applicant['kind'] === 'organisation' ? 'organisation' : 'person',
      name: text('name') ?? '',
      personalId: text('personalId'),
      birthDate: text('birthDate'),
      address: text('address'),
      phone: text('phone'),
      email: text('email'),
    },
    caseCode,
    channel,
    decides,
    components,
  };
}

function procedureComponents({ components }: Procedure): PrintedComponent[] {
  return components.map(({ id, name, originals, copies }) => ({ id, name, kind: 'paper', originals, copies }));
}

function receivedOf({
  component,
  name,
  kind,
  originals,
  copies,
}: Awaited<ReturnType<typeof listComponents>>[number]): PrintedComponent {
  return { id: component, name, kind, originals, copies };
}

function componentRecord(
  { id, name, kind, originals, copies }: PrintedComponent,
  procedure: Procedure,
  answers: ReadonlyMap<string, LookupOutcome>,
): RecordedComponent {
  const database = procedure.components.find((component) => component.id === id)?.dataSource?.database;
  return {
    id,
    name,
    kind,
    originals,
    copies,
    database: databaseName(database),
    outcome: database === undefined ? undefined : answers.get(database),
  };
}

/** The due date folded from the ledger as far as the entries wrote it, and as it stood before the last of them. */
function deadlineAsOf({ terms, ledger }: StoredDeadline, entries: readonly TrailEntry[]): DossierRecord['deadline'] {
  const last = entries.at(-1);
  if (terms === null || last === undefined)
    return { duration: undefined, due: undefined, dueBefore: undefined, explanation: [] };
  const now = dueDate(ledgerAsOf(ledger, entries), terms, last.calendar);
  const before = dueDate(ledgerAsOf(ledger, entries.slice(0, -1)), terms, last.calendar);
  return {
    duration: terms.duration,
    due: now.ok ? now.value.due : undefined,
    dueBefore: before.ok ? before.value.due : undefined,
    explanation: now.ok ? now.value.explanation : [],
  };
}

/** The entries of the ledger that were written by these steps: it is appended in the journal's order. */
function ledgerAsOf(ledger: readonly LedgerEntry[], entries: readonly TrailEntry[]): readonly LedgerEntry[] {
  const last = entries.at(-1);
  return last === undefined ? [] : ledger.filter(({ at }) => at <= last.at);
}

function correction({ field, old, new: corrected }: CorrectedValue, procedure: Procedure): Correction {
  const say = (value: CorrectedValue['new']): string => {
    if (value === null) return 'không ghi';
    if (typeof value !== 'string') {
      const names = value.map((id) => procedure.components.find((each) => each.id === id)?.name ?? id);
      return names.length === 0 ? 'không có' : names.join('; ');
    }
    if (field === 'case') return procedure.cases.find(({ code }) => code === value)?.name ?? value;
    if (field === 'channel') return channelWords[value as Channel];
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? fullDay(value) : value;
  };
  return { label: correctedNames[field] ?? field, old: say(old), new: say(corrected) };
}

const correctedNames: Readonly<Record<string, string>> = {
  'applicant.name': 'Chủ hồ sơ',
  'applicant.personalId': 'Số định danh',
  'applicant.birthDate': 'Ngày sinh',
  'applicant.phone': 'Số điện thoại',
  'applicant.email': 'Email',
  'applicant.address': 'Địa chỉ',
  case: 'Trường hợp',
  channel: 'Hình thức nộp',
  components: 'Thành phần hồ sơ',
};

/** An agency as papers name it. */
export function recordedAgency(agencies: Agencies, code: string): RecordedAgency {
  const agency = agencies.get(code);
  return {
    name: agency?.name ?? code,
    level: agency?.level ?? 'province',
    province: agency?.province === undefined ? undefined : provinces[agency.province],
    superior: agency?.parent === undefined ? undefined : agencies.get(agency.parent)?.name,
  };
}

function databaseName(id: string | undefined): string | undefined {
  return databases.find((database) => database.id === id)?.name;
}
