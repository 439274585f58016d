import type { GraphBody, GraphFlow, GraphNode } from './flow-graph.ts';
import { type Box, centre, type Point, passesThrough } from './geometry.ts';
import { backFlowsOf, boundariesOf, type Places } from './place.ts';

type Side = 'left' | 'right' | 'top' | 'bottom';

/** Right angles that a reader follows easily: short, few bends, few crossings, never through a shape. */
const COST = {
  bend: 50,
  crossing: 45,
  overlapPerPixel: 8,
  sameSourcePerPixel: 3,
  sidewaysPort: 35,
  portInUse: 70,
  portTurned: 120,
};
const CLEARANCE = 9;

/** A port of a node and the first crossing of lines outside it. */
interface Port {
  readonly side: Side;
  readonly at: Point;
  readonly column: number;
  readonly row: number;
}

/**
 * Finds orthogonal waypoints for every flow on the lines between the nodes, one flow after the other; each avoids the
 * shapes and shuns those already drawn. Deterministic. Throws when a node is walled in, which the grid excludes.
 */
export function routeFlows(body: GraphBody, places: Places): Map<string, readonly Point[]> {
  const grid = new Grid(places);
  const back = backFlowsOf(body);
  const nodes = new Map(body.nodes.map((node) => [node.id, node]));
  const ports = new PortUse();
  const routes = new Map<string, readonly Point[]>();
  const distance = (flow: GraphFlow): number => {
    const from = places.boxes.get(flow.source);
    const to = places.boxes.get(flow.target);
    if (from === undefined || to === undefined) return 0;
    const a = centre(from);
    const b = centre(to);
    return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
  };
  const inOrder = body.flows.toSorted(
    (a, b) => Number(back.has(a.id)) - Number(back.has(b.id)) || distance(a) - distance(b),
  );
  for (const flow of inOrder) {
    const source = nodes.get(flow.source);
    const target = nodes.get(flow.target);
    const from = places.boxes.get(flow.source);
    const to = places.boxes.get(flow.target);
    if (source === undefined || target === undefined || from === undefined || to === undefined) {
      throw new Error(`Expected the ends of ${flow.id} to be nodes of the same body but one is missing`);
    }
    const exits = grid.portsOf(from, exitSides(body, source));
    const entries = grid.portsOf(to, entrySides(body, target));
    routes.set(flow.id, grid.route(flow, exits, entries, ports));
  }
  return routes;
}

function exitSides(body: GraphBody, node: GraphNode): readonly Side[] {
  if (node.type === 'boundaryEvent') return ['bottom'];
  return boundariesOf(body, node.id).length > 0 ? ['right', 'top'] : ['right', 'bottom', 'top'];
}

function entrySides(body: GraphBody, node: GraphNode): readonly Side[] {
  return boundariesOf(body, node.id).length > 0 ? ['left', 'top'] : ['left', 'top', 'bottom'];
}

/** Which sides of which nodes flows already use, and in which direction. */
class PortUse {
  private readonly used = new Map<string, { in: number; out: number }>();

  cost(node: string, side: Side, direction: 'in' | 'out'): number {
    const use = this.used.get(`${node}|${side}`);
    if (use === undefined) return 0;
    if (direction === 'out') return use.in * COST.portTurned + use.out * COST.portInUse;
    return use.out * COST.portTurned;
  }

  take(node: string, side: Side, direction: 'in' | 'out'): void {
    const use = this.used.get(`${node}|${side}`) ?? { in: 0, out: 0 };
    use[direction] += 1;
    this.used.set(`${node}|${side}`, use);
  }
}

/** Directions of travel: right, down, left, up. */
const STEPS = [
  { column: 1, row: 0 },
  { column: 0, row: 1 },
  { column: -1, row: 0 },
  { column: 0, row: -1 },
] as const;

class Grid {
  private readonly xs: readonly number[];
  private readonly ys: readonly number[];
  /** By crossing: whether the segment to its right (below it) is free of shapes. */
  private readonly freeRight: Uint8Array;
  private readonly freeBelow: Uint8Array;
  /** Flows drawn on the segment to the right of (below) a crossing. */
  private readonly drawnRight = new Map<number, GraphFlow[]>();
  private readonly drawnBelow = new Map<number, GraphFlow[]>();

  /** Of one search, by crossing and direction; kept because they are large. */
  private readonly cost: Float64Array;
  private readonly cameFrom: Int32Array;
  private readonly settled: Uint8Array;

  constructor(places: Places) {
    this.xs = places.vertical;
    this.ys = places.horizontal;
    const cells = this.xs.length * this.ys.length;
    this.freeRight = new Uint8Array(cells).fill(1);
    this.freeBelow = new Uint8Array(cells).fill(1);
    this.cost = new Float64Array(cells * 4);
    this.cameFrom = new Int32Array(cells * 4);
    this.settled = new Uint8Array(cells * 4);
    for (const box of places.boxes.values()) this.block(box);
  }

