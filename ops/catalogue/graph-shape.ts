import { createHash } from 'node:crypto';
import { describeElement, flowsOf } from '../../engine/describe.ts';
import type { Plan } from '../../engine/plan.ts';

/**
 * A plan's graph as a hash that does not depend on names, ids, texts, deadlines or the order of the file: kinds of
 * elements, how they are joined, and which of them share a lane. Equal graphs have equal hashes; refinement by
 * neighbours (Weisfeiler and Leman) tells others apart as far as drawn processes go.
 */
export function graphShape(plan: Plan): string {
  const flows = flowsOf(plan);
  const ids = [...new Set(flows.flatMap((flow) => [flow.source, flow.target]))];
  const described = new Map(ids.map((id) => [id, describeElement(plan, id)]));
  let labels = new Map(ids.map((id) => [id, described.get(id)?.type ?? '']));
  const lanes = new Map<string, string[]>();
  for (const id of ids) {
    const lane = described.get(id)?.lane ?? '';
    lanes.set(lane, [...(lanes.get(lane) ?? []), id]);
  }
  for (let round = 0; round < ids.length; round += 1) {
    const next = new Map<string, string>();
    for (const id of ids) {
      const before = flows.filter((flow) => flow.target === id).map((flow) => labels.get(flow.source) ?? '').sort();
      const after = flows.filter((flow) => flow.source === id).map((flow) => `${flow.condition === undefined}${labels.get(flow.target) ?? ''}`).sort();
      const beside = (lanes.get(described.get(id)?.lane ?? '') ?? []).map((other) => labels.get(other) ?? '').sort();
      next.set(id, short([labels.get(id) ?? '', '<', ...before, '>', ...after, '=', ...beside]));
    }
    const settled = new Set(next.values()).size === new Set(labels.values()).size && round > 2;
    labels = next;
    if (settled) break;
  }
  return short([...labels.values()].sort());
}

function short(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join(' ')).digest('base64url').slice(0, 16);
}
