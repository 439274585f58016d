import type { Facts } from '../facts.ts';
import type { Feel } from '../plan.ts';
import type { Program } from '../program.ts';
import { Run } from '../run/run.ts';
import { contextOf } from '../run/variables.ts';
import { readsOf } from '../soundness/expression-reads.ts';
import type { State } from '../state.ts';
import type { JsonValue } from '../stimulus.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Odds of sequence flows by id; a flow without odds counts 1. */
export type FlowOdds = Readonly<Record<string, number>>;

/**
 * The engine's own run, where a split is drawn by lot when odds are given for it or when its conditions read variables
 * that nobody has set. Everything else is as it is.
 */
export class SampledRun extends Run {
  readonly #odds: FlowOdds;
  readonly #random: SeededRandom;
  readonly #drawn = new Map<number, ReadonlySet<string>>();

  constructor(
    program: Program,
    state: State | undefined,
    now: number,
    facts: Facts,
    odds: FlowOdds,
    random: SeededRandom,
  ) {
    super(program, state, Math.max(now, state?.now ?? now), facts);
    this.#odds = odds;
    this.#random = random;
  }

  override test(expression: Feel, key: number, extra?: Readonly<Record<string, JsonValue>>): boolean {
    const node = this.nodeOf(this.draft.get(key));
    const flow =
      extra === undefined ? node.outgoing.find((outgoing) => outgoing.plan.condition === expression) : undefined;
    if (!flow)
      return this.#isUnknown(expression, key, extra) ? this.#random.next() < 0.5 : super.test(expression, key, extra);
    const drawn = this.#drawn.get(key) ?? this.#draw(key);
    if (!drawn) return super.test(expression, key, extra);
    this.#drawn.set(key, drawn);
    return drawn.has(expression);
  }

  /** Conditions that hold, of those behind an instance; undefined where they are to be evaluated. */
  #draw(key: number): ReadonlySet<string> | undefined {
    const node = this.nodeOf(this.draft.get(key));
    const given = node.outgoing.some((flow) => Object.hasOwn(this.#odds, flow.id));
    if (
      !given &&
      !node.outgoing.some((flow) => flow.plan.condition !== undefined && this.#isUnknown(flow.plan.condition, key))
    )
      return undefined;
    const weightOf = (flow: { readonly id: string }) => this.#odds[flow.id] ?? 1;
    const chosen = this.#random.pick(node.outgoing, weightOf);
    const total = node.outgoing.reduce((sum, flow) => sum + weightOf(flow), 0);
    const several = node.type !== 'ExclusiveGateway';
    const holding = node.outgoing.filter(
      (flow) =>
        flow === chosen ||
        (several &&
          chosen?.id !== node.plan.default &&
          flow.id !== node.plan.default &&
          this.#random.next() < weightOf(flow) / total),
    );
    return new Set(holding.flatMap((flow) => flow.plan.condition ?? []));
  }

  #isUnknown(expression: Feel, key: number, extra?: Readonly<Record<string, JsonValue>>): boolean {
    const { names } = readsOf(expression);
    if (names.size === 0) return false;
    const context = contextOf(this, key, extra);
    return [...names].some((name) => context[name] === undefined);
  }
}
