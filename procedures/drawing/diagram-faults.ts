import { describeElement, flowsOf } from '../../engine/describe.ts';
import type { Plan } from '../../engine/plan.ts';
import { type Box, overlap } from './geometry.ts';

/** What is wrong with the drawing of a plan: elements and flows that are not shown, and elements on one another. */
export function diagramFaults(plan: Plan, xml: string): readonly string[] {
  const shapes = new Map(shapesOf(xml));
  const waypoints = new Map(edgesOf(xml));
  const elements = Object.keys(plan.elements).flatMap((id) => describeElement(plan, id) ?? []);
  const faults = elements.flatMap(({ id, type }) =>
    type === 'Process' || shapes.has(id) ? [] : [`${id} is not shown`],
  );
  for (const flow of flowsOf(plan)) if ((waypoints.get(flow.id) ?? 0) < 2) faults.push(`${flow.id} has no waypoints`);
  const standing = elements.filter(({ type }) => type !== 'BoundaryEvent' && type !== 'Process');
  for (const [index, a] of standing.entries()) {
    for (const b of standing.slice(index + 1)) {
      const [one, other] = [shapes.get(a.id), shapes.get(b.id)];
      if (one === undefined || other === undefined || !overlap(one, other)) continue;
      if (!inside(one, other) && !inside(other, one)) faults.push(`${a.id} lies on ${b.id}`);
      else if (a.type !== 'SubProcess' && b.type !== 'SubProcess') faults.push(`${a.id} lies in ${b.id}`);
    }
  }
  return faults;
}

function shapesOf(xml: string): readonly (readonly [string, Box])[] {
  const pattern =
    /bpmnElement="([^"]+)"[^>]*>\s*<dc:Bounds x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)" height="([\d.]+)"/g;
  return [...xml.matchAll(pattern)].map(
    ([, id = '', x, y, width, height]) =>
      [id, { x: Number(x), y: Number(y), width: Number(width), height: Number(height) }] as const,
  );
}

function edgesOf(xml: string): readonly (readonly [string, number])[] {
  const pattern = /<bpmndi:BPMNEdge [^>]*bpmnElement="([^"]+)"[^>]*>((?:\s*<di:waypoint [^>]*>)*)/g;
  return [...xml.matchAll(pattern)].map(
    ([, id = '', points = '']) => [id, points.split('<di:waypoint').length - 1] as const,
  );
}

function inside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
