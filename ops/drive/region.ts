import type { Playground } from './explore.ts';
import type { Cell, Edge, SearchedGraph } from './plan-games.ts';

/** The part of a searched graph from which an end is reached: where games may go. */
export interface Region<Position, Move> {
  /** Moves to the nearest end. */
  readonly distance: ReadonlyMap<Cell<Position, Move>, number>;
  /** How many flows that `isNew` can still be taken by going along the edge and on from there. */
  worth(edge: Pick<Edge<Position, Move>, 'to' | 'flows'>, isNew: (flow: string) => boolean): number;
  /**
   * The next edge on the way to a new flow: to the nearest one that does not cut off the way back, else to where most
   * is left to take. Undefined when nothing new is in reach.
   */
  towards(
    from: Cell<Position, Move>,
    isNew: (flow: string) => boolean,
    without: ReadonlySet<Edge<Position, Move>>,
  ): Edge<Position, Move> | undefined;
  /** The next edge to the nearest end. */
  towardsEnd(from: Cell<Position, Move>, without: ReadonlySet<Edge<Position, Move>>): Edge<Position, Move> | undefined;
}

/** The region of a wanted end (`wantedOnly`) or of any. */
export function regionOf<Position, Move>(
  playground: Playground<Position, Move>,
  graph: SearchedGraph<Position, Move>,
  wantedOnly: boolean,
): Region<Position, Move> {
  type C = Cell<Position, Move>;
  type E = Edge<Position, Move>;
  const distance = distancesToEnd(playground, [...graph.cells.values()], wantedOnly);
  const edgesOf = (cell: C): E[] => cell.edges.filter((edge) => distance.has(edge.to));
  const component = componentsOf([...distance.keys()], edgesOf);
  const ahead = flowsAhead(component, edgesOf);
  const worth = (edge: Pick<E, 'to' | 'flows'>, isNew: (flow: string) => boolean): number => {
    let found = 0;
    const reachable = ahead.get(component.get(edge.to) ?? -1);
    for (const flow of reachable ?? []) if (isNew(flow)) found += 1;
    for (const flow of new Set(edge.flows)) if (isNew(flow) && !reachable?.has(flow)) found += 1;
    return found;
  };
  return {
    distance,
    worth,
    towards: (from, isNew, without) => {
      const home = component.get(from);
      let best: { readonly first: E; readonly worth: number } | undefined;
      const queue: { readonly cell: C; readonly first: E | undefined }[] = [{ cell: from, first: undefined }];
      const seen = new Set<C>([from]);
      for (const { cell, first } of queue) {
        for (const edge of edgesOf(cell)) {
          if (without.has(edge)) continue;
          const step = first ?? edge;
          if (component.get(edge.to) === home) {
            if (edge.flows.some(isNew)) return step;
            if (!seen.has(edge.to)) queue.push({ cell: edge.to, first: step });
            seen.add(edge.to);
          } else {
            const value = worth(edge, isNew);
            if (value > (best?.worth ?? 0)) best = { first: step, worth: value };
          }
        }
      }
      return best?.first;
    },
    towardsEnd: (from, without) =>
      edgesOf(from)
        .filter((edge) => !without.has(edge))
        .toSorted((a, b) => (distance.get(a.to) ?? 0) - (distance.get(b.to) ?? 0))[0],
  };
}

function distancesToEnd<Position, Move>(
  playground: Playground<Position, Move>,
  cells: readonly Cell<Position, Move>[],
  wantedOnly: boolean,
): Map<Cell<Position, Move>, number> {
  const into = new Map<Cell<Position, Move>, Cell<Position, Move>[]>();
  const distance = new Map<Cell<Position, Move>, number>();
  for (const cell of cells) {
    for (const { to } of cell.edges) {
      const before = into.get(to);
      if (before) before.push(cell);
      else into.set(to, [cell]);
    }
    const ending = playground.ending(cell.position);
    if (ending && (ending.wanted || !wantedOnly)) distance.set(cell, 0);
  }
  for (const [cell, steps] of distance) {
    for (const before of into.get(cell) ?? []) if (!distance.has(before)) distance.set(before, steps + 1);
  }
  return distance;
}

/**
 * Numbers of the strongly connected components: within one, every way can be gone back. A component's number is higher
 * than those of the components it leads to (Tarjan's order, without recursion: a search may be thousands deep).
 */
function componentsOf<Node extends object>(
  nodes: readonly Node[],
  edgesOf: (node: Node) => readonly { readonly to: Node }[],
): Map<Node, number> {
  const component = new Map<Node, number>();
  const order = new Map<Node, number>();
  const low = new Map<Node, number>();
  const open: Node[] = [];
  let components = 0;
  for (const root of nodes) {
    if (order.has(root)) continue;
    const path: { readonly node: Node; readonly next: Iterator<{ readonly to: Node }> }[] = [];
    const enter = (node: Node): void => {
      order.set(node, order.size);
      low.set(node, order.get(node) ?? 0);
      open.push(node);
      path.push({ node, next: edgesOf(node)[Symbol.iterator]() });
    };
    enter(root);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const { node } = top;
      const step = top.next.next();
      if (!step.done) {
        const { to } = step.value;
        if (!order.has(to)) enter(to);
        else if (!component.has(to)) low.set(node, Math.min(low.get(node) ?? 0, order.get(to) ?? 0));
        continue;
      }
      path.pop();
      const parent = path.at(-1)?.node;
      if (parent) low.set(parent, Math.min(low.get(parent) ?? 0, low.get(node) ?? 0));
      if (low.get(node) !== order.get(node)) continue;
      for (let member = open.pop(); member; member = member === node ? undefined : open.pop())
        component.set(member, components);
      components += 1;
    }
  }
  return component;
}

/** Component → every flow that can still be taken from inside it. */
function flowsAhead<Position, Move>(
  component: ReadonlyMap<Cell<Position, Move>, number>,
  edgesOf: (cell: Cell<Position, Move>) => readonly Edge<Position, Move>[],
): Map<number, Set<string>> {
  const members = Map.groupBy(component.keys(), (cell) => component.get(cell) ?? -1);
  const ahead = new Map<number, Set<string>>();
  for (const [number, cells] of [...members].sort(([a], [b]) => a - b)) {
    const flows = new Set<string>();
    for (const edge of cells.flatMap(edgesOf)) {
      for (const flow of edge.flows) flows.add(flow);
      const beyond = component.get(edge.to);
      if (beyond !== undefined && beyond !== number) for (const flow of ahead.get(beyond) ?? []) flows.add(flow);
    }
    ahead.set(number, flows);
  }
  return ahead;
}
