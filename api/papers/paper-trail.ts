import { dossierHistory, type HistoryRow } from '../../db/queries/dossier-history.ts';
import type { DossierRow } from '../../db/queries/find-dossier.ts';
import { type ActorRow, listActors } from '../../db/queries/paper-facts.ts';
import type { AgencyHistory } from '../../domain/agency-history.ts';
import type { CalendarSnapshot } from '../../domain/calendar.ts';
import { type AccessibleDossier, agencyOfTask } from '../../domain/dossier-access.ts';
import { type LegalDay, legalDayAt } from '../../domain/legal-day.ts';
import { type OfficerRole, officerRoles } from '../../domain/organisation.ts';
import type { ControlEnd, ControlRow, Party } from '../../domain/papers/dossier-record.ts';
import { type DossierForm, dossierForms, paperForms } from '../../domain/papers/paper-form.ts';
import type { RecordedChange } from '../../domain/recorded-change.ts';
import { describeElement } from '../../engine/describe.ts';
import type { OpenTask } from '../../engine/open-work.ts';
import type { Program } from '../../engine/program.ts';
import { openWork } from '../../engine/step.ts';
import type { Stimulus } from '../../engine/stimulus.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import { agencyRefOf } from '../agency-directory.ts';
import { actionNames } from '../cases/action-names.ts';
import { type ReplayedStep, replayJournal } from '../cases/replay-journal.ts';
import type { Context } from '../context.ts';

/** What happened to a dossier, as far as papers tell it: its journal computed again, with the audit beside it. */
export interface PaperTrail {
  readonly entries: readonly TrailEntry[];
  readonly rows: readonly TrailRow[];
  readonly slips: readonly IssuedSlip[];
}

/** One entry of the journal. */
export interface TrailEntry {
  readonly seq: number;
  readonly at: number;
  readonly actor: { readonly name: string } | undefined;
  readonly action: string;
  readonly given: Readonly<Record<string, unknown>>;
  readonly milestones: readonly string[];
  readonly recorded: RecordedChange | undefined;
  readonly calendar: CalendarSnapshot;
  /** The job whose answer it is. */
  readonly job: { readonly key: number; readonly attempt: number } | undefined;
}

/** A task as a row of form 06, with the entries that opened and closed it. */
export interface TrailRow {
  readonly seq: number;
  readonly row: Omit<ControlRow, 'done'>;
  readonly end: (ControlEnd & { readonly seq: number }) | undefined;
}

/** A point where the process issues a form (`tthc:slip`). */
export interface IssuedSlip {
  readonly form: DossierForm;
  readonly seq: number;
  readonly at: number;
}

/** Follows a dossier from its receipt to its last entry. */
export async function readPaperTrail(
  context: Context,
  dossier: Pick<DossierRow, 'id' | 'function_agencies'>,
  program: Program,
  receipt: Receipt,
): Promise<PaperTrail> {
  const history = await dossierHistory(context.pool, dossier.id);
  const actorIds = [...new Set(history.flatMap(({ actor }) => (actor === null ? [] : [actor])))];
  const [actors, agencies] = await Promise.all([listActors(context.pool, actorIds), context.agencies.history()]);
  const trail = new TrailFold(dossier, program, receipt, history, actors, agencies);
  for await (const replayed of replayJournal(context, dossier.id, program)) trail.take(replayed);
  return trail;
}

/** An entry as it closes what was open. */
interface Moment {
  readonly seq: number;
  readonly at: number;
  readonly officer: string | undefined;
  /** Name of what happened. */
  readonly action: string;
}

class TrailFold implements PaperTrail {
  readonly entries: TrailEntry[] = [];
  readonly slips: IssuedSlip[] = [];
  private readonly program: Program;
  private readonly nameOf: (action: string) => string;
  private access: AccessibleDossier;
  /** Which agencies answer for the functions of the process now; only forwarding changes them. */
  private readonly functions: Readonly<Record<string, string>>;
  private readonly audit: ReadonlyMap<number, HistoryRow>;
  private readonly actors: ReadonlyMap<string, ActorRow>;
  private readonly agencies: AgencyHistory;
  /** Legal day of the entry that is being taken. */
  private day: LegalDay = '';
  private readonly tasks = new Map<number, OpenTask>();
  /** Rows in the order in which they were opened, by the task's key. */
  private readonly opened = new Map<number, TrailRow>();
  /** Who moved the dossier last; a system's answer only passes it on. */
  private mover: Party = { type: 'applicant' };

  constructor(
    dossier: Pick<DossierRow, 'function_agencies'>,
    program: Program,
    receipt: Receipt,
    history: readonly HistoryRow[],
    actors: readonly ActorRow[],
    agencies: AgencyHistory,
  ) {
    this.program = program;
    this.nameOf = actionNames(program);
    const { received, decides, returns } = receipt.agencies;
    const agency = (code: string) => ({ code, parent: undefined });
    this.functions = dossier.function_agencies;
    this.access = {
      agencies: { received: agency(received), decides: agency(decides), returns: agency(returns) },
      functions: receipt.functionAgencies,
      owners: [],
    };
    // What was done in the record alone, a claim or a rating, is no entry of the journal.
    this.audit = new Map(
      history.flatMap((row) => (row.seq === null || !('stimulus' in row.details) ? [] : [[row.seq, row] as const])),
    );
    this.actors = new Map(actors.map((actor) => [actor.id, actor]));
    this.agencies = agencies;
  }

