import { startsOf } from '../describe.ts';
import { indexPlan, type Node } from '../plan-index.ts';
import type { ProcessRef, Program } from '../program.ts';
import { alternativeStarts, begin, beginByCondition, conditionalStarts } from '../run/begin.ts';
import { drain } from '../run/drain.ts';
import { react } from '../run/react.ts';
import { Run } from '../run/run.ts';
import { trigger } from '../run/trigger.ts';
import type { Instance, State } from '../state.ts';
import type { Transition } from '../step.ts';
import type { Stimulus, Variables } from '../stimulus.ts';
import { canonicalState } from './canonical-state.ts';
import { Choices } from './choices.ts';
import { endsAhead } from './ends-ahead.ts';
import { FreeRun, type Memory } from './free-run.ts';
import { IndependentBranches } from './independent-branches.ts';
import { liveVariables } from './live-variables.ts';
import { type Move, movesOf } from './moves.ts';
import { timeless } from './timeless.ts';
import { type TokenPaths, tokenPaths } from './token-paths.ts';

/** A state that was reached, and the shortest way there. */
export interface Place {
  readonly number: number;
  readonly state: State;
  readonly from: Way | undefined;
  /** Flows into end events that each scope has taken. */
  readonly ends: ReadonlyMap<number, ReadonlySet<string>>;
  readonly places: ReadonlyMap<number, number>;
  moves: number;
}

/** What is kept of a step: enough to tell the way. */
export interface Way {
  readonly from: Place | undefined;
  readonly move: Move;
  /** Values under which the conditions of this step say what was assumed here. */
  readonly witness: Variables;
  readonly transitions: readonly Transition[];
}

/** One step from a place: what happened, and to which state it leads. */
export interface Edge extends Way {
  /** Scope of each instance that the step activated or that was there before. */
  readonly scopeOf: (key: number) => number | undefined;
  readonly state: State;
  /** Looks up the nodes of the state's instances. */
  readonly view: Run;
}

/** What looks on while the states are explored. */
export interface Onlooker {
  /** @param corresponding instance of the edge's state → its place in `to` */
  edge(edge: Edge, to: Place, isNew: boolean, corresponding: ReadonlyMap<number, number>): void;
}

export interface Limits {
  readonly states: number;
  readonly steps: number;
  /** False when the time is up. */
  readonly goOn: () => boolean;
}

/** Whether every state was looked at, or what came first. */
export type Completeness = 'complete' | 'states' | 'steps' | 'time';

/** Branches tried for whether they may go first, before all are followed. */
const mostBranchesTried = 4;

/** What is known of a program before any state of it: the same for all its processes. */
export class Groundwork {
  readonly program: Program;
  readonly paths: TokenPaths;
  readonly live: (node: Node) => ReadonlySet<string>;
  readonly foreignErrors: ReadonlySet<string>;
  readonly branches: IndependentBranches;

  constructor(program: Program) {
    this.program = program;
    this.paths = tokenPaths(program);
    this.live = liveVariables(program);
    this.foreignErrors = foreignErrors(program);
    this.branches = new IndependentBranches(program);
  }
}

/** Explores all states of a process, breadth first, with the engine's own run. */
export class Exploration {
  readonly places: Place[] = [];
  readonly program: Program;
  readonly paths: TokenPaths;
  steps = 0;
  /** Some place stands for others with more alike tokens. */
  isCrowded = false;
  #limits: Limits | undefined;
  #ended: Completeness = 'complete';
  readonly #alike: number;
  readonly #entry: ProcessRef;
  readonly #memory: Memory;
  readonly #onlooker: Onlooker;
  readonly #known = new Map<string, Place>();
  readonly #groundwork: Groundwork;

  /** @param alike tokens at one place that are told apart */
  constructor(groundwork: Groundwork, entry: ProcessRef, alike: number, memory: Memory, onlooker: Onlooker) {
    this.#alike = alike;
    this.program = { ...groundwork.program, entry };
    this.paths = groundwork.paths;
    this.#entry = entry;
    this.#memory = memory;
    this.#onlooker = onlooker;
    this.#groundwork = groundwork;
  }

