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
}

export interface PlanOptions {
  readonly program: Program;
  readonly facts: Facts;
  readonly scenarios: readonly Scenario[];
  readonly now: number;
  readonly literals: readonly (number | string)[];
}

const coarseBudget = 3_000;
const fineBudget = 6_000;

/**
 * Plans dossiers that together take every flow that people, time and the connected databases can bring about: first on
 * what is active alone, then, for what is left, also on what was chosen before and how often loops were gone round.
 */
export function planDrives(options: PlanOptions): DrivePlans {
  const drawn = drawnFlows(options.program);
  const coarse = exploreBy(options, 'coarse', coarseBudget);
  const left = (exploration: Exploration<DriveMove>) =>
    drawn.some((flow) => !exploration.plans.some((plan) => plan.flows.has(flow.name)));
  const fine = left(coarse) ? exploreBy(options, 'fine', fineBudget) : undefined;
  const plans = coverWithFew([...coarse.plans, ...(fine?.plans ?? [])].sort((a, b) => Number(b.wanted) - Number(a.wanted)));
  const unplanned = new Map<string, string>();
  for (const { name } of drawn) {
    if (plans.some((plan) => plan.flows.has(name))) continue;
    const endless = coarse.endless.has(name) || fine?.endless.has(name);
    unplanned.set(
      name,
      endless
        ? 'reached in the plan, but no way from there to an end was found'
        : fine?.exhausted === true
          ? 'no choice of applicant, officers, time or database leads there'
          : `not found among ${coarseBudget + fineBudget} positions`,
    );
  }
  return { plans, drawn, unplanned };
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
    })),
  );
}
