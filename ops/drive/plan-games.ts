import type { Playground } from './explore.ts';
import { type Region, regionOf } from './region.ts';

/** A position that was looked at, and where its moves lead. Positions with one signature share the cell of the first. */
export interface Cell<Position, Move> {
  readonly signature: string;
  readonly position: Position;
  /** The way the position was reached first: exact, move by move. */
  readonly parent: Cell<Position, Move> | undefined;
  readonly move: Move;
  readonly flows: readonly string[];
  readonly edges: Edge<Position, Move>[];
}

export interface Edge<Position, Move> {
  /** Number of the move among the position's moves. */
  readonly index: number;
  readonly to: Cell<Position, Move>;
  readonly flows: readonly string[];
}

/** What a search has seen of a playground. */
export interface SearchedGraph<Position, Move> {
  readonly cells: ReadonlyMap<string, Cell<Position, Move>>;
  readonly beginnings: readonly {
    readonly move: Move;
    readonly to: Cell<Position, Move>;
    readonly flows: readonly string[];
  }[];
  /** Flow → the cell whose move took it first. */
  readonly firstTaken: ReadonlyMap<string, Cell<Position, Move>>;
}

/** A whole game: from a beginning to an end. */
export interface Game<Move> {
  readonly moves: readonly Move[];
  readonly flows: ReadonlySet<string>;
  readonly wanted: boolean;
}

/** Moves of one game beyond which it heads for the end. */
const longGame = 120;

/**
 * Few games that together take every flow asked for, as far as an end is reached after it. Each goes round the loops it
 * comes by and leaves a part of the diagram only when nothing new is left there; the first ends as wanted, where any
 * does.
 */
export function planGames<Position, Move>(
  playground: Playground<Position, Move>,
  graph: SearchedGraph<Position, Move>,
  asked: (flow: string) => boolean,
): Game<Move>[] {
  const toWanted = regionOf(playground, graph, true);
  const toAny = regionOf(playground, graph, false);
  const planner = new Planner(playground, graph, asked);
  const games: Game<Move>[] = [];
  const keep = (game: Game<Move> | undefined): boolean => {
    if (!game) return false;
    games.push(game);
    planner.forget(game.flows);
    return true;
  };
  keep(planner.fromBeginning(toWanted, true));
  while (keep(planner.fromBeginning(toAny, games.length === 0)));
  // What only an exact way leads to: positions with one signature may differ a little.
  for (const [flow, cell] of graph.firstTaken) if (planner.isNew(flow)) keep(planner.fromCell(toAny, cell));
  return games;
}

/** A game under way. */
interface Walk<Position, Move> {
  position: Position;
  readonly moves: Move[];
  readonly flows: Set<string>;
}

class Planner<Position, Move> {
  readonly #playground: Playground<Position, Move>;
  readonly #graph: SearchedGraph<Position, Move>;
  readonly #asked: (flow: string) => boolean;
  readonly #taken = new Set<string>();

  constructor(
    playground: Playground<Position, Move>,
    graph: SearchedGraph<Position, Move>,
    asked: (flow: string) => boolean,
  ) {
    this.#playground = playground;
    this.#graph = graph;
    this.#asked = asked;
  }

  isNew(flow: string): boolean {
    return this.#asked(flow) && !this.#taken.has(flow);
  }

  forget(flows: Iterable<string>): void {
    for (const flow of flows) this.#taken.add(flow);
  }

  /** A game from the most promising beginning; undefined when it takes nothing new, unless one is to be played anyway. */
  fromBeginning(region: Region<Position, Move>, anyway: boolean): Game<Move> | undefined {
    const open = (flow: string) => this.isNew(flow);
    const [best] = this.#graph.beginnings
      .filter((beginning) => region.distance.has(beginning.to))
      .map((beginning) => ({ ...beginning, worth: region.worth(beginning, open) }))
      .toSorted((a, b) => b.worth - a.worth);
    if (!best || (best.worth === 0 && !anyway)) return undefined;
    const reached = this.#playground.begin(best.move);
    if (!reached) return undefined;
    const game = this.#play(region, { position: reached.position, moves: [best.move], flows: new Set(reached.flows) });
    return game && (anyway || [...game.flows].some(open)) ? game : undefined;
  }

  /** A game along the exact way to the cell. */
  fromCell(region: Region<Position, Move>, cell: Cell<Position, Move>): Game<Move> | undefined {
    const walk: Walk<Position, Move> = { position: cell.position, moves: [], flows: new Set() };
    for (let at: Cell<Position, Move> | undefined = cell; at; at = at.parent) {
      walk.moves.unshift(at.move);
      for (const flow of at.flows) walk.flows.add(flow);
    }
    return this.#play(region, walk);
  }

  /** Plays on: new flows as long as there are any in reach, then to the nearest end. */
  #play(region: Region<Position, Move>, walk: Walk<Position, Move>): Game<Move> | undefined {
    const disappointing = new Set<Edge<Position, Move>>();
    const isNew = (flow: string) => this.isNew(flow) && !walk.flows.has(flow);
    for (let patience = 4 * longGame; patience > 0; patience -= 1) {
      const ending = this.#playground.ending(walk.position);
      if (ending) return { moves: walk.moves, flows: walk.flows, wanted: ending.wanted };
      const cell = this.#cellOf(walk.position);
      if (!cell) return undefined;
      const edge =
        (walk.moves.length < longGame ? region.towards(cell, isNew, disappointing) : undefined) ??
        region.towardsEnd(cell, disappointing);
      if (!edge) return undefined;
      const promised = edge.flows.filter(isNew);
      if (!this.#step(region, walk, edge) || promised.some((flow) => !walk.flows.has(flow))) disappointing.add(edge);
    }
    return undefined;
  }

  #step(region: Region<Position, Move>, walk: Walk<Position, Move>, edge: Edge<Position, Move>): boolean {
    const move = this.#playground.moves(walk.position)[edge.index];
    const reached = move === undefined ? undefined : this.#playground.play(walk.position, move);
    if (move === undefined || !reached) return false;
    const cell = this.#cellOf(reached.position);
    if (!this.#playground.ending(reached.position) && (!cell || !region.distance.has(cell))) return false;
    walk.position = reached.position;
    walk.moves.push(move);
    for (const flow of reached.flows) walk.flows.add(flow);
    return true;
  }

  #cellOf(position: Position): Cell<Position, Move> | undefined {
    return this.#graph.cells.get(this.#playground.signature(position));
  }
}
