import { systemMessages } from '../../domain/system-messages.ts';
import { flowsOf } from '../../engine/describe.ts';
import type { Facts } from '../../engine/facts.ts';
import type { Program } from '../../engine/program.ts';
import type { JsonValue } from '../../engine/stimulus.ts';
import type { DriveMove, Scenario } from './drive-move.ts';
import { type Exploration, explore } from './explore.ts';
import type { Game } from './plan-games.ts';
import { flowName, type ProgramPlaygroundOptions, programPlayground } from './program-playground.ts';

export interface DrivePlans {
  /** Together they take every flow asked for that was reached; the first is a way to the returned result. */
  readonly games: readonly Game<DriveMove>[];
  readonly drawn: readonly DrawnFlow[];
  /** Name of a flow asked for → why no game takes it. */
  readonly unplanned: ReadonlyMap<string, Unplanned>;
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
  /** The message its source waits for, where connected systems send it by themselves. */
  readonly awaits: string | undefined;
}

/** Why a flow is in no plan: a class to count by, and the particulars. */
export interface Unplanned {
  readonly reason:
    | 'no-way-to-an-end'
    | 'other-way-always'
    | 'condition-not-met'
    | 'source-not-reached'
    | 'by-a-connected-system'
    | 'not-by-the-cast';
  readonly why: string;
}

export interface PlanOptions {
  readonly program: Program;
  readonly facts: Facts;
  readonly scenarios: readonly Scenario[];
  readonly now: number;
  readonly literals: readonly (number | string)[];
  readonly canWait: boolean;
  readonly canCutOff: boolean;
  readonly canPay: boolean;
  /** What a dossier of the procedure can be received with: start variable → its values. */
  readonly receivable: Readonly<Record<string, readonly JsonValue[]>>;
}

const coarseBudget = 1_500;
const fineBudget = 2_500;

/**
 * Plans dossiers that together take every flow that people, time and the connected databases can bring about: first on
 * what is active alone, for each way to begin as long as anything is left; then also on what was chosen before and how
 * often loops were gone round. `asked` says which flows are to be taken, all of them where it is left out.
 */
export function planDrives(options: PlanOptions, asked: (flow: DrawnFlow) => boolean = () => true): DrivePlans {
  const found = new Found(options.program, asked);
  exploreAll(options, found);
  return found.plans();
}

/** Searches for games that take what `found` still misses. */
export function exploreAll(options: PlanOptions, found: Found): void {
  for (const scenarios of alikeFor(options.program, options.scenarios)) {
    if (found.left.length > 0) found.explore({ ...options, scenarios, grain: 'coarse' }, coarseBudget);
  }
  if (found.isWorthMore(options.scenarios)) found.explore({ ...options, grain: 'fine' }, fineBudget);
}

/**
 * Scenarios that begin alike for all that the program reads, together: they differ only in what the databases answer.
 * Every word of the plans counts as read; a word too many costs a search, not a flow.
 */
export function alikeFor(program: Program, scenarios: readonly Scenario[]): Scenario[][] {
  const words = new Set(Object.values(program.plans).flatMap((plan) => JSON.stringify(plan).match(word) ?? []));
  const read = ({ variables }: Scenario) => Object.entries(variables).filter(([name]) => words.has(name));
  return [...Map.groupBy(scenarios, (scenario) => JSON.stringify(read(scenario))).values()];
}

const word = /[\p{L}_][\p{L}\d_]*/gu;

/** What searches have found so far of the flows asked for. */
export class Found {
  readonly games: Game<DriveMove>[] = [];
  /** Reached, but in no game that ended. */
  readonly #endless = new Set<string>();
  readonly #asked: readonly DrawnFlow[];
  readonly #drawn: readonly DrawnFlow[];
  readonly #taken = new Set<string>();

  constructor(program: Program, asked: (flow: DrawnFlow) => boolean) {
    this.#drawn = drawnFlows(program);
    this.#asked = this.#drawn.filter(asked);
  }

  /** Searches for games that take what is left. */
  explore(options: ProgramPlaygroundOptions, budget: number): void {
    const left = new Set(this.left.map((flow) => flow.name));
    this.add(explore(programPlayground(options), budget, (flow) => left.has(flow)));
  }

  add({ games, endless }: Pick<Exploration<DriveMove>, 'games' | 'endless'>): void {
    this.games.push(...games);
    for (const flow of endless) this.#endless.add(flow);
    for (const flow of games.flatMap((game) => [...game.flows])) this.#taken.add(flow);
  }

  get left(): DrawnFlow[] {
    return this.#asked.filter((flow) => !this.#taken.has(flow.name));
  }

  plans(): DrivePlans {
    return {
      games: this.games.toSorted((a, b) => Number(b.wanted) - Number(a.wanted)),
      drawn: this.#drawn,
      unplanned: new Map(
        this.left.map((flow) => [
          flow.name,
          this.#endless.has(flow.name)
            ? { reason: 'no-way-to-an-end', why: 'reached in the plan, but no way from there to an end was found' }
            : whyUnreached(flow, this.#drawn, this.#taken),
        ]),
      ),
    };
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
      if (this.#endless.has(flow.name)) return true;
      const sameSide = this.#drawn.filter((other) => other.side === flow.side);
      const isReached = sameSide.some((other) => other.target === flow.source && this.#taken.has(other.name));
      const choices = flow.condition === undefined ? sameSide.filter((other) => other.source === flow.source) : [flow];
      return isReached && choices.some(isOpen);
    });
  }
}

/** Names of variables in a FEEL expression; its words and functions among them do no harm. */
function namesIn(condition: string): string[] {
  const words = condition.replaceAll(/"[^"]*"/g, '').match(word) ?? [];
  return words.filter(
    (word) => !['and', 'or', 'not', 'true', 'false', 'null', 'if', 'then', 'else', 'in'].includes(word),
  );
}

/** What keeps a flow from being taken: its source, its condition, or the event that leads to it. */
function whyUnreached(flow: DrawnFlow, drawn: readonly DrawnFlow[], taken: ReadonlySet<string>): Unplanned {
  const into = drawn.filter((other) => other.side === flow.side && other.target === flow.source);
  if (into.some((other) => taken.has(other.name))) {
    return flow.condition === undefined
      ? { reason: 'other-way-always', why: `from ${flow.source} every dossier goes another way` }
      : { reason: 'condition-not-met', why: `no dossier of this procedure meets its condition: ${flow.condition}` };
  }
  if (flow.awaits !== undefined)
    return { reason: 'by-a-connected-system', why: `${flow.awaits} comes from a connected system, not from people` };
  return into.length > 0
    ? { reason: 'source-not-reached', why: `its source ${flow.source} is not reached` }
    : {
        reason: 'not-by-the-cast',
        why: `nobody of the cast can bring about ${flow.source}, or it is not reached`,
      };
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
      awaits: plan.elements[flow.source]?.events?.flatMap((event) =>
        event.kind === 'message' && systemMessages.includes(event.name) ? [event.name] : [],
      )[0],
    })),
  );
}
