import { type Flow, indexPlan, type Node } from '../plan-index.ts';
import type { Program } from '../program.ts';

/**
 * Where the tokens of a scope come from. Events that leave their scope alone bring more tokens, on purpose: what only
 * these reach may be there more than once.
 */
export interface TokenPaths {
  /** Nodes that the tokens of this non-interrupting event reach, and those of no other start. */
  readonly ownPath: (event: Node) => ReadonlySet<string>;
  /** Whether more than one token at a time means that a synchronisation is missing. */
  readonly isSingle: (node: Node) => boolean;
  readonly isSingleFlow: (flow: Flow) => boolean;
}

export function tokenPaths(program: Program): TokenPaths {
  const nodes = Object.values(program.plans).flatMap((plan) => [...indexPlan(plan).nodes.values()]);
  const byOthers = new Set<Node>();
  const own = new Map<Node, ReadonlySet<string>>();
  const events = nodes.filter(isAdditional);
  const reached = new Map(events.map((event) => [event, reachFrom(event)]));
  for (const node of nodes) if (isRegularStart(node)) for (const at of reachFrom(node)) byOthers.add(at);
  for (const [event, reach] of reached) {
    const others = [...reached].filter(([other]) => other !== event).map(([, set]) => set);
    const path = event.type === 'BoundaryEvent' ? [...reach] : [event.scope ?? event];
    own.set(
      event,
      new Set(
        path.filter((node) => !byOthers.has(node) && !others.some((set) => set.has(node))).map((node) => node.id),
      ),
    );
  }
  const quantities = nodes.some(
    (node) =>
      (node.plan.startQuantity ?? 1) > 1 || (node.plan.completionQuantity ?? 1) > 1 || node.plan.loop?.behaviour,
  );
  const isSingle = (node: Node) => !quantities && byOthers.has(node);
  return {
    ownPath: (event) => own.get(event) ?? new Set(),
    isSingle,
    isSingleFlow: (flow) => isSingle(flow.source) && isSingle(flow.target),
  };
}

/** Events that add tokens to what is there already. */
function isAdditional(node: Node): boolean {
  return node.plan.nonInterrupting === true && (node.type === 'BoundaryEvent' || node.scope?.plan.byEvent === true);
}

function isRegularStart(node: Node): boolean {
  if (node.type === 'Process' || node.plan.forCompensation || node.plan.byEvent) return false;
  const parent = node.scope;
  if (!parent) return false;
  if (node.type === 'BoundaryEvent') return false;
  return parent.starts.includes(node) || node.type === 'StartEvent' || node.incoming.length === 0;
}

/** Forward along flows, links and the interrupting events on the boundary. */
function reachFrom(start: Node): Set<Node> {
  const found = new Set<Node>();
  const open = [start];
  for (let node = open.pop(); node; node = open.pop()) {
    if (found.has(node)) continue;
    found.add(node);
    open.push(
      ...node.outgoing.map((flow) => flow.target),
      ...node.boundary.filter((event) => !event.plan.nonInterrupting),
      ...linked(node),
    );
  }
  return found;
}

function linked(node: Node): Node[] {
  if (node.type !== 'IntermediateThrowEvent') return [];
  const names = node.events.flatMap((event) => (event.kind === 'link' ? [event.name] : []));
  return (node.scope?.children ?? []).filter(
    (sibling) =>
      sibling.type === 'IntermediateCatchEvent' &&
      sibling.events.some((event) => event.kind === 'link' && names.includes(event.name)),
  );
}
