import type { Flow, Node } from '../plan-index.ts';
import type { Instance } from '../state.ts';
import type { Run } from './run.ts';
import { addChildren, spawn } from './tokens.ts';
import { blocksInclusive } from './inclusive-join.ts';

/** A token arrives where tokens meet: it waits, or it completes a set and the set becomes one. */
export function arriveAtJoin(run: Run, scope: number, node: Node, flow: Flow | undefined): void {
  const instance = run.draft.edit(scope);
  const id = flow?.id ?? '';
  const waiting = instance.joins?.[node.id];
  instance.joins = { ...instance.joins, [node.id]: { ...waiting, [id]: (waiting?.[id] ?? 0) + 1 } };
  if (node.type === 'ParallelGateway') {
    const ids = node.incoming.map((incoming) => incoming.id);
    const tokens = instance.joins[node.id] ?? {};
    if (ids.every((incoming) => (tokens[incoming] ?? 0) > 0)) fireJoin(run, scope, node, ids);
  } else if (node.isActivity) {
    joinQuantity(run, scope, node);
  }
}

/** Fires every inclusive join that no token can reach any more. True when one fired. */
export function fireInclusiveJoins(run: Run): boolean {
  for (const scope of run.draft.all()) {
    for (const id of Object.keys(scope.joins ?? {})) {
      const node = run.nodeIn(scope, id);
      if (node.type !== 'InclusiveGateway' || blocksInclusive(run, scope, node)) continue;
      fireJoin(run, scope.key, node, arrived(scope, node));
      return true;
    }
  }
  return false;
}

/** Flows that have a token waiting before the node. */
export function arrived(scope: Instance, node: Node): string[] {
  return Object.entries(scope.joins?.[node.id] ?? {}).filter(([, tokens]) => tokens > 0).map(([flow]) => flow);
}

/** Takes one token from each of these flows and lets one instance go on. */
export function fireJoin(run: Run, scope: number, node: Node, flows: readonly string[]): void {
  consume(run, scope, node, flows);
  addChildren(run, scope, 1);
  spawn(run, scope, node, {}, true);
}

/** Takes one token from each of these flows away. */
export function consume(run: Run, scope: number, node: Node, flows: readonly string[]): void {
  const instance = run.draft.edit(scope);
  const tokens = { ...instance.joins?.[node.id] };
  for (const flow of flows) {
    const left = (tokens[flow] ?? 0) - 1;
    if (left > 0) tokens[flow] = left;
    else delete tokens[flow];
  }
  const { [node.id]: _gone, ...others } = instance.joins ?? {};
  const joins = Object.keys(tokens).length > 0 ? { ...others, [node.id]: tokens } : others;
  if (Object.keys(joins).length > 0) instance.joins = joins;
  else delete instance.joins;
  addChildren(run, scope, -flows.length);
}

/** An activity that starts once so many tokens have come, over whichever flows. */
function joinQuantity(run: Run, scope: number, node: Node): void {
  const quantity = node.plan.startQuantity ?? 1;
  const tokens = Object.entries(run.draft.get(scope).joins?.[node.id] ?? {}).flatMap(([flow, number]) => Array.from({ length: number }, () => flow));
  if (tokens.length < quantity) return;
  for (const flow of tokens.slice(0, quantity)) consume(run, scope, node, [flow]);
  addChildren(run, scope, 1);
  spawn(run, scope, node, {}, true);
}
