import type { Program } from '../../engine/program.ts';
import type { DriveMove, Scenario } from './drive-move.ts';
import { explore, type Playground, type Reached } from './explore.ts';
import { alikeFor, type DrivePlans, exploreAll, Found, type PlanOptions } from './plan-drives.ts';
import type { Game } from './plan-games.ts';
import { type DrivePosition, programPlayground } from './program-playground.ts';
import { shortestWay } from './shortest-way.ts';

const coarseBudget = 1_500;
const fineBudget = 2_500;
const wayBudget = 400;
/** Dates of the regime that may arrive while the procedure's own process waits for one. */
const mostWaits = 5;

/**
 * Plans few dossiers that together take every flow of the procedure's own process. The process is searched alone, which
 * is quick, and each game found is then played inside the regime: by the shortest way into the process, and from its end
 * by the shortest way to the returned result. What only the two together can bring about is searched for in both.
 */
export function planOwnDrives(options: PlanOptions): DrivePlans {
  const found = new Found(options.program, (flow) => flow.side === 'process');
  const ways = new WaysInAndOut(options);
  const program = ownProgram(options.program);
  const search = (scenarios: readonly Scenario[], grain: 'coarse' | 'fine', budget: number): void => {
    const left = new Set(found.left.map((flow) => flow.name));
    const alone = explore(programPlayground({ ...options, program, scenarios, grain }), budget, (flow) =>
      left.has(flow),
    );
    found.add({ games: alone.games.flatMap((game) => ways.around(game) ?? []), endless: new Set() });
  };
  // The process alone asks no database: of scenarios that begin alike for it, one is enough.
  const firsts = alikeFor(program, options.scenarios).flatMap(([first]) => first ?? []);
  for (const first of firsts) if (found.left.length > 0) search([first], 'coarse', coarseBudget);
  if (found.isWorthMore(options.scenarios)) search(firsts, 'fine', fineBudget);
  if (found.games.length === 0 || found.isWorthMore(options.scenarios)) exploreAll(options, found);
  return found.plans();
}

/** The shortest way from the plainest receipt to the returned result; empty where there is none. */
export function straightWay(options: PlanOptions): DriveMove[] {
  const playground = programPlayground({ ...options, grain: 'coarse' });
  const [receipt] = playground.beginnings;
  const begun = receipt && playground.begin(receipt);
  const isReturned = (at: DrivePosition) => playground.ending(at)?.wanted === true;
  return (begun && shortestWay(playground, begun.position, isReturned, 5 * coarseBudget)) ?? [];
}

/** The program that runs the procedure's own process by itself. */
function ownProgram(program: Program): Program {
  const own = Object.values(program.bindings).find((called) => called.plan !== program.entry.plan);
  const plan = own && program.plans[own.plan];
  return own === undefined || plan === undefined ? program : { entry: own, plans: { [plan.hash]: plan }, bindings: {} };
}

/** Leads games of the process alone through the regime around it. */
class WaysInAndOut {
  readonly #playground: Playground<DrivePosition, DriveMove>;
  readonly #regime: string;

  constructor(options: PlanOptions) {
    this.#playground = programPlayground({ ...options, grain: 'coarse' });
    this.#regime = options.program.entry.plan;
  }

  /** The game inside the regime; undefined where it goes another way there. */
  around(game: Game<DriveMove>): Game<DriveMove> | undefined {
    const [first, ...own] = game.moves;
    const begun = first && this.#playground.begin(first);
    if (!first || !begun) return undefined;
    const moves: DriveMove[] = [first];
    const flows = new Set<string>(begun.flows);
    let position = begun.position;
    const go = (move: DriveMove): Reached<DrivePosition> | undefined => {
      const reached = this.#playground.play(position, move);
      if (!reached) return undefined;
      position = reached.position;
      moves.push(move);
      for (const flow of reached.flows) flows.add(flow);
      return reached;
    };
    const lead = (to: (at: DrivePosition) => boolean): boolean => {
      const way = shortestWay(this.#playground, position, to, wayBudget);
      return way?.every((move) => go(move) !== undefined) ?? false;
    };
    if (!lead((at) => at.open.tokens.some((token) => token.plan !== this.#regime))) return undefined;
    for (const move of own) if (!this.#follow(move, () => position, go)) return undefined;
    const isEnd = (at: DrivePosition) => this.#playground.ending(at) !== undefined;
    if (!lead((at) => this.#playground.ending(at)?.wanted === true) && !lead(isEnd)) return undefined;
    return { moves, flows, wanted: this.#playground.ending(position)?.wanted ?? false };
  }

  /** A move of the process alone; where it waits for a date, dates of the regime may come first. */
  #follow(
    move: DriveMove,
    position: () => DrivePosition,
    go: (move: DriveMove) => Reached<DrivePosition> | undefined,
  ): boolean {
    if (move.type !== 'wait') return go(move) !== undefined;
    for (let waits = mostWaits; waits > 0; waits -= 1) {
      const { open, state } = position();
      if (open.alarmAt === undefined) return false;
      const reached = go({ type: 'wait', wait: Math.max(0, open.alarmAt - state.now) });
      if (!reached) return false;
      if (reached.flows.some((flow) => !flow.startsWith(`${this.#regime} `))) return true;
    }
    return false;
  }
}
