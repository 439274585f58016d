import { possibleResults } from '../dmn/possible-results.ts';
import { evaluateFeel, type FeelResult } from '../feel/evaluate.ts';
import type { Feel } from '../plan.ts';
import type { Node } from '../plan-index.ts';
import type { Program } from '../program.ts';
import { Failure } from '../run/failure.ts';
import { Run } from '../run/run.ts';
import { contextOf } from '../run/variables.ts';
import type { State } from '../state.ts';
import type { Transition } from '../step.ts';
import type { JsonValue, Variables } from '../stimulus.ts';
import { unknownItems } from './abstract-plan.ts';
import type { Choices } from './choices.ts';
import { decisionReads } from './decision-reads.ts';
import { type Logic, readsOf } from './expression-reads.ts';
import { timeless } from './timeless.ts';

/** A value that came from outside and may be anything. */
export const unknown = '\u0000unknown';

/** What all steps of one exploration share: results that were computed before, and how many values a counter has had. */
export class Memory {
  readonly results = new Map<string, FeelResult>();
  readonly numbers = new Map<Feel, Set<number>>();
  readonly options = new Map<string, readonly Option[]>();
}

/** One thing that several conditions may say together, with values of the unknown variables that make them say so. */
interface Option {
  readonly truths: readonly boolean[];
  readonly witness: Variables;
}

/** What a split decided in this step, and on which data. */
interface Decided {
  readonly data: readonly unknown[];
  readonly truths: ReadonlyMap<Feel, boolean>;
  times: number;
}

/** Visits of one element in one step whose choice is free; later ones take turns, so that every circle is left. */
const freeVisits = 2;
const mostAssignments = 512;
/** Tokens that pass a split with the same data in one step; more than that is one token that goes in circles. */
const mostRounds = 1_000;
/** Numbers that one expression may give before its value counts as unknown. */
const mostNumbers = 2;

/**
 * The engine's own run, where variables that nobody has set are unknown: a condition that depends on them is free,
 * within what the values it names allow; the conditions of one split are free together. A condition that depends on
 * known values only is what it is.
 */
export class FreeRun extends Run {
  /** Values under which the real conditions say what was chosen here. */
  readonly witness: Variables = {};
  readonly scopes = new Map<number, number>();
  /** Instance and element of the conditional event that this step is about. */
  condition: { readonly key: number; readonly expression: Feel } | undefined;
  readonly #choices: Choices;
  readonly #memory: Memory;
  readonly #visits = new Map<Node, number>();
  readonly #splits = new Map<number, ReadonlyMap<Feel, boolean>>();
  readonly #decided = new Map<Node, Decided>();

  constructor(program: Program, state: State | undefined, choices: Choices, memory: Memory) {
    super(program, state, 0, timeless);
    this.#choices = choices;
    this.#memory = memory;
  }

  override record(node: Node, key: number, to: Transition['to']): void {
    if (to === 'activated') this.scopes.set(key, this.draft.get(key).scope);
    super.record(node, key, to);
  }

