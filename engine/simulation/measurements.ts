import type { CalendarReading } from '../../domain/working-time.ts';
import { formatInstant } from '../feel/time.ts';
import { anyAgency } from '../feel/working-time-functions.ts';
import type { Node } from '../plan-index.ts';
import type { Program } from '../program.ts';
import type { Officers } from './officers.ts';
import type { OfficersReport, SimulationReport, StepReport } from './simulation-report.ts';
import type { SimulationSettings } from './simulation-settings.ts';
import { round, spreadOf } from './statistics.ts';

interface StepTimes {
  readonly node: Node;
  readonly waiting: number[];
  readonly working: number[];
  done: number;
  late: number;
}

const hourMs = 3_600_000;
const dayMs = 86_400_000;

/** What a simulation writes down on the way. */
export class Measurements {
  #stopped = 0;
  engineSteps = 0;
  readonly #reading: CalendarReading;
  readonly #steps = new Map<Node, StepTimes>();
  readonly #workingHours: number[] = [];
  readonly #calendarDays: number[] = [];
  readonly #hoursLate: number[] = [];
  readonly #ends = new Map<string, number>();
  #received = 0;
  #first: number | undefined;
  #last = 0;

  constructor(reading: CalendarReading) {
    this.#reading = reading;
  }

  received(at: number): void {
    this.#received += 1;
    this.#first ??= at;
    this.#last = Math.max(this.#last, at);
  }

  begun(node: Node, queuedAt: number, at: number, minutes: number): void {
    const step = this.#stepOf(node);
    step.waiting.push(this.#hoursBetween(queuedAt, at));
    step.working.push(minutes / 60);
  }

  done(node: Node, at: number, dueAt: number | undefined): void {
    const step = this.#stepOf(node);
    step.done += 1;
    if (dueAt !== undefined && at > dueAt) step.late += 1;
  }

  /** Cases that have ended, or cannot go on. */
  get settled(): number {
    return this.#workingHours.length + this.#stopped;
  }

  /** A case met an incident and goes no further. */
  stop(at: number): void {
    this.#last = Math.max(this.#last, at);
    this.#stopped += 1;
  }

  ended(receivedAt: number, at: number, end: string | undefined, term: SimulationSettings['term']): void {
    this.#last = Math.max(this.#last, at);
    this.#workingHours.push(this.#hoursBetween(receivedAt, at));
    this.#calendarDays.push((at - receivedAt) / dayMs);
    this.#ends.set(end ?? '', (this.#ends.get(end ?? '') ?? 0) + 1);
    const due = term && this.#dueOf(receivedAt, term);
    if (due !== undefined && at > due) this.#hoursLate.push(this.#hoursBetween(due, at));
  }

  report(
    program: Program,
    settings: SimulationSettings & { readonly perDay: number },
    pools: ReadonlyMap<string, Officers>,
  ): SimulationReport {
    const from = this.#first ?? settings.from;
    const to = Math.max(this.#last, from);
    const officeHours = this.#hoursBetween(from, to);
    const workingDays = officeHours / (this.#reading.weekdayMs(anyAgency) / hourMs);
    const completed = this.#workingHours.length;
    return {
      cases: this.#received,
      seed: settings.seed,
      completed,
      stoppedByIncident: this.#stopped,
      stillOpen: this.#received - completed - this.#stopped,
      from: formatInstant(from),
      to: formatInstant(to),
      throughput: {
        receivedPerDay: round(settings.perDay),
        completedPerDay: round(workingDays > 0 ? completed / workingDays : 0),
        workingDays: round(workingDays),
      },
      duration: { workingHours: spreadOf(this.#workingHours), calendarDays: spreadOf(this.#calendarDays) },
      lateness: {
        term: settings.term,
        late: this.#hoursLate.length,
        lateShare: share(this.#hoursLate.length, completed),
        hoursLate: spreadOf(this.#hoursLate),
      },
      steps: this.#stepReports(program),
      officers: [...pools].map(([role, pool]) => officersReport(role, pool, to, officeHours)),
      ends: Object.fromEntries([...this.#ends].sort(([a], [b]) => (a < b ? -1 : 1))),
      engineSteps: this.engineSteps,
    };
  }

  /** In the order of the diagram. */
  #stepReports(program: Program): StepReport[] {
    const order = Object.values(program.plans).flatMap((plan) =>
      Object.keys(plan.elements).map((id) => `${plan.hash} ${id}`),
    );
    const steps = [...this.#steps.values()].sort(
      (a, b) => order.indexOf(`${a.node.hash} ${a.node.id}`) - order.indexOf(`${b.node.hash} ${b.node.id}`),
    );
    return steps.map(({ node, waiting, working, done, late }) => ({
      element: node.id,
      name: node.plan.name ?? node.id,
      done,
      waitingHours: spreadOf(waiting),
      workingHours: spreadOf(working),
      late,
      lateShare: share(late, done),
    }));
  }

  #stepOf(node: Node): StepTimes {
    const known = this.#steps.get(node);
    if (known) return known;
    const step: StepTimes = { node, waiting: [], working: [], done: 0, late: 0 };
    this.#steps.set(node, step);
    return step;
  }

  #dueOf(receivedAt: number, { amount, unit }: NonNullable<SimulationSettings['term']>): number {
    const ms = unit === 'HOUR' ? amount * hourMs : amount * this.#reading.weekdayMs(anyAgency);
    return this.#reading.addWorkingMs(anyAgency, receivedAt, ms, unit === 'HOUR' ? 'office-hours' : 'working-days');
  }

  #hoursBetween(from: number, to: number): number {
    return this.#reading.workingMsBetween(anyAgency, from, to, 'office-hours') / hourMs;
  }
}

function officersReport(role: string, pool: Officers, to: number, officeHours: number): OfficersReport {
  const officers = Number.isFinite(pool.count) ? pool.count : undefined;
  const busyMs = pool.busyMs(to);
  const utilisation =
    officers === undefined || officeHours === 0 ? undefined : round(busyMs / hourMs / (officers * officeHours));
  return { role, officers, busyMinutes: round(busyMs / 60_000), utilisation, longestLine: pool.most };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000;
}
