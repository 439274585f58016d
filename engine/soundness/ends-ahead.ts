import type { Node } from '../plan-index.ts';
import type { Run } from '../run/run.ts';
import type { State } from '../state.ts';

const ahead = new WeakMap<Node, ReadonlySet<string>>();

/** Ids of the flows that a token at the node may still take in its scope, also by its boundary events. */
function flowsAhead(start: Node): ReadonlySet<string> {
  const known = ahead.get(start);
  if (known) return known;
  const flows = new Set<string>();
  const seen = new Set<Node>();
  const open = [start];
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (const flow of node.outgoing) flows.add(flow.id);
    open.push(...node.outgoing.map((flow) => flow.target), ...node.boundary, ...linkedFrom(node));
  }
  ahead.set(start, flows);
  return flows;
}

function linkedFrom(node: Node): Node[] {
  if (node.type !== 'IntermediateThrowEvent' || !node.events.some((event) => event.kind === 'link')) return [];
  return (node.scope?.children ?? []).filter((sibling) => sibling.events.some((event) => event.kind === 'link'));
}

/**
 * Of the flows into end events that a scope has taken, those somebody alive may take again. The others cannot be taken
 * twice any more: two states that differ only in them go on alike.
 */
export function endsAhead(view: Run, state: State, scope: number, taken: ReadonlySet<string>): ReadonlySet<string> {
  const holder = state.instances[scope];
  if (taken.size === 0 || !holder) return taken;
  const nodes = [
    ...Object.values(state.instances)
      .filter((instance) => instance.scope === scope)
      .map((instance) => view.nodeOf(instance)),
    ...Object.keys(holder.joins ?? {}).map((id) => view.nodeIn(holder, id)),
  ];
  if (nodes.some((node) => node.plan.byEvent || node.plan.forCompensation)) return taken;
  return new Set([...taken].filter((flow) => nodes.some((node) => flowsAhead(node).has(flow))));
}