  get rows(): readonly TrailRow[] {
    return [...this.opened.values()];
  }

  take({ entry, stimulus, facts, transitions, state }: ReplayedStep): void {
    const { seq } = entry;
    const at = entry.at.getTime();
    this.day = legalDayAt(at);
    const audited = this.audit.get(seq);
    const actor = audited?.actor == null ? undefined : this.actors.get(audited.actor);
    const details = audited?.details ?? {};
    const recorded = details['recorded'] as RecordedChange | undefined;
    this.entries.push({
      seq,
      at,
      actor: actor === undefined ? undefined : { name: actor.name },
      action: audited?.action ?? stimulus.type,
      given: givenOf(details, stimulus),
      milestones: milestonesOf(details),
      recorded,
      calendar: facts.calendar,
      job: stimulus.type === 'complete-job' ? { key: stimulus.key, attempt: stimulus.attempt } : undefined,
    });
    this.slips.push(
      ...transitions.flatMap(({ plan, element, to }) =>
        to === 'completed' ? this.slipsOf(plan, element).map((form) => ({ form, seq, at })) : [],
      ),
    );
    this.mover = this.moverOf(stimulus, actor);
    const moment: Moment = { seq, at, officer: actor?.name, action: this.nameOf(audited?.action ?? stimulus.type) };
    const { tasks } = openWork(this.program, state);
    this.closeTasks(stimulus, tasks, moment);
    if (recorded?.kind === 'forwarding') this.forward(recorded.handOver.to);
    for (const task of tasks) this.open(task, seq);
  }

  private slipsOf(plan: string, element: string): DossierForm[] {
    const slips = this.program.plans[plan] === undefined ? [] : (describe(this.program, plan, element)?.slips ?? []);
    return dossierForms.filter((form) => !paperForms[form].kept && slips.includes(form));
  }

  private moverOf(stimulus: Stimulus, actor: ActorRow | undefined): Party {
    switch (stimulus.type) {
      case 'start':
        return { type: 'applicant' };
      case 'complete-task': {
        const task = this.tasks.get(stimulus.key);
        return task === undefined ? this.mover : this.unitOf(task);
      }
      case 'message':
        return actor === undefined ? this.mover : this.partyOf(actor);
      case 'alarm':
        return { type: 'system' };
      default:
        return this.mover;
    }
  }

  private partyOf({ roles, agency }: ActorRow): Party {
    if (agency === null || roles.includes('citizen')) return { type: 'applicant' };
    return this.unit(
      agency,
      officerRoles.find((role) => roles.includes(role)),
    );
  }

  private unitOf({ agency, role }: OpenTask): Party {
    const known = officerRoles.find((each) => each === role);
    return this.unit(agencyOfTask(agency, this.access), known);
  }

  private unit(code: string, role: OfficerRole | undefined): Party {
    return { type: 'unit', agency: agencyRefOf(this.agencies.on(this.day), code).name, role };
  }

  private closeTasks(stimulus: Stimulus, open: readonly OpenTask[], moment: Moment): void {
    for (const task of this.tasks.values()) {
      if (open.some(({ key }) => key === task.key)) continue;
      const completed = stimulus.type === 'complete-task' && stimulus.key === task.key;
      const { seq, at, officer, action } = moment;
      this.close(
        task.key,
        completed
          ? { seq, at, finished: true, officer, outcome: this.choiceOf(task, stimulus.action) }
          : { seq, at, finished: false, officer: undefined, outcome: action },
      );
      this.tasks.delete(task.key);
    }
  }

  /** The name of the choice that completed a task, as it is drawn. */
  private choiceOf({ plan, element }: OpenTask, action: string | undefined): string {
    const option = describe(this.program, plan, element)?.options.find((each) => each.action === action);
    return option?.name ?? 'Hoàn thành';
  }

  private open(task: OpenTask, seq: number): void {
    if (this.tasks.has(task.key)) return;
    this.tasks.set(task.key, task);
    this.opened.set(task.key, {
      seq,
      row: { from: this.mover, to: this.unitOf(task), task: task.name, handedAt: task.createdAt, dueAt: task.dueAt },
      end: undefined,
    });
  }

  private forward(to: string): void {
    const { received, returns } = this.access.agencies;
    this.access = {
      ...this.access,
      agencies: { received, decides: { code: to, parent: undefined }, returns },
      functions: this.functions,
    };
  }

  private close(task: number, end: NonNullable<TrailRow['end']>): void {
    const open = this.opened.get(task);
    if (open !== undefined) this.opened.set(task, { ...open, end });
  }
}

function describe(program: Program, plan: string, element: string) {
  const found = program.plans[plan];
  return found === undefined ? undefined : describeElement(found, element);
}

/** What was filled in, whether it stayed in the record or routed the process. */
function givenOf(details: HistoryRow['details'], stimulus: Stimulus): Readonly<Record<string, unknown>> {
  const given = details['given'];
  return {
    ...('variables' in stimulus && stimulus.type !== 'start' ? stimulus.variables : {}),
    ...(typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {}),
  };
}

function milestonesOf({ milestones }: HistoryRow['details']): readonly string[] {
  return Array.isArray(milestones) ? milestones.map(({ is }: { is: string }) => is) : [];
}
