import { systemMessages } from '../../domain/system-messages.ts';
import { callsOf } from '../describe.ts';
import type { Plan } from '../plan.ts';
import { indexPlan } from '../plan-index.ts';
import type { ProcessRef, Program } from '../program.ts';
import type { Instance, State } from '../state.ts';
import { abstractProgram } from './abstract-plan.ts';
import { deadElements } from './dead-elements.ts';
import {
  type Completeness,
  type Edge,
  Exploration,
  endsTaken,
  Groundwork,
  hasIncident,
  type Place,
  type Way,
  wayOf,
} from './explore.ts';
import { type FindingCode, type FindingMove, reasons, type SoundnessFinding, wayTo } from './finding.ts';
import { Memory } from './free-run.ts';
import { StuckJoins } from './stuck-joins.ts';
import { unansweredMessages } from './unanswered-messages.ts';

export interface SoundnessBounds {
  /** Distinct states to look at. */
  readonly states?: number;
  /** Steps of the engine to make. */
  readonly steps?: number;
  /** Asked before every state; false ends the search. For callers that have a clock. */
  readonly goOn?: () => boolean;
  /** Names of messages that systems outside send; those of domain/system-messages.ts unless given. */
  readonly systemMessages?: readonly string[];
  /** Elements whose messages somebody outside is drawn to send: see answered-from-outside.ts. */
  readonly answered?: readonly string[];
}

export interface SoundnessReport {
  /** `unknown` when the search was ended by a bound and had found nothing by then. */
  readonly sound: true | false | 'unknown';
  /** Why it is unknown. */
  readonly why: { readonly vi: string; readonly en: string } | undefined;
  readonly findings: readonly SoundnessFinding[];
  readonly states: number;
  readonly steps: number;
}

/** Small enough for a request: a process of ordinary shape needs a tenth of it. */
export const publishingBounds = { states: 3_000, steps: 20_000 } as const satisfies SoundnessBounds;

const defaults = { states: 20_000, steps: 200_000 };

/**
 * Alike tokens at one place that are told apart: at first, and when that was too few to say how a process goes wrong in
 * which branches run twice. States that are not told apart can look like a circle without a way out.
 */
const alike = { first: 2, closer: 6 } as const;

/**
 * Explores the states of a plan's processes, or of a whole program from its entry, with the engine's own run.
 * Conditions are free as far as they depend on what comes from outside; every option of a task, every message, timer,
 * signal and declared error is tried in turn; time does not count, a timer may fire whenever it waits.
 */
export function checkSoundness(subject: Plan | Program, bounds: SoundnessBounds = {}): SoundnessReport {
  const program = 'plans' in subject ? subject : programOf(subject);
  const entries = 'plans' in subject ? [subject.entry] : entriesOf(subject);
  const first = new SoundnessCheck(program, bounds, 'plans' in subject, alike.first);
  const report = first.check(entries);
  if (!first.isCrowded || report.sound === true) return report;
  const closer = new SoundnessCheck(program, bounds, 'plans' in subject, alike.closer);
  const closerReport = closer.check(entries);
  return closer.isComplete ? closerReport : report;
}

class SoundnessCheck {
  readonly #program: Program;
  readonly #groundwork: Groundwork;
  readonly #bounds: SoundnessBounds;
  readonly #isWhole: boolean;
  readonly #alike: number;
  isCrowded = false;
  isComplete = true;
  readonly #findings = new Map<string, SoundnessFinding>();
  readonly #reached = new Map<string, Set<string>>();
  readonly #firstWay = new Map<string, Way>();
  readonly #processes = new Map<string, Set<string>>();
  #states = 0;
  #steps = 0;

  /** @param isWhole the entry is called by nobody else: an error that it does not catch is caught nowhere */
  constructor(program: Program, bounds: SoundnessBounds, isWhole: boolean, most: number) {
    this.#program = program;
    this.#isWhole = isWhole;
    this.#alike = most;
    this.#groundwork = new Groundwork(abstractProgram(program));
    this.#bounds = bounds;
  }