  run(limits: Limits): Completeness {
    this.#limits = limits;
    for (const edge of this.#starts().flatMap((move) => this.#ways(undefined, move))) this.#arrive(edge);
    for (let next = 0; next < this.places.length && this.#isWithin(limits); next += 1) {
      const place = this.places[next];
      if (place && !hasIncident(place.state)) this.#expand(place);
    }
    return this.#ended;
  }

  /** Asked before every step: one step alone can have more ways than there is time for. */
  #isWithin(limits: Limits): boolean {
    if (this.places.length > limits.states) this.#ended = 'states';
    else if (this.steps > limits.steps) this.#ended = 'steps';
    else if (!limits.goOn()) this.#ended = 'time';
    return this.#ended === 'complete';
  }

  /** A look at a state, to find its nodes. */
  view(state: State): Run {
    return new Run(this.program, state, 0, timeless);
  }

  #starts(): Move[] {
    const plan = this.program.plans[this.#entry.plan];
    const process = plan && indexPlan(plan).nodes.get(this.#entry.process);
    if (!plan || !process) return [];
    const alternatives = alternativeStarts(process).map(({ id }) => id);
    const begins = process.starts.length === 0 ? [] : alternatives.length === 0 ? [undefined] : alternatives;
    const none = begins.map((element): Move => ({ kind: 'start', trigger: 'none', name: undefined, element }));
    const triggered = startsOf(plan).flatMap((start): Move[] => {
      if (start.process !== process.id || start.kind === 'none' || start.kind === 'conditional') return [];
      return [{ kind: 'start', trigger: start.kind, name: start.name, element: start.element }];
    });
    const conditional = conditionalStarts(process).map(
      ({ id }): Move => ({ kind: 'start', trigger: 'conditional', name: undefined, element: id }),
    );
    return [...none, ...triggered, ...conditional];
  }

  #expand(place: Place): void {
    const view = this.view(place.state);
    const moves = movesOf(view, place.state, {
      foreignErrors: this.#groundwork.foreignErrors,
      ownPath: this.paths.ownPath,
    });
    const done = new Set<number>();
    for (const key of new Set(moves.map((move) => (move.kind === 'start' ? 0 : move.key)))) {
      if (done.size === mostBranchesTried) break;
      if (!this.#groundwork.branches.isCandidate(view, place.state, key)) continue;
      const edges = moves
        .filter((move) => move.kind !== 'start' && move.key === key)
        .flatMap((move) => this.#ways(place, move));
      const isPrivate =
        edges.length > 0 && edges.every((edge) => this.#groundwork.branches.isPrivate(view, place.state, key, edge));
      place.moves += edges.length;
      done.add(key);
      // A circle in which always the same branch goes on would leave the others out for ever.
      const isNew = edges.map((edge) => this.#arrive(edge)).includes(true);
      if (isPrivate && (isNew || edges.every((edge) => this.#groundwork.branches.isLast(edge)))) return;
    }
    for (const move of moves) {
      if (move.kind === 'start' || done.has(move.key)) continue;
      const edges = this.#ways(place, move);
      place.moves += edges.length;
      for (const edge of edges) this.#arrive(edge);
    }
  }

  /** The move in every way its free conditions allow; none when the engine refuses it. */
  #ways(from: Place | undefined, move: Move): Edge[] {
    const choices = new Choices();
    const edges: Edge[] = [];
    do {
      if (this.#limits && !this.#isWithin(this.#limits)) break;
      const run = new FreeRun(this.program, from?.state, choices, this.#memory);
      this.steps += 1;
      if (!make(run, from?.state, move)) break;
      const before = from?.state.instances;
      const scopeOf = (key: number) => run.scopes.get(key) ?? before?.[key]?.scope;
      edges.push({
        from,
        move,
        witness: run.witness,
        transitions: run.transitions,
        scopeOf,
        state: run.draft.snapshot(0, run.result),
        view: run,
      });
    } while (choices.next());
    return edges;
  }

  /** True when nobody has been there before. */
  #arrive(edge: Edge): boolean {
    const nodeOf = (instance: Instance) => edge.view.nodeOf(instance);
    const ends = this.#endsAfter(edge);
    const { text, places, isCrowded } = canonicalState(edge.state, this.#alike, nodeOf, this.#groundwork.live, (key) =>
      [...(ends.get(key) ?? [])].sort().join(' '),
    );
    this.isCrowded ||= isCrowded;
    const known = this.#known.get(text);
    const place = known ?? { number: this.places.length, state: edge.state, from: wayOf(edge), ends, places, moves: 0 };
    if (!known) {
      this.#known.set(text, place);
      this.places.push(place);
    }
    this.#onlooker.edge(edge, place, known === undefined, places);
    return known === undefined;
  }

  #endsAfter(edge: Edge): ReadonlyMap<number, ReadonlySet<string>> {
    const taken = endsTaken(edge, this.program, this.paths);
    const before = edge.from?.ends ?? new Map<number, ReadonlySet<string>>();
    if (taken.length === 0 && before.size === 0) return before;
    const ends = new Map(before);
    for (const { scope, flow } of taken) ends.set(scope, new Set([...(ends.get(scope) ?? []), flow]));
    for (const [key, flows] of ends) {
      const left = edge.state.instances[key] ? endsAhead(edge.view, edge.state, key, flows) : new Set<string>();
      if (left.size > 0) ends.set(key, left);
      else ends.delete(key);
    }
    return ends;
  }
}

export function wayOf({ from, move, witness, transitions }: Way): Way {
  return { from, move, witness, transitions };
}

/** Flows into end events that the step took, where no more than one token should ever come. */
export function endsTaken(
  edge: Edge,
  program: Program,
  paths: TokenPaths,
): { scope: number; flow: string; end: Node }[] {
  return edge.transitions.flatMap(({ plan, element, key, to }) => {
    if (to !== 'taken') return [];
    const found = program.plans[plan];
    const target = found && indexPlan(found).nodes.get(found.flows[element]?.target ?? '');
    const flow = target?.type === 'EndEvent' ? target.incoming.find((incoming) => incoming.id === element) : undefined;
    const scope = edge.scopeOf(key);
    return flow && scope !== undefined && paths.isSingleFlow(flow) ? [{ scope, flow: element, end: flow.target }] : [];
  });
}

export function hasIncident(state: State): boolean {
  return Object.values(state.instances).some((instance) => instance.incident);
}

/** The stimulus that makes a move of the real engine, too; a timer's alarm also fires what else is due. */
export function stimulusOf(move: Move): Stimulus {
  switch (move.kind) {
    case 'start':
      if (move.trigger === 'none')
        return { type: 'start', ...(move.element !== undefined && { element: move.element }) };
      if (move.trigger === 'conditional') return { type: 'start' };
      return move.trigger === 'timer' ? { type: 'alarm' } : { type: move.trigger, name: move.name ?? '' };
    case 'task':
      return { type: 'complete-task', key: move.key, action: move.action, variables: move.variables };
    case 'job':
      return { type: 'complete-job', key: move.key, attempt: move.attempt };
    case 'error':
      return { type: 'throw-error', key: move.key, code: move.code };
    case 'message':
    case 'signal':
      return { type: move.kind, name: move.name, variables: move.variables };
    case 'timer':
      return { type: 'alarm' };
    case 'condition':
      return { type: 'set-variables', variables: {} };
  }
}

/** Begins a life by the condition of a start event. False when it never holds. */
function beginIf(run: FreeRun, element: string | undefined): boolean {
  const nodes = indexPlan(run.planOf(run.program.entry.plan)).nodes;
  const start = element === undefined ? undefined : nodes.get(element);
  const event = start?.events.find(({ kind }) => kind === 'conditional');
  if (!start || event?.kind !== 'conditional' || !run.assume(event.condition)) return false;
  beginByCondition(run, start);
  return true;
}

/** False when the engine refuses the move. */
export function make(run: FreeRun, state: State | undefined, move: Move): boolean {
  if (state === undefined) {
    if (move.kind === 'start' && move.trigger === 'conditional') {
      if (!beginIf(run, move.element)) return false;
    } else if (begin(run, stimulusOf(move))) return false;
  } else if (move.kind === 'timer') {
    trigger(run, move.key, move.wait, {});
  } else {
    if (move.kind === 'condition') {
      const holder = run.draft.get(move.key);
      const event = run.nodeIn(holder, move.wait.element).events[move.wait.event];
      if (event?.kind === 'conditional') run.condition = { key: move.key, expression: event.condition };
    }
    if (react(run, state, stimulusOf(move))) return false;
  }
  drain(run);
  return true;
}

/** Codes that are caught somewhere and that no error event of the program throws. */
function foreignErrors(program: Program): ReadonlySet<string> {
  const nodes = Object.values(program.plans).flatMap((plan) => [...indexPlan(plan).nodes.values()]);
  const codes = (ends: boolean) =>
    nodes
      .filter((node) => (node.type === 'EndEvent') === ends)
      .flatMap((node) =>
        node.events.flatMap((event) => (event.kind === 'error' && event.code !== undefined ? [event.code] : [])),
      );
  const thrown = new Set(codes(true));
  return new Set(codes(false).filter((code) => !thrown.has(code) && !code.startsWith('=')));
}