  private block(box: Box): void {
    const wall = {
      x: box.x - CLEARANCE,
      y: box.y - CLEARANCE,
      width: box.width + 2 * CLEARANCE,
      height: box.height + 2 * CLEARANCE,
    };
    for (let row = 0; row < this.ys.length; row += 1) {
      for (let column = 0; column < this.xs.length; column += 1) {
        const here = this.point(column, row);
        const index = this.index(column, row);
        if (column + 1 < this.xs.length && passesThrough(here, this.point(column + 1, row), wall))
          this.freeRight[index] = 0;
        if (row + 1 < this.ys.length && passesThrough(here, this.point(column, row + 1), wall))
          this.freeBelow[index] = 0;
      }
    }
  }

  private index(column: number, row: number): number {
    return row * this.xs.length + column;
  }

  private point(column: number, row: number): Point {
    return { x: this.xs[column] ?? 0, y: this.ys[row] ?? 0 };
  }

  /** The ports of a box on the given sides; sides that face the edge of the diagram without a line are left out. */
  portsOf(box: Box, sides: readonly Side[]): readonly Port[] {
    return sides.map((side) => this.portAt(box, side)).filter((port) => port.column >= 0 && port.row >= 0);
  }

  private portAt(box: Box, side: Side): Port {
    const middle = centre(box);
    const column = nearest(this.xs, middle.x);
    const row = nearest(this.ys, middle.y);
    const right = box.x + box.width;
    const bottom = box.y + box.height;
    switch (side) {
      case 'right':
        return { side, at: { x: right, y: middle.y }, column: this.xs.findIndex((x) => x > right + CLEARANCE), row };
      case 'left':
        return {
          side,
          at: { x: box.x, y: middle.y },
          column: this.xs.findLastIndex((x) => x < box.x - CLEARANCE),
          row,
        };
      case 'bottom':
        return { side, at: { x: middle.x, y: bottom }, column, row: this.ys.findIndex((y) => y > bottom + CLEARANCE) };
      case 'top':
        return {
          side,
          at: { x: middle.x, y: box.y },
          column,
          row: this.ys.findLastIndex((y) => y < box.y - CLEARANCE),
        };
    }
  }

  /** Cheapest way (A*) from one of the exits to one of the entries; remembers it as drawn. */
  route(flow: GraphFlow, exits: readonly Port[], entries: readonly Port[], ports: PortUse): readonly Point[] {
    const cost = this.cost.fill(Number.POSITIVE_INFINITY);
    const cameFrom = this.cameFrom.fill(-1);
    const settled = this.settled.fill(0);
    const queue = new Queue();
    const goals = new Map<number, { port: Port; extra: number }>();
    for (const port of entries) {
      const arriving = { left: 0, top: 1, right: 2, bottom: 3 }[port.side];
      const extra = (port.side === 'left' ? 0 : COST.sidewaysPort) + ports.cost(flow.target, port.side, 'in');
      goals.set(this.index(port.column, port.row) * 4 + arriving, { port, extra });
    }
    const towards = (column: number, row: number): number => {
      const here = this.point(column, row);
      let best = Number.POSITIVE_INFINITY;
      for (const { port } of goals.values()) {
        const there = this.point(port.column, port.row);
        best = Math.min(best, Math.abs(here.x - there.x) + Math.abs(here.y - there.y));
      }
      return best;
    };
    const starts = new Map<number, Port>();
    for (const port of exits) {
      const leaving = { right: 0, bottom: 1, left: 2, top: 3 }[port.side];
      const state = this.index(port.column, port.row) * 4 + leaving;
      starts.set(state, port);
      cost[state] = (port.side === 'right' ? 0 : COST.sidewaysPort) + ports.cost(flow.source, port.side, 'out');
      queue.push(state, cost[state] + towards(port.column, port.row));
    }
    let last = -1;
    let entry: Port | undefined;
    let bestCost = Number.POSITIVE_INFINITY;
    for (let next = queue.pop(); next !== undefined && next.cost < bestCost; next = queue.pop()) {
      const { state } = next;
      if (settled[state] === 1) continue;
      settled[state] = 1;
      const spent = cost[state] ?? 0;
      const cell = state >> 2;
      const column = cell % this.xs.length;
      const row = (cell - column) / this.xs.length;
      const direction = state & 3;
      for (const [heading, { port, extra }] of goals) {
        const turn = ((heading & 3) - direction + 4) & 3;
        if (heading >> 2 !== cell || turn === 2) continue;
        const total = spent + (turn === 0 ? 0 : COST.bend) + extra;
        if (total < bestCost) {
          bestCost = total;
          entry = port;
          last = state;
        }
      }
      for (const [heading, step] of STEPS.entries()) {
        if (((heading - direction + 4) & 3) === 2) continue;
        const length = this.open(column, row, heading);
        if (length === undefined) continue;
        const to = this.index(column + step.column, row + step.row) * 4 + heading;
        const total =
          spent + length + (heading === direction ? 0 : COST.bend) + this.friction(flow, column, row, heading, length);
        if (total < (cost[to] ?? 0)) {
          cost[to] = total;
          cameFrom[to] = state;
          queue.push(to, total + towards(column + step.column, row + step.row));
        }
      }
    }
    if (entry === undefined)
      throw new Error(`Expected a way for ${flow.id} from ${flow.source} to ${flow.target} but found none`);
    const states: number[] = [];
    for (let state = last; state >= 0; state = cameFrom[state] ?? -1) states.unshift(state);
    const start = starts.get(states[0] ?? -1);
    if (start === undefined) throw new Error(`Expected the way of ${flow.id} to begin at a port but it does not`);
    ports.take(flow.source, start.side, 'out');
    ports.take(flow.target, entry.side, 'in');
    const crossings = states.map((state) => state >> 2);
    this.remember(flow, crossings);
    const points = crossings.map((cell) => this.point(cell % this.xs.length, Math.floor(cell / this.xs.length)));
    return straightened([start.at, ...points, entry.at]);
  }