  check(entries: readonly ProcessRef[]): SoundnessReport {
    const memory = new Memory();
    let completeness: Completeness = 'complete';
    for (const entry of entries) {
      const done = this.#explore(entry, memory);
      if (completeness === 'complete') completeness = done;
    }
    if (completeness === 'complete') this.#findDeadElements();
    for (const { plan, element } of unansweredMessages(
      this.#program,
      new Set(this.#bounds.systemMessages ?? systemMessages),
    )) {
      if (this.#bounds.answered?.includes(element)) continue;
      if (this.#isLookedAt(plan, element))
        this.#add('unanswered-message', plan, element, undefined, this.#firstWay.get(`${plan} ${element}`));
    }
    const findings = [...this.#findings.values()];
    const sound = findings.length > 0 ? false : completeness === 'complete' ? true : 'unknown';
    return {
      sound,
      why: sound === 'unknown' ? whyUnknown(completeness, this.#states) : undefined,
      findings,
      states: this.#states,
      steps: this.#steps,
    };
  }

  #explore(entry: ProcessRef, memory: Memory): Completeness {
    const joins = new StuckJoins();
    const before = new Map<Place, Place[]>();
    const exploration = new Exploration(this.#groundwork, entry, this.#alike, memory, {
      edge: (edge, to, isNew, corresponding) => {
        joins.edge(edge, to, corresponding);
        if (edge.from) push(before, to, edge.from);
        this.#note(edge);
        this.#findOverflows(exploration, edge);
        if (isNew) this.#look(exploration, to, edge);
      },
    });
    const limits = {
      states: this.#bounds.states ?? defaults.states,
      steps: this.#bounds.steps ?? defaults.steps,
      goOn: this.#bounds.goOn ?? (() => true),
    };
    const done = exploration.run(limits);
    this.#states += exploration.places.length;
    this.#steps += exploration.steps;
    this.isCrowded ||= exploration.isCrowded;
    this.isComplete &&= done === 'complete';
    if (done === 'complete') {
      for (const { plan, join, place } of joins.stuck()) this.#add('deadlock', plan, join, place);
      this.#findDeadlocks(exploration);
      this.#findEndless(exploration, before);
    }
    return done;
  }

  /** Remembers what the step reached. */
  #note(edge: Edge): void {
    const way = wayOf(edge);
    for (const transition of edge.transitions) {
      if (transition.to !== 'activated' && transition.to !== 'taken') continue;
      const reached = this.#reached.get(transition.plan) ?? new Set();
      this.#reached.set(transition.plan, reached);
      if (reached.has(transition.element)) continue;
      reached.add(transition.element);
      this.#firstWay.set(`${transition.plan} ${transition.element}`, way);
      const node = indexPlan(this.#planOf(transition.plan)).nodes.get(transition.element);
      if (node?.type === 'Process')
        this.#processes.set(transition.plan, new Set([...(this.#processes.get(transition.plan) ?? []), node.id]));
      for (const waiting of node ? [...node.boundary, ...node.outgoing.map((flow) => flow.target)] : []) {
        const id = `${waiting.hash} ${waiting.id}`;
        if (!this.#firstWay.has(id)) this.#firstWay.set(id, way);
      }
    }
  }

  /** A state on its own: incidents, and more than one token where there should be one. */
  #look(exploration: Exploration, place: Place, edge: Edge): void {
    const view = exploration.view(place.state);
    const seen = new Set<string>();
    for (const instance of Object.values(place.state.instances)) {
      const node = view.nodeOf(instance);
      const incident = instance.incident && this.#incidentCode(instance.incident.code);
      if (incident) this.#add(incident, node.hash, node.id, place);
      const id = `${instance.scope} ${instance.element}`;
      const parent = place.state.instances[instance.scope];
      if (seen.has(id) && !parent?.loop && !instance.undoes && exploration.paths.isSingle(node))
        this.#add('missing-synchronisation', node.hash, node.id, place);
      seen.add(id);
      for (const [join, flows] of Object.entries(instance.joins ?? {})) {
        const joining = view.nodeIn(instance, join);
        const doubled = Object.entries(flows).some(
          ([flow, tokens]) =>
            tokens > 1 &&
            joining.incoming.some((incoming) => incoming.id === flow && exploration.paths.isSingleFlow(incoming)),
        );
        if (doubled) this.#add('missing-synchronisation', joining.hash, join, undefined, edge);
      }
    }
  }

  #findOverflows(exploration: Exploration, edge: Edge): void {
    const taken = new Set<string>();
    for (const { scope, flow, end } of endsTaken(edge, exploration.program, exploration.paths)) {
      const again = taken.has(`${scope} ${flow}`) || edge.from?.ends.get(scope)?.has(flow);
      if (again) this.#add('improper-completion', end.hash, end.id, undefined, edge);
      taken.add(`${scope} ${flow}`);
    }
  }

  /** Nothing can happen any more, and yet something is alive. */
  #findDeadlocks(exploration: Exploration): void {
    for (const place of exploration.places) {
      if (place.moves > 0 || hasEnded(place.state) || hasIncident(place.state)) continue;
      const { plan, element } = innermost(exploration, place.state);
      if (!this.#has('deadlock')) this.#add('deadlock', plan, element, place);
    }
  }

  /** From somewhere no way leads to the end, although things go on happening. */
  #findEndless(exploration: Exploration, before: ReadonlyMap<Place, readonly Place[]>): void {
    const ends = new Set<Place>();
    const open = exploration.places.filter(
      (place) => hasEnded(place.state) || hasIncident(place.state) || place.moves === 0,
    );
    for (let place = open.pop(); place; place = open.pop()) {
      if (ends.has(place)) continue;
      ends.add(place);
      open.push(...(before.get(place) ?? []));
    }
    const endless = exploration.places.find((place) => !ends.has(place));
    if (!endless || this.#has('deadlock')) return;
    const { plan, element } = innermost(exploration, endless.state);
    this.#add('never-ends', plan, element, endless);
  }

  #findDeadElements(): void {
    for (const [hash, processes] of this.#processes) {
      for (const element of deadElements(this.#planOf(hash), processes, this.#reached.get(hash) ?? new Set())) {
        const source = this.#planOf(hash).flows[element]?.source;
        this.#add(
          'dead-element',
          hash,
          element,
          undefined,
          source === undefined ? undefined : this.#firstWay.get(`${hash} ${source}`),
        );
      }
    }
  }

  #add(code: FindingCode, plan: string, element: string, place: Place | undefined, edge?: Way): void {
    const id = `${code} ${plan} ${element}`;
    if (this.#findings.has(id)) return;
    const moves = code === 'endless-loop' ? cutCircle(wayTo(place, edge), element) : wayTo(place, edge);
    const path = moves.flatMap((move) => move.path);
    const found = this.#planOf(plan);
    const name = found.elements[element]?.name ?? found.flows[element]?.name ?? element;
    this.#findings.set(id, {
      code,
      plan,
      element,
      reason: reasons[code](name),
      path: path.includes(element) || place ? path : [...path, element],
      moves,
    });
  }

  /** An error may be meant for whoever calls the process; an ad-hoc sub-process waits for a condition from outside. */
  #incidentCode(code: string): FindingCode | undefined {
    if (code === 'no-flow') return 'no-branch';
    if (code === 'endless-loop') return 'endless-loop';
    if (code === 'uncaught-error') return this.#isWhole ? 'uncaught-error' : undefined;
    if (code === 'uncaught-cancel') return 'uncaught-error';
    return code === 'ad-hoc-incomplete' ? undefined : 'expression-fault';
  }

  #has(code: FindingCode): boolean {
    return [...this.#findings.values()].some((finding) => finding.code === code);
  }

  #isLookedAt(plan: string, element: string): boolean {
    let id = element;
    const { elements } = this.#planOf(plan);
    for (let at = elements[id]; at?.scope !== undefined; at = elements[id]) id = at.scope;
    return this.#processes.get(plan)?.has(id) ?? false;
  }

  #planOf(hash: string): Plan {
    const plan = this.#program.plans[hash];
    if (!plan) throw new Error(`Expected plan ${hash} in the program but it is not there`);
    return plan;
  }
}

