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

/** A whole game: from a beginning to an end. */
export interface Plan<Move> {
  readonly moves: readonly Move[];
  readonly flows: ReadonlySet<string>;
  readonly wanted: boolean;
}

export interface Exploration<Move> {
  /** Together they take every flow that was reached; the first ends as wanted, where any does. */
  readonly plans: readonly Plan<Move>[];
  /** Flows reached only in games that were not seen to end. */
  readonly endless: ReadonlySet<string>;
  /** Whether every position was looked at; if not, an unreached flow may only be far away. */
  readonly exhausted: boolean;
}

interface Cell<Position, Move> {
  readonly position: Position;
  readonly parent: Cell<Position, Move> | undefined;
  readonly move: Move;
  readonly flows: readonly string[];
  /** Where each of the position's moves leads, in their order; undefined for an impossible one. */
  readonly edges: (string | undefined)[];
}

/**
 * Searches the playground for games that together take every flow. Breadth first, but a position whose move took a new
 * flow is looked at before the others; looks at no more than `budget` positions.
 */
export function explore<Position, Move>(playground: Playground<Position, Move>, budget: number): Exploration<Move> {
  const { cells, firstTaken, exhausted } = search(playground, budget);
  const wantedDistance = distancesToEnd(playground, cells, true);
  const anyDistance = distancesToEnd(playground, cells, false);
  const complete = (cell: Cell<Position, Move>): Plan<Move> | undefined =>
    finish(playground, cells, wantedDistance, cell) ?? finish(playground, cells, anyDistance, cell);

  const candidates: Plan<Move>[] = [];
  const covered = new Set<string>();
  const shortest = nearestBeginning(cells, wantedDistance);
  const first = shortest && complete(shortest);
  if (first) candidates.push(first);
  for (const cell of new Set(firstTaken.values())) {
    const plan = complete(cell);
    if (plan) candidates.push(plan);
  }
  for (const plan of candidates) for (const flow of plan.flows) covered.add(flow);
  return {
    plans: coverWithFew(candidates),
    endless: new Set([...firstTaken.keys()].filter((flow) => !covered.has(flow))),
    exhausted,
  };
}

function search<Position, Move>(playground: Playground<Position, Move>, budget: number) {
  const cells = new Map<string, Cell<Position, Move>>();
  const firstTaken = new Map<string, Cell<Position, Move>>();
  const promising: Cell<Position, Move>[] = [];
  const others: Cell<Position, Move>[] = [];

  const arrive = (reached: Reached<Position>, parent: Cell<Position, Move> | undefined, move: Move): string => {
    const signature = playground.signature(reached.position);
    const cell: Cell<Position, Move> = { position: reached.position, parent, move, flows: reached.flows, edges: [] };
    let isNew = false;
    for (const flow of reached.flows) {
      if (firstTaken.has(flow)) continue;
      firstTaken.set(flow, cell);
      isNew = true;
    }
    if (!cells.has(signature)) {
      cells.set(signature, cell);
      (isNew ? promising : others).push(cell);
    }
    return signature;
  };

  for (const beginning of playground.beginnings) {
    const reached = playground.begin(beginning);
    if (reached) arrive(reached, undefined, beginning);
  }
  let looked = 0;
  let next = 0;
  while (looked < budget && (promising.length > 0 || next < others.length)) {
    const cell = promising.shift() ?? others[next++];
    if (!cell) break;
    looked += 1;
    if (playground.ending(cell.position)) continue;
    for (const move of playground.moves(cell.position)) {
      const reached = playground.play(cell.position, move);
      cell.edges.push(reached && arrive(reached, cell, move));
    }
  }
  return { cells, firstTaken, exhausted: promising.length === 0 && next >= others.length };
}