  /** Length of the segment in that direction, undefined where a shape or the edge is in the way. */
  private open(column: number, row: number, direction: number): number | undefined {
    const step = STEPS[direction];
    if (step === undefined) return undefined;
    const toColumn = column + step.column;
    const toRow = row + step.row;
    if (toColumn < 0 || toRow < 0 || toColumn >= this.xs.length || toRow >= this.ys.length) return undefined;
    const from = this.index(Math.min(column, toColumn), Math.min(row, toRow));
    const free = step.row === 0 ? this.freeRight[from] : this.freeBelow[from];
    if (free !== 1) return undefined;
    const a = this.point(column, row);
    const b = this.point(toColumn, toRow);
    return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
  }

  /** What it costs to run along or across flows that are already drawn. Flows to the same target may run together. */
  private friction(flow: GraphFlow, column: number, row: number, direction: number, length: number): number {
    const step = STEPS[direction];
    if (step === undefined) return 0;
    const toColumn = column + step.column;
    const toRow = row + step.row;
    const from = this.index(Math.min(column, toColumn), Math.min(row, toRow));
    let friction = 0;
    for (const other of (step.row === 0 ? this.drawnRight : this.drawnBelow).get(from) ?? []) {
      if (other.target === flow.target) continue;
      friction += length * (other.source === flow.source ? COST.sameSourcePerPixel : COST.overlapPerPixel);
    }
    const at = this.index(toColumn, toRow);
    const crossed =
      step.row === 0
        ? isForeign(this.drawnBelow.get(at), flow) || isForeign(this.drawnBelow.get(at - this.xs.length), flow)
        : isForeign(this.drawnRight.get(at), flow) || isForeign(this.drawnRight.get(at - 1), flow);
    if (crossed) friction += COST.crossing;
    return friction;
  }

  private remember(flow: GraphFlow, crossings: readonly number[]): void {
    for (const [index, cell] of crossings.entries()) {
      const next = crossings[index + 1];
      if (next === undefined || next === cell) continue;
      const from = Math.min(cell, next);
      const drawn = Math.abs(next - cell) === 1 ? this.drawnRight : this.drawnBelow;
      drawn.set(from, [...(drawn.get(from) ?? []), flow]);
    }
  }
}

function isForeign(drawn: readonly GraphFlow[] | undefined, flow: GraphFlow): boolean {
  return drawn?.some((other) => other.target !== flow.target) ?? false;
}

/** Leaves out points that lie on the straight line between their neighbours. */
function straightened(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last !== undefined && last.x === point.x && last.y === point.y) continue;
    const before = kept.at(-2);
    const straight =
      last !== undefined &&
      before !== undefined &&
      ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y));
    if (straight) kept.pop();
    kept.push(point);
  }
  return kept;
}

function nearest(lines: readonly number[], value: number): number {
  let best = 0;
  for (const [index, line] of lines.entries()) {
    if (Math.abs(line - value) < Math.abs((lines[best] ?? 0) - value)) best = index;
  }
  return best;
}

/** Smallest first; equal ones in the order in which they came. */
class Queue {
  private readonly heap: { state: number; cost: number; turn: number }[] = [];
  private turn = 0;

  push(state: number, cost: number): void {
    const heap = this.heap;
    const entry = { state, cost, turn: this.turn };
    this.turn += 1;
    let index = heap.length;
    heap.push(entry);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !before(entry, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  }

  pop(): { readonly state: number; readonly cost: number } | undefined {
    const heap = this.heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined) return undefined;
    if (heap.length === 0) return first;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      const left = heap[child];
      if (left === undefined) break;
      const right = heap[child + 1];
      if (right !== undefined && before(right, left)) child += 1;
      const smaller = heap[child];
      if (smaller === undefined || !before(smaller, last)) break;
      heap[index] = smaller;
      index = child;
    }
    heap[index] = last;
    return first;
  }
}

function before(a: { cost: number; turn: number }, b: { cost: number; turn: number }): boolean {
  return a.cost < b.cost || (a.cost === b.cost && a.turn < b.turn);
}
