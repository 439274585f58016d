import type { Flow, Node } from '../plan-index.ts';
import { Failure } from '../run/failure.ts';
import type { Run } from '../run/run.ts';
import type { Instance } from '../state.ts';
import type { ElementProcessor } from './element-processor.ts';
import { passThrough } from './pass-through.ts';

/** The first flow whose condition holds, else the default one. */
export const exclusiveGateway: ElementProcessor = { activate: passThrough.activate, choose };

function choose(run: Run, instance: Instance, node: Node): readonly Flow[] {
  const only = node.outgoing[0];
  if (node.outgoing.length === 1 && only && only.plan.condition === undefined) return node.outgoing;
  for (const flow of node.outgoing) {
    if (flow.id === node.plan.default) continue;
    if (flow.plan.condition === undefined || run.test(flow.plan.condition, instance.key)) return [flow];
  }
  const fallback = node.outgoing.find((flow) => flow.id === node.plan.default);
  if (fallback) return [fallback];
  if (node.outgoing.length === 0) return [];
  throw new Failure('no-flow', `Expected a condition of ${node.id} to hold or a default flow but none does`);
}
