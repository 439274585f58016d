import type { GraphBody, GraphLane, GraphNode } from './flow-graph.ts';
import type { Box } from './geometry.ts';
import { type Size, sizeOf } from './size.ts';

/** Where the nodes of one body stand, and the lines on which flows may run between them. */
export interface Places {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly lanes: ReadonlyMap<string, Box>;
  readonly size: Size;
  readonly vertical: readonly number[];
  readonly horizontal: readonly number[];
}

const COLUMN_GAP = 66;
/** Behind a gateway, where the labels of its flows stand. */
const LABEL_GAP = 112;
const COLUMN_LINES = 4;
const ROW_GAP = 64;
const ROW_LINES = [10, 21, 43, 54];
const EDGE = 40;
const EDGE_LINES = [12, 26];
const LANE_HEADER = 30;
const SMALLEST_ROW = 50;

/**
 * Places nodes on a grid: a column for each step of the longest way from the start, a band for each lane, and as many
 * tracks in a band as nodes stand above one another. Deterministic.
 */
export function placeNodes(body: GraphBody, lanes: readonly GraphLane[], insides: ReadonlyMap<string, Size>): Places {
  const columns = columnsOf(body);
  const tracks = tracksOf(body, columns);
  const sizes = new Map(
    body.nodes.map((node) => [node.id, sizeOf(node, boundariesOf(body, node.id).length, insides.get(node.id))]),
  );
  const standing = body.nodes.filter((node) => node.type !== 'boundaryEvent');

  const lastColumn = Math.max(0, ...standing.map((node) => columns.get(node.id) ?? 0));
  const columnWidths = Array.from({ length: lastColumn + 1 }, (_, column) =>
    Math.max(
      0,
      ...standing
        .filter((node) => !spansColumns(node) && columns.get(node.id) === column)
        .map((node) => sizes.get(node.id)?.width ?? 0),
    ),
  );
  const named = new Set(
    body.flows.filter((flow) => flow.name !== undefined).map((flow) => columns.get(flow.source) ?? 0),
  );
  const left = lanes.length > 0 ? LANE_HEADER : 0;
  const columnStarts: number[] = [];
  const vertical: number[] = EDGE_LINES.map((line) => left + line);
  let x = left + EDGE;
  for (const width of columnWidths) {
    columnStarts.push(x);
    x += width;
    const gap = named.has(columnStarts.length - 1) ? LABEL_GAP : COLUMN_GAP;
    for (let line = 1; line <= COLUMN_LINES; line += 1)
      vertical.push(x + Math.round((line * gap) / (COLUMN_LINES + 1)));
    x += gap;
  }
  const spanning = standing.filter(spansColumns).map((node) => left + EDGE + (sizes.get(node.id)?.width ?? 0));
  const totalWidth = Math.max(x, ...spanning) + EDGE;

  const bands = lanes.length > 0 ? lanes.map((lane) => lane.id) : [undefined];
  const rowTops = new Map<string, { top: number; height: number }>();
  const laneBoxes = new Map<string, Box>();
  const horizontal: number[] = EDGE_LINES.map((line) => line);
  let y = EDGE;
  for (const [index, lane] of bands.entries()) {
    const laneTop = index === 0 ? 0 : y - ROW_GAP / 2;
    const inLane = standing.filter((node) => node.lane === lane || lane === undefined);
    const lastTrack = Math.max(0, ...inLane.map((node) => tracks.get(node.id) ?? 0));
    for (let track = 0; track <= lastTrack; track += 1) {
      const heights = inLane
        .filter((node) => tracks.get(node.id) === track)
        .map((node) => sizes.get(node.id)?.height ?? 0);
      const height = Math.max(SMALLEST_ROW, ...heights);
      rowTops.set(`${lane}|${track}`, { top: y, height });
      y += height;
      horizontal.push(...ROW_LINES.map((line) => y + line));
      y += ROW_GAP;
    }
    y += Math.max(0, titleHeight(lanes[index]) - (y - laneTop));
    const laneBottom = index === bands.length - 1 ? y : y - ROW_GAP / 2;
    if (lane !== undefined) laneBoxes.set(lane, { x: 0, y: laneTop, width: totalWidth, height: laneBottom - laneTop });
  }

  const boxes = new Map<string, Box>();
  for (const node of standing) {
    const size = sizes.get(node.id) ?? { width: 0, height: 0 };
    const column = columns.get(node.id) ?? 0;
    const row = rowTops.get(`${lanes.length > 0 ? node.lane : undefined}|${tracks.get(node.id)}`) ?? {
      top: EDGE,
      height: SMALLEST_ROW,
    };
    boxes.set(node.id, {
      x: spansColumns(node)
        ? left + EDGE
        : (columnStarts[column] ?? 0) + ((columnWidths[column] ?? 0) - size.width) / 2,
      y: row.top + (row.height - size.height) / 2,
      ...size,
    });
  }
  for (const host of standing) {
    const box = boxes.get(host.id);
    const events = boundariesOf(body, host.id);
    if (box === undefined) continue;
    for (const [index, event] of events.entries()) {
      const size = sizes.get(event.id) ?? { width: 0, height: 0 };
      const at = box.x + ((index + 0.5) * box.width) / events.length;
      boxes.set(event.id, { x: Math.round(at - size.width / 2), y: box.y + box.height - size.height / 2, ...size });
    }
  }
  for (const box of boxes.values()) {
    vertical.push(box.x + box.width / 2);
    horizontal.push(box.y + box.height / 2);
  }
  return {
    boxes,
    lanes: laneBoxes,
    size: { width: totalWidth, height: y },
    vertical: distinct(vertical),
    horizontal: distinct(horizontal),
  };
}