  override evaluate(expression: Feel, key: number, extra?: Readonly<Record<string, JsonValue>>): JsonValue {
    if (expression === unknownItems) return Array.from({ length: this.#decide(key, 2) * 2 }, () => unknown);
    const waiting = this.#heldCondition(expression, key);
    if (waiting !== undefined) return waiting;
    const context = contextOf(this, key, extra);
    const reads = readsOf(expression);
    const missing = [...reads.names].filter((name) => isUnknown(context, name));
    if (missing.length === 0 && !reads.timed) return this.#narrow(expression, this.#known(expression, context));
    if (reads.timed || reads.copies || missing.some((name) => !reads.tries.has(name))) return unknown;
    const values = new Map<string, JsonValue>();
    for (const assignment of assignments(missing.map((name) => [name, reads.tries.get(name) ?? []]))) {
      const result = this.#result(expression, { ...context, ...assignment });
      if (result.ok) values.set(JSON.stringify(result.value), result.value);
    }
    if (values.size === 0 || values.size > 8) return unknown;
    return [...values.values()][this.#decide(key, values.size)] ?? null;
  }

  /** A table that looks at unknown values says any of the things it can say. */
  override decide(decision: string, key: number): JsonValue {
    const decisions = this.indexOf(this.draft.get(key)).plan.decisions ?? {};
    const context = contextOf(this, key);
    if (!decisionReads(decisions, decision).some((name) => isUnknown(context, name)))
      return super.decide(decision, key);
    const results = possibleResults(decisions, decision);
    return results && results.length > 0 ? (results[this.#decide(key, results.length)] ?? null) : unknown;
  }

  override test(expression: Feel, key: number, extra?: Readonly<Record<string, JsonValue>>): boolean {
    const node = this.nodeOf(this.draft.get(key));
    const conditions = node.outgoing.flatMap((flow) =>
      flow.plan.condition === undefined || flow.id === node.plan.default ? [] : [flow.plan.condition],
    );
    if (extra !== undefined || !conditions.includes(expression))
      return this.#freely([expression], key, extra).get(expression) ?? false;
    const decided = this.#splits.get(key) ?? this.#decideSplit(node, conditions, key);
    this.#splits.set(key, decided);
    return decided.get(expression) ?? false;
  }

  /**
   * What the conditions of a split say: on the same data they say the same again. Within a step nothing comes from outside,
   * so a token that comes back to a split over which nothing was written goes round and round.
   */
  #decideSplit(node: Node, conditions: readonly Feel[], key: number): ReadonlyMap<Feel, boolean> {
    const data = this.#dataOf(key);
    const before = this.#decided.get(node);
    if (!before || before.data.length !== data.length || before.data.some((part, index) => part !== data[index])) {
      const truths = this.#freely(conditions, key, undefined, node.type === 'ExclusiveGateway');
      this.#decided.set(node, { data, truths, times: 1 });
      return truths;
    }
    before.times += 1;
    if (before.times > mostRounds)
      throw new Failure(
        'endless-loop',
        `Expected ${node.id} to be left at some point but its conditions say the same again`,
      );
    return before.truths;
  }

  /** What a condition at the instance can see, told apart by identity: whatever is written to makes another object. */
  #dataOf(key: number): readonly unknown[] {
    const data: unknown[] = [];
    for (let at = this.draft.find(key)?.scope; at !== undefined; at = this.draft.find(at)?.scope) {
      const scope = this.draft.find(at);
      if (scope) data.push(scope.key, scope.variables, scope.loop);
    }
    return data;
  }

  /** Assumes that a condition holds before anything is there; false when it never does. */
  assume(condition: Feel): boolean {
    const option = this.#optionsOf([condition], {}, false).find(({ truths: [truth] }) => truth === true);
    Object.assign(this.witness, option?.witness);
    return option !== undefined;
  }

  /** What the conditions say together, one of the ways in which they can. */
  #freely(
    conditions: readonly Feel[],
    key: number,
    extra?: Readonly<Record<string, JsonValue>>,
    firstOnly = false,
  ): ReadonlyMap<Feel, boolean> {
    const context = contextOf(this, key, extra);
    const options = this.#optionsOf(conditions, context, firstOnly);
    const option = options[options.length > 1 ? this.#decide(key, options.length) : 0];
    Object.assign(this.witness, option?.witness);
    return new Map(conditions.map((condition, index) => [condition, option?.truths[index] ?? false]));
  }

  #optionsOf(conditions: readonly Feel[], context: Variables, firstOnly: boolean): readonly Option[] {
    const names = [...new Set(conditions.flatMap((condition) => [...readsOf(condition).names]))];
    const cacheKey = JSON.stringify([
      conditions,
      firstOnly,
      names.map((name) => context[name] ?? (Object.hasOwn(context, name) ? null : unknown)),
    ]);
    const cached = this.#memory.options.get(cacheKey);
    if (cached) return cached;
    const found = this.#findOptions(conditions, context, names, firstOnly);
    this.#memory.options.set(cacheKey, found);
    return found;
  }

  #findOptions(
    conditions: readonly Feel[],
    context: Variables,
    names: readonly string[],
    firstOnly: boolean,
  ): readonly Option[] {
    const missing = names.filter((name) => isUnknown(context, name));
    const closed = missing.filter((name) =>
      conditions.every((condition) => !readsOf(condition).names.has(name) || readsOf(condition).tries.has(name)),
    );
    const tries = closed.map(
      (name) =>
        [
          name,
          [...new Set(conditions.flatMap((condition) => [...(readsOf(condition).tries.get(name) ?? [])]))],
        ] as const,
    );
    const tooMany = tries.reduce((product, [, values]) => product * values.length, 1) > mostAssignments;
    const open = new Set(tooMany ? missing : missing.filter((name) => !closed.includes(name)));
    const options = new Map<string, Option>();
    for (const witness of tooMany ? [{}] : assignments(tries)) {
      const truths = conditions.map((condition) =>
        this.#truths(readsOf(condition).logic, { ...context, ...witness }, open, missing.length > 0),
      );
      for (const combined of combinations(truths)) {
        const choice = firstOnly ? String(combined.indexOf(true)) : String(combined);
        if (!options.has(choice)) options.set(choice, { truths: combined, witness });
      }
    }
    return [...options.values()];
  }

  /** Everything an expression may say when the open names can be anything: true, false, both; nothing where assumed values do not fit. */
  #truths(logic: Logic, context: Variables, open: ReadonlySet<string>, assumed: boolean): readonly boolean[] {
    if (logic.kind === 'part') {
      if (logic.timed || [...logic.names].some((name) => open.has(name))) return [true, false];
      if (!assumed) return [this.#boolean(logic.text, context)];
      const result = this.#result(logic.text, context);
      return result.ok && typeof result.value === 'boolean' ? [result.value] : [];
    }
    const parts = logic.parts.map((part) => this.#truths(part, context, open, assumed));
    if (parts.some((part) => part.length === 0)) return [];
    if (logic.kind === 'not') return (parts[0] ?? []).map((truth) => !truth);
    const decisive = logic.kind === 'or';
    if (parts.some((part) => part.every((truth) => truth === decisive))) return [decisive];
    return parts.some((part) => part.includes(decisive)) ? [decisive, !decisive] : [!decisive];
  }

  #boolean(expression: Feel, context: Variables): boolean {
    const value = this.#known(expression, context);
    if (typeof value !== 'boolean')
      throw new Failure(
        'feel',
        `Expected true or false but found ${JSON.stringify(value)} as the value of “${expression}”`,
      );
    return value;
  }

  #known(expression: Feel, context: Variables): JsonValue {
    const result = this.#result(expression, context);
    if (!result.ok) throw new Failure('feel', result.message);
    return result.value;
  }

