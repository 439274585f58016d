import { flowsOf } from '../../engine/describe.ts';
import type { Facts } from '../../engine/facts.ts';
import type { Program } from '../../engine/program.ts';
import type { DriveMove, Scenario } from './drive-move.ts';
import { coverWithFew, type Exploration, explore, type Plan } from './explore.ts';
import { flowName, programPlayground } from './program-playground.ts';

export interface DrivePlans {
  /** Together they take every flow that was reached; the first is the way to the returned result. */
  readonly plans: readonly Plan<DriveMove>[];
  readonly drawn: readonly DrawnFlow[];
  /** Flow name → why no plan takes it. */
  readonly unplanned: ReadonlyMap<string, string>;
}

/** A flow of one of the program's plans, as the diagram shows it. */
export interface DrawnFlow {
  /** As explorations name it. */
  readonly name: string;
  readonly side: 'regime' | 'process';
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly condition: string | undefined;
}

export interface PlanOptions {
  readonly program: Program;
  readonly facts: Facts;
  readonly scenarios: readonly Scenario[];
  readonly now: number;
  readonly literals: readonly (number | string)[];
  readonly canWait: boolean;
  readonly canCutOff: boolean;
}

const coarseBudget = 1_500;
const fineBudget = 2_500;

/**
 * Plans dossiers that together take every flow that people, time and the connected databases can bring about: first on
 * what is active alone, for each way to begin as long as anything is left; then also on what was chosen before and how
 * often loops were gone round.
 */
export function planDrives(options: PlanOptions): DrivePlans {
  const drawn = drawnFlows(options.program);
  const found = new Found(drawn);
  // Scenarios that begin alike differ only in what the databases answer: one search for them together.
  const alike = Map.groupBy(options.scenarios, (scenario) => JSON.stringify(scenario.variables));
  for (const scenarios of alike.values()) {
    if (found.left.length > 0) found.add(exploreBy({ ...options, scenarios }, 'coarse', coarseBudget));
  }
  if (found.isWorthMore(options.scenarios)) found.add(exploreBy(options, 'fine', fineBudget));

  const plans = coverWithFew(found.plans.toSorted((a, b) => Number(b.wanted) - Number(a.wanted)));
  const taken = new Set(plans.flatMap((plan) => [...plan.flows]));
  const unplanned = new Map<string, string>();
  for (const flow of drawn) {
    if (taken.has(flow.name)) continue;
    unplanned.set(
      flow.name,
      found.endless.has(flow.name)
        ? 'reached in the plan, but no way from there to an end was found'
        : whyUnreached(flow, drawn, taken),
    );
  }
  return { plans, drawn, unplanned };
}

/** What the searches have found so far. */
class Found {
  readonly plans: Plan<DriveMove>[] = [];
  /** Reached, but in no game that ended. */
  readonly endless = new Set<string>();
  readonly #drawn: readonly DrawnFlow[];
  readonly #taken = new Set<string>();

  constructor(drawn: readonly DrawnFlow[]) {
    this.#drawn = drawn;
  }

  add(exploration: Exploration<DriveMove>): void {
    this.plans.push(...exploration.plans);
    for (const flow of exploration.endless) this.endless.add(flow);
    for (const flow of exploration.plans.flatMap((plan) => [...plan.flows])) this.#taken.add(flow);
  }

  get left(): DrawnFlow[] {
    return this.#drawn.filter((flow) => !this.#taken.has(flow.name));
  }

  /**
   * Whether remembering more can take a flow that is left: one that a dossier stood before, where the choice depends on
   * more than what was fixed at the receipt.
   */
  isWorthMore(scenarios: readonly Scenario[]): boolean {
    const fixed = new Set(scenarios.flatMap((scenario) => Object.keys(scenario.variables)));
    const isOpen = ({ condition }: DrawnFlow) =>
      condition !== undefined && namesIn(condition).some((name) => !fixed.has(name));
    return this.left.some((flow) => {
      if (this.endless.has(flow.name)) return true;
      const sameSide = this.#drawn.filter((other) => other.side === flow.side);
      const isReached = sameSide.some((other) => other.target === flow.source && this.#taken.has(other.name));
      const choices = flow.condition === undefined ? sameSide.filter((other) => other.source === flow.source) : [flow];
      return isReached && choices.some(isOpen);
    });
  }
}

/** Names of variables in a FEEL expression; its words and functions among them do no harm. */
function namesIn(condition: string): string[] {
  const words = condition.replaceAll(/"[^"]*"/g, '').match(/[\p{L}_][\p{L}\d_]*/gu) ?? [];
  return words.filter(
    (word) => !['and', 'or', 'not', 'true', 'false', 'null', 'if', 'then', 'else', 'in'].includes(word),
  );
}

/** What keeps a flow from being taken: its source, its condition, or the event that leads to it. */
function whyUnreached(flow: DrawnFlow, drawn: readonly DrawnFlow[], taken: ReadonlySet<string>): string {
  const into = drawn.filter((other) => other.side === flow.side && other.target === flow.source);
  if (into.some((other) => taken.has(other.name))) {
    return flow.condition === undefined
      ? `from ${flow.source} every dossier goes another way`
      : `no dossier of this procedure meets its condition: ${flow.condition}`;
  }
  return into.length > 0
    ? `its source ${flow.source} is not reached`
    : `nobody of the cast can bring about ${flow.source}, or it is not reached`;
}

function exploreBy(options: PlanOptions, grain: 'coarse' | 'fine', budget: number): Exploration<DriveMove> {
  return explore(programPlayground({ ...options, grain }), budget);
}

function drawnFlows(program: Program): DrawnFlow[] {
  return Object.entries(program.plans).flatMap(([hash, plan]) =>
    flowsOf(plan).map((flow) => ({
      name: flowName(hash, flow.id),
      side: hash === program.entry.plan ? ('regime' as const) : ('process' as const),
      id: flow.id,
      source: flow.source,
      target: flow.target,
      condition: flow.condition,
    })),
  );
}