/** An event sub-process has no place in the order: it stands alone below the others of its lane, however wide. */
function spansColumns(node: GraphNode): boolean {
  return node.triggeredByEvent === true;
}

/** What the viewer needs to write a lane's name upright in its header, in at most two lines. */
function titleHeight(lane: GraphLane | undefined): number {
  return lane === undefined ? 0 : Math.ceil(lane.name.length * 3.6 + 30);
}

export function boundariesOf(body: GraphBody, host: string): readonly GraphNode[] {
  return body.nodes.filter((node) => node.attachedTo === host);
}

/** Flows that lead back to where the process has been, found by walking it from its starts in file order. */
export function backFlowsOf(body: GraphBody): ReadonlySet<string> {
  const back = new Set<string>();
  const state = new Map<string, 'open' | 'done'>();
  const visit = (id: string): void => {
    state.set(id, 'open');
    for (const flow of body.flows) {
      if (flow.source !== id) continue;
      const seen = state.get(flow.target);
      if (seen === 'open') back.add(flow.id);
      else if (seen === undefined) visit(flow.target);
    }
    for (const event of boundariesOf(body, id)) if (!state.has(event.id)) visit(event.id);
    state.set(id, 'done');
  };
  const targets = new Set(body.flows.map((flow) => flow.target));
  for (const node of body.nodes) {
    if (!targets.has(node.id) && node.attachedTo === undefined && !state.has(node.id)) visit(node.id);
  }
  for (const node of body.nodes) if (!state.has(node.id)) visit(node.id);
  return back;
}

/** Longest way from the start, counted in nodes; a boundary event stands in its host's column. */
function columnsOf(body: GraphBody): Map<string, number> {
  const back = backFlowsOf(body);
  const columns = new Map<string, number>();
  const byId = new Map(body.nodes.map((node) => [node.id, node]));
  const columnOf = (id: string): number => {
    const known = columns.get(id);
    if (known !== undefined) return known;
    const node = byId.get(id);
    let column = node?.column ?? 0;
    if (node?.attachedTo !== undefined) column = Math.max(column, columnOf(node.attachedTo));
    for (const flow of body.flows) {
      if (flow.target === id && !back.has(flow.id)) column = Math.max(column, columnOf(flow.source) + 1);
    }
    columns.set(id, column);
    return column;
  };
  for (const node of body.nodes) columnOf(node.id);
  return columns;
}

/**
 * The track of each node in its lane: on the line of whoever leads to it first, the next branches below it, and never
 * two nodes in one cell.
 */
function tracksOf(body: GraphBody, columns: ReadonlyMap<string, number>): Map<string, number> {
  const back = backFlowsOf(body);
  const tracks = new Map<string, number>();
  const taken = new Set<string>();
  const byId = new Map(body.nodes.map((node) => [node.id, node]));
  const order = new Map(body.nodes.map((node, index) => [node.id, index]));
  const standing = body.nodes
    .filter((node) => node.type !== 'boundaryEvent')
    .toSorted(
      (a, b) => (columns.get(a.id) ?? 0) - (columns.get(b.id) ?? 0) || (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0),
    );
  for (const node of standing) {
    if (spansColumns(node)) continue;
    let track = node.track ?? preferredTrack(node);
    const column = columns.get(node.id) ?? 0;
    while (taken.has(`${node.lane}|${track}|${column}`)) track += 1;
    taken.add(`${node.lane}|${track}|${column}`);
    tracks.set(node.id, track);
  }
  for (const node of standing.filter(spansColumns)) {
    const used = standing.filter((other) => other.lane === node.lane).map((other) => tracks.get(other.id) ?? -1);
    tracks.set(node.id, Math.max(-1, ...used) + 1);
  }
  return tracks;

  function preferredTrack(node: GraphNode): number {
    const wishes = body.flows
      .filter((flow) => flow.target === node.id && !back.has(flow.id))
      .flatMap((flow) => {
        const source = byId.get(flow.source);
        if (source === undefined) return [];
        if (source.attachedTo !== undefined) {
          const host = byId.get(source.attachedTo);
          const siblings = boundariesOf(body, source.attachedTo);
          const below = siblings.length - siblings.indexOf(source);
          return host?.lane === node.lane ? [(tracks.get(source.attachedTo) ?? 0) + below] : [0];
        }
        if (source.lane !== node.lane) return [0];
        const sisters = body.flows.filter((other) => other.source === source.id);
        const aside = sisters.findIndex((other) => other.id === flow.id) > 0 ? 1 : 0;
        return [(tracks.get(source.id) ?? 0) + (sisters.length > 1 ? aside : 0)];
      });
    return wishes.length === 0 ? 0 : Math.min(...wishes);
  }
}

function distinct(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.filter((value, index) => index === 0 || value - (sorted[index - 1] ?? 0) > 0.01);
}