function programOf(plan: Plan): Program {
  return { entry: { plan: plan.hash, process: plan.processes[0] ?? '' }, plans: { [plan.hash]: plan }, bindings: {} };
}

/** Every process that is not called from another one of the file; all of them, where each is. */
function entriesOf(plan: Plan): ProcessRef[] {
  const called = new Set(callsOf(plan).map((call) => call.process));
  const free = plan.processes.filter((process) => !called.has(process));
  return (free.length > 0 ? free : plan.processes).map((process) => ({ plan: plan.hash, process }));
}

function push(before: Map<Place, Place[]>, place: Place, from: Place): void {
  const known = before.get(place);
  if (known) known.push(from);
  else before.set(place, [from]);
}

function hasEnded(state: State): boolean {
  return Object.keys(state.instances).length === 0;
}

/** An element that is alive and has nothing alive inside; a join with tokens before all others. */
function innermost(exploration: Exploration, state: State): { plan: string; element: string } {
  const view = exploration.view(state);
  const instances: Instance[] = Object.values(state.instances);
  const scope = instances.findLast((instance) => instance.joins);
  const join = Object.keys(scope?.joins ?? {})[0];
  if (scope && join !== undefined) return { plan: view.nodeOf(scope).hash, element: join };
  const last = instances.findLast((instance) => !instances.some((other) => other.scope === instance.key));
  return last
    ? { plan: view.nodeOf(last).hash, element: last.element }
    : { plan: exploration.program.entry.plan, element: exploration.program.entry.process };
}

/** Twice round is enough to see a circle. */
function cutCircle(moves: readonly FindingMove[], element: string): readonly FindingMove[] {
  const last = moves.at(-1);
  if (!last) return moves;
  const visits = last.path.flatMap((id, index) => (id === element ? [index] : []));
  const end = visits[2];
  return end === undefined ? moves : [...moves.slice(0, -1), { ...last, path: last.path.slice(0, end + 1) }];
}

function whyUnknown(completeness: Completeness, states: number): { vi: string; en: string } {
  const bound =
    completeness === 'time'
      ? { vi: 'hết thời gian', en: 'the time was up' }
      : { vi: 'hết giới hạn tìm kiếm', en: 'the bound was reached' };
  return {
    vi: `Chưa kết luận được: ${bound.vi} sau ${states} trạng thái`,
    en: `Not decided: ${bound.en} after ${states} states`,
  };
}