  #result(expression: Feel, context: Variables): FeelResult {
    const cacheKey = JSON.stringify([expression, [...readsOf(expression).names].map((name) => context[name])]);
    const cached = this.#memory.results.get(cacheKey);
    if (cached) return cached;
    const result = evaluateFeel(expression, context, this);
    this.#memory.results.set(cacheKey, result);
    return result;
  }

  /** A counter that goes on counting becomes unknown, or there would be no end of states. */
  #narrow(expression: Feel, value: JsonValue): JsonValue {
    if (typeof value !== 'number' || readsOf(expression).names.size === 0) return value;
    const seen = this.#memory.numbers.get(expression) ?? new Set<number>();
    this.#memory.numbers.set(expression, seen);
    if (!seen.has(value) && seen.size >= mostNumbers) return unknown;
    seen.add(value);
    return value;
  }

  /** An event's condition on unknown values stays as it was, but in the step that is about it. */
  #heldCondition(expression: Feel, key: number): boolean | undefined {
    const instance = this.draft.find(key);
    const wait = instance?.waits?.find((candidate) => {
      const event =
        candidate.kind === 'conditional' ? this.nodeIn(instance, candidate.element).events[candidate.event] : undefined;
      return event?.kind === 'conditional' && event.condition === expression;
    });
    if (!wait) return undefined;
    const context = contextOf(this, key);
    const reads = readsOf(expression);
    if (!reads.timed && ![...reads.names].some((name) => isUnknown(context, name))) return undefined;
    return this.condition?.key === key && this.condition.expression === expression
      ? wait.held !== true
      : (wait.held ?? false);
  }

  #decide(key: number, of: number): number {
    const node = this.nodeOf(this.draft.get(key));
    const visits = this.#visits.get(node) ?? 0;
    this.#visits.set(node, visits + 1);
    return visits < freeVisits ? this.#choices.choose(of) : visits % of;
  }
}

function isUnknown(context: Variables, name: string): boolean {
  const value = context[name];
  if (value === undefined || value === unknown) return true;
  return typeof value === 'object' && value !== null && JSON.stringify(value).includes('\\u0000unknown');
}

/** Every way to give each name one of its values. */
function assignments(tries: readonly (readonly [string, readonly JsonValue[]])[]): Variables[] {
  let all: Variables[] = [{}];
  for (const [name, values] of tries)
    all = all.flatMap((assignment) => values.map((value) => ({ ...assignment, [name]: value })));
  return all;
}

function combinations(choices: readonly (readonly boolean[])[]): boolean[][] {
  let all: boolean[][] = [[]];
  for (const choice of choices)
    all =
      all.length > 256
        ? all.map((each) => [...each, choice[0] ?? false])
        : all.flatMap((each) => choice.map((truth) => [...each, truth]));
  return all;
}
