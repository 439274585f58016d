import type { GraphBody, GraphNode } from './flow-graph.ts';
import { type Box, centre, overlap, type Point, passesThrough } from './geometry.ts';
import { labelSize, type Size } from './size.ts';

/**
 * Boxes for the labels that stand outside their element: names of events, gateways and flows. Each takes the first of
 * its usual places that touches nothing, or the one that touches least.
 */
export function placeLabels(
  body: GraphBody,
  boxes: ReadonlyMap<string, Box>,
  routes: ReadonlyMap<string, readonly Point[]>,
  bounds: Size,
): Map<string, Box> {
  const labels = new Map<string, Box>();
  const segments = [...routes.values()].flatMap((points) =>
    points.slice(1).map((to, index) => ({ from: points[index] ?? to, to })),
  );
  const penalty = (box: Box): number => {
    let sum = 0;
    if (box.x < 0 || box.y < 0 || box.x + box.width > bounds.width || box.y + box.height > bounds.height) sum += 400;
    for (const shape of boxes.values()) if (overlap(box, shape)) sum += 1000;
    for (const label of labels.values()) if (overlap(box, label)) sum += 600;
    for (const { from, to } of segments) if (passesThrough(from, to, box)) sum += 100;
    return sum;
  };
  const put = (id: string, candidates: readonly Box[]): void => {
    let best: Box | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const [index, box] of candidates.entries()) {
      const cost = penalty(box) + index;
      if (cost < least) {
        least = cost;
        best = box;
      }
    }
    if (best !== undefined) labels.set(id, best);
  };

  for (const node of body.nodes) {
    const box = boxes.get(node.id);
    if (box !== undefined && node.name !== undefined && isLabelledOutside(node))
      put(node.id, besideNode(node, box, labelSize(node.name)));
  }
  for (const flow of body.flows) {
    const points = routes.get(flow.id);
    if (points !== undefined && flow.name !== undefined) put(flow.id, besideFlow(points, labelSize(flow.name)));
  }
  return labels;
}

export function isLabelledOutside(node: GraphNode): boolean {
  return node.type.endsWith('Event') || node.type.endsWith('Gateway');
}

const AIR = 5;

function besideNode(node: GraphNode, box: Box, size: Size): readonly Box[] {
  const middle = centre(box);
  const below = box.y + box.height + AIR;
  const above = box.y - AIR - size.height;
  const right = box.x + box.width + AIR;
  const left = box.x - AIR - size.width;
  const at = (x: number, y: number): Box => ({ x: Math.round(x), y: Math.round(y), ...size });
  if (node.type === 'boundaryEvent') {
    const under = box.y + box.height;
    return [
      at(middle.x + AIR + 2, under),
      at(left + AIR, under),
      at(middle.x + AIR + 2, under + 12),
      at(left, under + 12),
      at(middle.x + AIR + 2, under + 26),
      at(left, under + 26),
    ];
  }
  const centred = middle.x - size.width / 2;
  const usual = node.type.endsWith('Gateway')
    ? [at(centred, above), at(centred, below)]
    : [at(centred, below), at(centred, above)];
  return [
    ...usual,
    at(right - 12, above + 4),
    at(left + 12, above + 4),
    at(right - 12, below - 4),
    at(left + 12, below - 4),
    at(centred, below + 14),
    at(centred, above - 14),
  ];
}

/** Along the flow from its beginning: above or below the level parts, beside the upright ones. */
function besideFlow(points: readonly Point[], size: Size): readonly Box[] {
  const candidates: Box[] = [];
  for (const [index, from] of points.entries()) {
    const to = points[index + 1];
    if (to === undefined) break;
    if (from.y === to.y) {
      const length = Math.abs(to.x - from.x);
      const direction = Math.sign(to.x - from.x);
      const starts =
        length > size.width + 16
          ? [8, (length - size.width) / 2, length - size.width - 8]
          : [(length - size.width) / 2];
      for (const start of starts) {
        const x = Math.round(direction > 0 ? from.x + start : from.x - start - size.width);
        candidates.push({ x, y: from.y - size.height - 3, ...size }, { x, y: from.y + 3, ...size });
      }
    } else {
      const length = Math.abs(to.y - from.y);
      const direction = Math.sign(to.y - from.y);
      const starts = length > size.height + 16 ? [8, (length - size.height) / 2] : [(length - size.height) / 2];
      for (const start of starts) {
        const y = Math.round(direction > 0 ? from.y + start : from.y - start - size.height);
        candidates.push({ x: from.x + AIR, y, ...size }, { x: from.x - AIR - size.width, y, ...size });
      }
    }
  }
  return candidates;
}
