import type { Plan } from '../plan.ts';
import { indexPlan, type Node } from '../plan-index.ts';

/**
 * Where what is never reached begins: flows out of reached elements that are never taken, and elements that no reached
 * one leads to. What only follows from these is not repeated.
 */
export function deadElements(
  plan: Plan,
  processes: ReadonlySet<string>,
  reached: ReadonlySet<string>,
): readonly string[] {
  const nodes = [...indexPlan(plan).nodes.values()].filter((node) => processes.has(processOf(node)) && !isExempt(node));
  const found: string[] = [];
  const explained = new Set<Node>();
  const explain = (start: Node) => {
    const open = [start];
    for (let node = open.pop(); node; node = open.pop()) {
      if (explained.has(node) || reached.has(node.id)) continue;
      explained.add(node);
      open.push(...node.outgoing.map((flow) => flow.target), ...node.children, ...node.boundary);
    }
  };
  for (const node of nodes) {
    for (const flow of reached.has(node.id) ? node.outgoing : []) {
      if (reached.has(flow.id) || isBehindEvents(node)) continue;
      found.push(flow.id);
      explain(flow.target);
    }
  }
  for (const rootsOnly of [true, false]) {
    for (const node of nodes) {
      const isRoot =
        node.incoming.length === 0 &&
        (node.plan.attachedTo === undefined || reached.has(node.plan.attachedTo)) &&
        (!node.scope || reached.has(node.scope.id) || node.scope.type === 'Process');
      if (reached.has(node.id) || explained.has(node) || (rootsOnly && !isRoot)) continue;
      found.push(node.id);
      explain(node);
    }
  }
  return found;
}

/** A flow behind an event-based gateway is taken together with its event, which is reported itself. */
function isBehindEvents(node: Node): boolean {
  return node.type === 'EventBasedGateway' && node.outgoing.length === 0;
}

/** What only failures and undoing reach, and the process itself. */
function isExempt(node: Node): boolean {
  if (node.type === 'Process' || node.plan.forCompensation) return true;
  const inner = node.plan.byEvent ? node.children.find((child) => child.type === 'StartEvent') : node;
  if (
    inner?.events.some((event) => event.kind === 'compensate') &&
    inner.type !== 'EndEvent' &&
    inner.type !== 'IntermediateThrowEvent'
  )
    return true;
  return node.scope !== undefined && node.scope.type !== 'Process' && isExempt(node.scope);
}

function processOf(node: Node): string {
  let at = node;
  while (at.scope) at = at.scope;
  return at.id;
}
