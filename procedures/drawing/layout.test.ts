import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compile } from '../../engine/compile.ts';
import { regimeGraph } from '../regime/regime-graph.ts';
import { shelf } from '../shelf/shelf.ts';
import { drawGraph } from './draw-graph.ts';
import type { FlowGraph, GraphBody, GraphNode } from './flow-graph.ts';
import { type Box, overlap, type Point, passesThrough } from './geometry.ts';
import { type Layout, layOut } from './layout.ts';
import { outlineArbitrary } from './outline-arbitrary.ts';
import { graphOfOutline } from './outline-to-graph.ts';

describe('the layout', () => {
  it.each([
    ['regime', regimeGraph] as const,
    ...shelf.map((outline) => [outline.code, graphOfOutline(outline)] as const),
  ])('of %s keeps shapes apart and flows clear of them', (_name, graph) => expect(faultsOf(graph)).toEqual([]));

  it('keeps shapes apart and flows clear of them in whatever process is drawn', () => {
    fc.assert(
      fc.property(outlineArbitrary, (outline) => {
        expect(faultsOf(graphOfOutline(outline))).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('and the file are the same for the same outline, and the engine admits it', async () => {
    await fc.assert(
      fc.asyncProperty(outlineArbitrary, async (outline) => {
        const xml = await drawGraph(graphOfOutline(outline));
        expect(await drawGraph(graphOfOutline(structuredClone(outline)))).toBe(xml);
        expect(await compile(xml)).toMatchObject({ ok: true });
      }),
      { numRuns: 6 },
    );
  });
});

/** What a reader would stumble over, in words. */
function faultsOf(graph: FlowGraph): readonly string[] {
  const layout = layOut(graph);
  return [...faultsOfBody(graph, layout), ...faultsOfLanes(graph, layout)];
}

function faultsOfBody(body: GraphBody, layout: Layout): readonly string[] {
  const faults: string[] = [];
  const boxOf = (id: string): Box => {
    const box = layout.shapes.get(id);
    if (box === undefined) throw new Error(`Expected ${id} to have a shape but it has none`);
    return box;
  };
  const standing = body.nodes.filter((node) => node.attachedTo === undefined);
  for (const [index, a] of standing.entries()) {
    for (const b of standing.slice(index + 1))
      if (overlap(boxOf(a.id), boxOf(b.id))) faults.push(`${a.id} lies on ${b.id}`);
  }
  for (const event of body.nodes.filter((node) => node.attachedTo !== undefined)) {
    for (const other of body.nodes) {
      if (other !== event && other.id !== event.attachedTo && overlap(boxOf(event.id), boxOf(other.id)))
        faults.push(`${event.id} lies on ${other.id}`);
    }
  }
  for (const flow of body.flows) {
    const points = layout.routes.get(flow.id) ?? [];
    const first = points[0];
    const last = points.at(-1);
    if (first === undefined || last === undefined || points.length < 2) {
      faults.push(`${flow.id} has no waypoints`);
      continue;
    }
    if (!onBorder(first, boxOf(flow.source))) faults.push(`${flow.id} does not begin at ${flow.source}`);
    if (!onBorder(last, boxOf(flow.target))) faults.push(`${flow.id} does not end at ${flow.target}`);
    for (const [index, to] of points.slice(1).entries()) {
      const from = points[index] ?? to;
      if (from.x !== to.x && from.y !== to.y) faults.push(`${flow.id} runs aslant`);
      for (const node of body.nodes) {
        if (passesThrough(from, to, boxOf(node.id)) && !isOwnHost(body, flow.source, node))
          faults.push(`${flow.id} runs through ${node.id}`);
      }
    }
  }
  for (const node of body.nodes) {
    if (node.body === undefined) continue;
    faults.push(...faultsOfBody(node.body, layout));
    for (const inner of node.body.nodes)
      if (!inside(boxOf(inner.id), boxOf(node.id))) faults.push(`${inner.id} sticks out of ${node.id}`);
  }
  return faults;
}

function faultsOfLanes(graph: FlowGraph, layout: Layout): readonly string[] {
  return graph.nodes.flatMap((node) => {
    const lane = layout.lanes.get(node.lane ?? '');
    const box = layout.shapes.get(node.id);
    return lane !== undefined && box !== undefined && inside(box, lane) ? [] : [`${node.id} is outside its lane`];
  });
}

/** A boundary event sits half inside its host, so its flow begins there. */
function isOwnHost(body: GraphBody, source: string, node: GraphNode): boolean {
  return body.nodes.some((other) => other.id === source && other.attachedTo === node.id);
}

function onBorder(point: Point, box: Box): boolean {
  const onSide =
    (point.x === box.x || point.x === box.x + box.width) && point.y >= box.y && point.y <= box.y + box.height;
  const onTop =
    (point.y === box.y || point.y === box.y + box.height) && point.x >= box.x && point.x <= box.x + box.width;
  return onSide || onTop;
}

function inside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
