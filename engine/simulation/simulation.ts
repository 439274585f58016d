import type { CalendarReading } from '../../domain/working-time.ts';
import { startsOf } from '../describe.ts';
import type { Facts } from '../facts.ts';
import { anyAgency } from '../feel/working-time-functions.ts';
import { indexPlan, type Node } from '../plan-index.ts';
import type { Program } from '../program.ts';
import { alternativeStarts, begin } from '../run/begin.ts';
import { drain } from '../run/drain.ts';
import { isWaitFrozen } from '../run/freeze.ts';
import { react } from '../run/react.ts';
import { unknownCall } from '../soundness/abstract-plan.ts';
import type { Instance, State } from '../state.ts';
import type { Stimulus, Variables } from '../stimulus.ts';
import { type Duration, drawDuration } from './duration.ts';
import { EventQueue } from './event-queue.ts';
import { Measurements } from './measurements.ts';
import { Officers } from './officers.ts';
import { SampledRun } from './sampled-run.ts';
import { SeededRandom } from './seeded-random.ts';
import type { SimulationReport } from './simulation-report.ts';
import type { SimulationSettings } from './simulation-settings.ts';

interface Case {
  readonly random: SeededRandom;
  readonly receivedAt: number;
  state: State | undefined;
  alarmAt: number | undefined;
  /** Highest instance key whose work was arranged. */
  arranged: number;
  /** Refused because of a pause. */
  readonly parked: Stimulus[];
  steps: number;
}

type Event =
  | { readonly kind: 'receive'; readonly number: number }
  | { readonly kind: 'stimulus'; readonly of: Case; readonly stimulus: Stimulus }
  | {
      readonly kind: 'finished';
      readonly of: Case;
      readonly officers: Officers;
      readonly key: number;
      readonly node: Node;
      readonly stimulus: Stimulus;
    };

const minuteMs = 60_000;
/** A case that makes more steps than this goes round in circles. */
const mostSteps = 5_000;
const usualTask: Duration = { triangular: [10, 20, 60] };
const usualJob: Duration = { fixed: 0.1 };
const usualCall: Duration = { exponential: 3 * 1_440 };
const usualAnswer: Duration = { exponential: 2 * 1_440 };
/** How much likelier the first option is than each of the others. */
const firstOption = 8;

/** Many cases at once, on one virtual clock. */
export class Simulation {
  readonly #program: Program;
  readonly #facts: Facts;
  readonly #reading: CalendarReading;
  readonly #settings: SimulationSettings & { readonly perDay: number };
  readonly #officers: Readonly<Record<string, number>>;
  readonly #events = new EventQueue<Event>();
  readonly #pools = new Map<string, Officers>();
  readonly #measured: Measurements;
  readonly #arrivals: SeededRandom;
  #now: number;

  constructor(
    program: Program,
    facts: Facts,
    reading: CalendarReading,
    settings: SimulationSettings & { readonly perDay: number },
    officers: Readonly<Record<string, number>>,
  ) {
    this.#program = program;
    this.#facts = facts;
    this.#reading = reading;
    this.#settings = settings;
    this.#officers = officers;
    this.#measured = new Measurements(reading);
    this.#arrivals = new SeededRandom(settings.seed);
    this.#now = settings.from;
  }

  run(): SimulationReport {
    this.#receiveNext(0);
    // Once every case is settled nothing is measured any more: an officer may still have a withdrawn one in hand.
    while (this.#measured.settled < this.#settings.cases) {
      const next = this.#events.takeFirst();
      if (!next) break;
      this.#now = next.at;
      this.#happen(next.event);
    }
    return this.#measured.report(this.#program, this.#settings, this.#pools);
  }

