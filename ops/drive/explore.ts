import { type Cell, type Game, planGames, type SearchedGraph } from './plan-games.ts';

/** What can be played: positions, the moves from them, and what each move takes of the diagram. Deterministic. */
export interface Playground<Position, Move> {
  /** Every way to begin. */
  readonly beginnings: readonly Move[];
  begin(beginning: Move): Reached<Position> | undefined;
  moves(position: Position): readonly Move[];
  /** Undefined when the move turns out to be impossible. */
  play(position: Position, move: Move): Reached<Position> | undefined;
  /** Positions with the same signature go on alike, as far as one can tell. */
  signature(position: Position): string;
  /** How it ended; undefined while it goes on. `wanted` endings are preferred. */
  ending(position: Position): { readonly wanted: boolean } | undefined;
}

export interface Reached<Position> {
  readonly position: Position;
  /** Flows taken by the move that led here. */
  readonly flows: readonly string[];
}

export interface Exploration<Move> {
  /** Together they take every flow asked for that was reached; the first ends as wanted, where any does. */
  readonly games: readonly Game<Move>[];
  /** Flows asked for, reached only in games that were not seen to end. */
  readonly endless: ReadonlySet<string>;
  /** Whether every position was looked at; if not, an unreached flow may only be far away. */
  readonly exhausted: boolean;
}

/**
 * Searches the playground for few games that together take every flow that `asked` asks for. Breadth first, but a
 * position whose move took a new flow is looked at before the others; looks at no more than `budget` positions.
 */
export function explore<Position, Move>(
  playground: Playground<Position, Move>,
  budget: number,
  asked: (flow: string) => boolean = () => true,
): Exploration<Move> {
  const graph = search(playground, budget);
  const games = planGames(playground, graph, asked);
  const taken = new Set(games.flatMap((game) => [...game.flows]));
  return {
    games,
    endless: new Set([...graph.firstTaken.keys()].filter((flow) => asked(flow) && !taken.has(flow))),
    exhausted: graph.exhausted,
  };
}

function search<Position, Move>(playground: Playground<Position, Move>, budget: number) {
  const cells = new Map<string, Cell<Position, Move>>();
  const firstTaken = new Map<string, Cell<Position, Move>>();
  const promising: Cell<Position, Move>[] = [];
  const others: Cell<Position, Move>[] = [];

  const arrive = (
    reached: Reached<Position>,
    parent: Cell<Position, Move> | undefined,
    move: Move,
  ): Cell<Position, Move> => {
    const signature = playground.signature(reached.position);
    const cell = { signature, position: reached.position, parent, move, flows: reached.flows, edges: [] };
    let isNew = false;
    for (const flow of reached.flows) {
      if (firstTaken.has(flow)) continue;
      firstTaken.set(flow, cell);
      isNew = true;
    }
    const known = cells.get(signature);
    if (known) return known;
    cells.set(signature, cell);
    (isNew ? promising : others).push(cell);
    return cell;
  };

  const beginnings: SearchedGraph<Position, Move>['beginnings'][number][] = [];
  for (const move of playground.beginnings) {
    const reached = playground.begin(move);
    if (reached) beginnings.push({ move, to: arrive(reached, undefined, move), flows: reached.flows });
  }
  let looked = 0;
  let next = 0;
  while (looked < budget && (promising.length > 0 || next < others.length)) {
    const cell = promising.shift() ?? others[next++];
    if (!cell) break;
    looked += 1;
    if (playground.ending(cell.position)) continue;
    for (const [index, move] of playground.moves(cell.position).entries()) {
      const reached = playground.play(cell.position, move);
      if (reached) cell.edges.push({ index, to: arrive(reached, cell, move), flows: reached.flows });
    }
  }
  return { cells, beginnings, firstTaken, exhausted: promising.length === 0 && next >= others.length };
}
