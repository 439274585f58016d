import type { Node } from '../plan-index.ts';
import type { Instance } from '../state.ts';
import type { Run } from './run.ts';

/**
 * The specification's rule (BPMN 2.0.2, 13.4.3): a token somewhere in the scope keeps a join waiting when it can still
 * reach, without passing the join, an incoming flow that has had no token, and none of those (`full`) that have.
 */
export function canStillArrive(run: Run, scope: Instance, join: Node, full: readonly string[]): boolean {
  const reach = reachOf(join);
  const hasToken: ReadonlySet<Node>[] = [];
  const hasNone: ReadonlySet<Node>[] = [];
  for (const flow of join.incoming) (full.includes(flow.id) ? hasToken : hasNone).push(reach.get(flow.id) ?? new Set());
  if (hasNone.length === 0) return false;
  const keeps = (node: Node) => hasNone.some((set) => set.has(node)) && !hasToken.some((set) => set.has(node));
  for (const other of Object.keys(scope.joins ?? {}))
    if (other !== join.id && keeps(run.nodeIn(scope, other))) return true;
  for (const child of run.draft.childrenOf(scope.key)) {
    const node = run.nodeOf(child);
    if (node !== join && keeps(node)) return true;
  }
  return false;
}

const known = new WeakMap<Node, ReadonlyMap<string, ReadonlySet<Node>>>();

/** For each incoming flow of a join: the nodes from which a token can come over it without passing the join. */
function reachOf(join: Node): ReadonlyMap<string, ReadonlySet<Node>> {
  const cached = known.get(join);
  if (cached) return cached;
  const reach = new Map(join.incoming.map((flow) => [flow.id, upstreamOf(flow.source, join)]));
  known.set(join, reach);
  return reach;
}

function upstreamOf(from: Node, join: Node): Set<Node> {
  const found = new Set<Node>();
  const open = [from];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node === join || found.has(node)) continue;
    found.add(node);
    open.push(...node.incoming.map((flow) => flow.source), ...beforeEvent(node));
  }
  return found;
}

/** A boundary event is reached from its activity, a catching link from the links that throw to it. */
function beforeEvent(node: Node): Node[] {
  const siblings = node.scope?.children ?? [];
  if (node.plan.attachedTo !== undefined) return siblings.filter((sibling) => sibling.id === node.plan.attachedTo);
  const link = node.type === 'IntermediateCatchEvent' ? node.events.find((event) => event.kind === 'link') : undefined;
  if (!link) return [];
  return siblings.filter(
    (sibling) =>
      sibling.type === 'IntermediateThrowEvent' &&
      sibling.events.some((event) => event.kind === 'link' && event.name === link.name),
  );
}
