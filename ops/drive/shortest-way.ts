import type { Playground } from './explore.ts';

/** The fewest moves from a position to one that is wanted; undefined when none was found among `budget` positions. */
export function shortestWay<Position, Move>(
  playground: Playground<Position, Move>,
  from: Position,
  isWanted: (position: Position) => boolean,
  budget: number,
): Move[] | undefined {
  const queue: { readonly position: Position; readonly way: readonly Move[] }[] = [{ position: from, way: [] }];
  const seen = new Set([playground.signature(from)]);
  for (const { position, way } of queue) {
    if (isWanted(position)) return [...way];
    if (playground.ending(position) || seen.size > budget) continue;
    for (const move of playground.moves(position)) {
      const reached = playground.play(position, move);
      const signature = reached && playground.signature(reached.position);
      if (!reached || signature === undefined || seen.has(signature)) continue;
      seen.add(signature);
      queue.push({ position: reached.position, way: [...way, move] });
    }
  }
  return undefined;
}
