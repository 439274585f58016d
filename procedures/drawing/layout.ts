import type { FlowGraph, GraphBody, GraphLane } from './flow-graph.ts';
import { type Box, type Point, shifted } from './geometry.ts';
import { placeLabels } from './label.ts';
import { placeNodes } from './place.ts';
import { routeFlows } from './route.ts';
import type { Size } from './size.ts';

/** Coordinates for everything on the diagram, by id; sub-processes' insides included. */
export interface Layout {
  readonly shapes: ReadonlyMap<string, Box>;
  readonly lanes: ReadonlyMap<string, Box>;
  readonly routes: ReadonlyMap<string, readonly Point[]>;
  readonly labels: ReadonlyMap<string, Box>;
}

const ORIGIN: Point = { x: 160, y: 80 };
const TITLE_HEIGHT = 14;

/** Lays a process out from left to right, its lanes one below the other. Equal graphs get equal layouts. */
export function layOut(graph: FlowGraph): Layout {
  return moved(layOutBody(graph, graph.lanes), ORIGIN);
}

function layOutBody(body: GraphBody, lanes: readonly GraphLane[]): Layout & { readonly size: Size } {
  const inner = new Map(
    body.nodes.flatMap((node) => (node.body === undefined ? [] : [[node.id, layOutBody(node.body, [])] as const])),
  );
  const insides = new Map(
    [...inner].map(
      ([id, layout]) => [id, { width: layout.size.width, height: layout.size.height + TITLE_HEIGHT }] as const,
    ),
  );
  const places = placeNodes(body, lanes, insides);
  const routes = new Map(routeFlows(body, places));
  const labels = placeLabels(body, places.boxes, routes, places.size);
  const shapes = new Map(places.boxes);
  for (const [id, layout] of inner) {
    const box = places.boxes.get(id);
    const inside = insides.get(id);
    if (box === undefined || inside === undefined) continue;
    const within = moved(layout, {
      x: Math.round(box.x + (box.width - inside.width) / 2),
      y: Math.round(box.y + TITLE_HEIGHT + (box.height - inside.height) / 2),
    });
    for (const [key, value] of within.shapes) shapes.set(key, value);
    for (const [key, value] of within.routes) routes.set(key, value);
    for (const [key, value] of within.labels) labels.set(key, value);
  }
  return { shapes, lanes: places.lanes, routes, labels, size: places.size };
}

function moved(layout: Layout, by: Point): Layout {
  const move = (boxes: ReadonlyMap<string, Box>): Map<string, Box> =>
    new Map([...boxes].map(([id, box]) => [id, shifted(box, by)]));
  return {
    shapes: move(layout.shapes),
    lanes: move(layout.lanes),
    routes: new Map(
      [...layout.routes].map(([id, points]) => [id, points.map((p) => ({ x: p.x + by.x, y: p.y + by.y }))]),
    ),
    labels: move(layout.labels),
  };
}