  #happen(event: Event): void {
    switch (event.kind) {
      case 'receive':
        this.#receive(event.number);
        return;
      case 'stimulus':
        if (event.stimulus.type === 'alarm') event.of.alarmAt = undefined;
        this.#send(event.of, event.stimulus);
        return;
      case 'finished':
        this.#finish(event);
    }
  }

  #receiveNext(number: number): void {
    if (number >= this.#settings.cases) return;
    const minutesOfDay = this.#reading.weekdayMs(anyAgency) / minuteMs;
    const gap = drawDuration({ exponential: minutesOfDay / this.#settings.perDay }, this.#arrivals);
    this.#events.add(
      this.#reading.addWorkingMs(anyAgency, this.#now, Math.max(1, Math.round(gap * minuteMs)), 'working-days'),
      { kind: 'receive', number },
    );
  }

  #receive(number: number): void {
    const random = new SeededRandom(Math.imul(this.#settings.seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
    const received: Case = {
      random,
      receivedAt: this.#now,
      state: undefined,
      alarmAt: undefined,
      arranged: 0,
      parked: [],
      steps: 0,
    };
    this.#measured.received(this.#now);
    this.#send(received, firstStimulus(this.#program, this.#variables(random), random));
    this.#receiveNext(number + 1);
  }

  #variables(random: SeededRandom): Variables {
    const drawn = Object.entries(this.#settings.choices).map(
      ([name, values]) => [name, random.pick(values, () => 1) ?? null] as const,
    );
    return { ...this.#settings.variables, ...Object.fromEntries(drawn) };
  }

  #finish({ of, officers, key, node, stimulus }: Extract<Event, { kind: 'finished' }>): void {
    const task = of.state?.instances[key];
    officers.release(this.#now);
    if (!task) return;
    this.#measured.done(node, this.#now, task.task?.dueAt);
    this.#send(of, stimulus);
  }

  /** One step of the engine; then everything that is new in the case is arranged. */
  #send(of: Case, stimulus: Stimulus): void {
    if (of.state && Object.keys(of.state.instances).length === 0) return;
    const run = new SampledRun(this.#program, of.state, this.#now, this.#facts, this.#settings.flows, of.random);
    const refused = of.state === undefined ? begin(run, stimulus) : react(run, of.state, stimulus);
    if (!refused) {
      drain(run);
      this.#measured.engineSteps += 1;
      of.steps += 1;
      of.state = run.draft.snapshot(run.now, run.result ?? of.state?.result);
      if (this.#isOver(of)) return;
      this.#arrange(of, run);
    } else if (stimulus.type !== 'alarm') {
      if (refused.code === 'frozen') of.parked.push(stimulus);
      return;
    }
    this.#armAlarm(of, run);
    this.#unpark(of);
  }

  #isOver(of: Case): boolean {
    const instances = Object.values(of.state?.instances ?? {});
    if (instances.length === 0) {
      this.#measured.ended(of.receivedAt, this.#now, of.state?.ends.at(-1), this.#settings.term);
      return true;
    }
    if (of.steps < mostSteps && !instances.some((instance) => instance.incident)) return false;
    this.#measured.stop(this.#now);
    of.state = { now: this.#now, next: 0, instances: {}, ends: [] };
    return true;
  }

  #arrange(of: Case, run: SampledRun): void {
    const { state } = of;
    if (!state) return;
    for (const instance of Object.values(state.instances)) {
      if (instance.key <= of.arranged) continue;
      const node = run.nodeOf(instance);
      if (instance.task && instance.life === 'active') this.#queueTask(of, instance, node);
      if (instance.job && instance.life === 'active') this.#startJob(of, instance, node);
      this.#expectMessages(of, instance, run);
    }
    of.arranged = state.next - 1;
  }

  #queueTask(of: Case, { key }: Instance, node: Node): void {
    const { random } = of;
    const officers = this.#poolOf(of.state?.instances[key]?.task?.role ?? node.plan.lane ?? '*');
    const options = node.plan.dossier?.options ?? [];
    const odds = this.#settings.options[node.id];
    const first = options.find((option) => option.tone === 'primary') ?? options[0];
    const option = random.pick(options, (each) => (odds ? (odds[each.action] ?? 0) : each === first ? firstOption : 1));
    const stimulus: Stimulus = option
      ? { type: 'complete-task', key, action: option.action }
      : { type: 'complete-task', key };
    const minutes = drawDuration(this.#settings.durations[node.id] ?? taskDuration(node), random);
    const queuedAt = this.#now;
    const begun = (at: number, until: number) => {
      this.#measured.begun(node, queuedAt, at, minutes);
      this.#events.add(until, { kind: 'finished', of, officers, key, node, stimulus });
    };
    officers.add({ queuedAt, minutes, isOpen: () => of.state?.instances[key] !== undefined, begun }, this.#now);
  }

  #startJob(of: Case, { key, job }: Instance, node: Node): void {
    const opensDossier = node.plan.dossier?.childDossier !== undefined;
    const usual = opensDossier || node.plan.job?.type === unknownCall ? usualCall : usualJob;
    const minutes = drawDuration(this.#settings.durations[node.id] ?? usual, of.random);
    this.#events.add(this.#now + Math.round(minutes * minuteMs), {
      kind: 'stimulus',
      of,
      stimulus: {
        type: 'complete-job',
        key,
        attempt: job?.attempt ?? 1,
        // Parts of a joint service are granted; what follows a refusal is asked of their own simulation.
        ...(opensDossier && { variables: { outcome: 'approved' } }),
      },
    });
  }

  /** A message an element cannot go on without comes some day; one that only interrupts comes as often as is said. */
  #expectMessages(of: Case, instance: Instance, run: SampledRun): void {
    for (const wait of instance.waits ?? []) {
      if (wait.kind !== 'message' && wait.kind !== 'signal') continue;
      const name = wait.name ?? '';
      const event = run.nodeIn(instance, wait.element);
      const needed = event.plan.attachedTo === undefined && event.type !== 'StartEvent';
      const expected = this.#settings.messages[name] ?? { odds: needed ? 1 : 0, after: usualAnswer };
      if (of.random.next() >= expected.odds) continue;
      const at = this.#now + Math.round(drawDuration(expected.after, of.random) * minuteMs);
      this.#events.add(at, {
        kind: 'stimulus',
        of,
        stimulus: {
          type: wait.kind,
          name,
          ...(wait.kind === 'message' && wait.key !== undefined && { correlationKey: wait.key }),
        },
      });
    }
  }

  #armAlarm(of: Case, run: SampledRun): void {
    const instances = of.state?.instances ?? {};
    let earliest: number | undefined;
    for (const instance of Object.values(instances)) {
      for (const wait of instance.waits ?? []) {
        if (wait.due === undefined || (earliest !== undefined && wait.due >= earliest)) continue;
        if (
          !isWaitFrozen(
            (key) => instances[key],
            instance,
            wait,
            run.nodeIn(instance, wait.element).plan.attachedTo === instance.element,
          )
        )
          earliest = wait.due;
      }
    }
    if (earliest === undefined || (of.alarmAt !== undefined && of.alarmAt <= earliest)) return;
    of.alarmAt = earliest;
    this.#events.add(Math.max(this.#now, earliest), { kind: 'stimulus', of, stimulus: { type: 'alarm' } });
  }

  /** What a pause refused is tried again after every step of the case. */
  #unpark(of: Case): void {
    for (const stimulus of of.parked.splice(0)) this.#events.add(this.#now, { kind: 'stimulus', of, stimulus });
  }

  #poolOf(role: string): Officers {
    const known = this.#pools.get(role);
    if (known) return known;
    const pool = new Officers(this.#officers[role] ?? this.#officers['*'] ?? 1, anyAgency, this.#reading);
    this.#pools.set(role, pool);
    return pool;
  }
}

/** Mostly a quarter of the step's own time, since that includes waiting; a short while where it has none. */
function taskDuration(node: Node): Duration {
  const budget = node.plan.dossier?.budget;
  if (!budget) return usualTask;
  const minutes = budget.amount * (budget.unit === 'HOUR' ? 60 : 480);
  return { triangular: [minutes / 8, minutes / 4, minutes] };
}

/** How the entry process begins: by itself, where it has several starts by any of them, or by the event that it waits for. */
function firstStimulus(program: Program, variables: Variables, random: SeededRandom): Stimulus {
  const { plan, process } = program.entry;
  const found = program.plans[plan];
  if (!found) throw new Error(`Expected plan ${plan} in the program but it is not there`);
  const root = indexPlan(found).nodes.get(process);
  const alternatives = root ? alternativeStarts(root) : [];
  if (alternatives.length > 0)
    return { type: 'start', variables, element: random.pick(alternatives, () => 1)?.id ?? '' };
  if ((root?.starts.length ?? 0) > 0) return { type: 'start', variables };
  const start = startsOf(found).find((each) => each.process === process);
  if (start?.kind === 'message' || start?.kind === 'signal')
    return { type: start.kind, name: start.name ?? '', variables };
  return { type: 'alarm' };
}