/** Moves to the nearest end, by signature; only to a wanted end if `wantedOnly`. */
function distancesToEnd<Position, Move>(
  playground: Playground<Position, Move>,
  cells: ReadonlyMap<string, Cell<Position, Move>>,
  wantedOnly: boolean,
): ReadonlyMap<string, number> {
  const into = new Map<string, string[]>();
  const distance = new Map<string, number>();
  const queue: string[] = [];
  for (const [signature, cell] of cells) {
    for (const to of cell.edges) if (to !== undefined) into.set(to, [...(into.get(to) ?? []), signature]);
    const ending = playground.ending(cell.position);
    if (ending && (ending.wanted || !wantedOnly)) {
      distance.set(signature, 0);
      queue.push(signature);
    }
  }
  for (const signature of queue) {
    for (const from of into.get(signature) ?? []) {
      if (distance.has(from)) continue;
      distance.set(from, (distance.get(signature) ?? 0) + 1);
      queue.push(from);
    }
  }
  return distance;
}

function nearestBeginning<Position, Move>(
  cells: ReadonlyMap<string, Cell<Position, Move>>,
  distance: ReadonlyMap<string, number>,
): Cell<Position, Move> | undefined {
  return [...cells]
    .filter(([signature, cell]) => !cell.parent && distance.has(signature))
    .sort(([a], [b]) => (distance.get(a) ?? 0) - (distance.get(b) ?? 0))[0]?.[1];
}

/** The game that leads to the cell, played on to an end along falling distances. */
function finish<Position, Move>(
  playground: Playground<Position, Move>,
  cells: ReadonlyMap<string, Cell<Position, Move>>,
  distance: ReadonlyMap<string, number>,
  cell: Cell<Position, Move>,
): Plan<Move> | undefined {
  const moves: Move[] = [];
  const flows = new Set<string>();
  for (let at: Cell<Position, Move> | undefined = cell; at; at = at.parent) {
    moves.unshift(at.move);
    for (const flow of at.flows) flows.add(flow);
  }
  let position = cell.position;
  // Two positions with one signature may still differ a little, so the way can be longer than the distance says.
  for (let patience = 4 * ((distance.get(playground.signature(position)) ?? 0) + 5); patience > 0; patience -= 1) {
    const ending = playground.ending(position);
    if (ending) return { moves, flows, wanted: ending.wanted };
    const step = nextTowardsEnd(playground, cells, distance, position);
    if (!step) return undefined;
    moves.push(step.move);
    for (const flow of step.reached.flows) flows.add(flow);
    position = step.reached.position;
  }
  return undefined;
}

function nextTowardsEnd<Position, Move>(
  playground: Playground<Position, Move>,
  cells: ReadonlyMap<string, Cell<Position, Move>>,
  distance: ReadonlyMap<string, number>,
  position: Position,
): { move: Move; reached: Reached<Position> } | undefined {
  const known = cells.get(playground.signature(position));
  if (!known) return undefined;
  // Moves name element instances of their own position; those of its twin are the same ones by their order.
  const options = playground.moves(position).flatMap((move, index) => {
    const to = known.edges[index];
    const left = to === undefined ? undefined : distance.get(to);
    return left === undefined ? [] : [{ move, left }];
  });
  for (const { move } of options.sort((a, b) => a.left - b.left)) {
    const reached = playground.play(position, move);
    if (reached) return { move, reached };
  }
  return undefined;
}

/** Few of the plans that take all the flows that all of them take: the first, then always the one that adds most. */
export function coverWithFew<Move>(candidates: readonly Plan<Move>[]): Plan<Move>[] {
  const chosen: Plan<Move>[] = [];
  const covered = new Set<string>();
  const gain = (plan: Plan<Move>): number => [...plan.flows].filter((flow) => !covered.has(flow)).length;
  let next = candidates[0];
  while (next) {
    chosen.push(next);
    for (const flow of next.flows) covered.add(flow);
    next = candidates
      .map((plan) => ({ plan, gain: gain(plan) }))
      .filter((option) => option.gain > 0)
      .sort((a, b) => b.gain - a.gain || a.plan.moves.length - b.plan.moves.length)[0]?.plan;
  }
  return chosen;
}
