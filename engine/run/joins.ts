import type { Feel } from '../plan.ts';
import type { Flow, Node } from '../plan-index.ts';
import type { Instance } from '../state.ts';
import type { Variables } from '../stimulus.ts';
import { Failure } from './failure.ts';
import { raiseIncident } from './incidents.ts';
import { canStillArrive } from './inclusive-join.ts';
import type { Run } from './run.ts';
import { addChildren, spawn } from './tokens.ts';

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
  } else if (node.type === 'ComplexGateway') {
    startComplexJoin(run, scope, node);
  } else if (node.isActivity) {
    joinQuantity(run, scope, node);
  }
}

/** Fires an inclusive join, or resets a complex one, that no token can reach any more. True when one fired. */
export function fireInclusiveJoins(run: Run): boolean {
  for (const scope of run.draft.all()) {
    for (const id of Object.keys(scope.joins ?? {})) {
      const node = run.nodeIn(scope, id);
      const full = arrived(scope, node);
      const waitsForAll =
        node.type === 'InclusiveGateway' || (node.type === 'ComplexGateway' && node.plan.activation === undefined);
      if (!waitsForAll || canStillArrive(run, scope, node, full)) continue;
      fireJoin(run, scope.key, node, full);
      return true;
    }
    for (const [id, seen] of Object.entries(scope.resets ?? {})) {
      const node = run.nodeIn(scope, id);
      const full = [...new Set([...seen, ...arrived(scope, node)])];
      if (canStillArrive(run, scope, node, full)) continue;
      resetComplexJoin(run, scope.key, node, seen);
      return true;
    }
  }
  return false;
}

/** A complex gateway waiting for start: fires when its condition holds, and from then on waits for its other tokens. */
function startComplexJoin(run: Run, scope: number, node: Node): void {
  const { activation } = node.plan;
  const instance = run.draft.get(scope);
  if (activation === undefined || instance.resets?.[node.id]) return;
  const tokens = Object.values(instance.joins?.[node.id] ?? {}).reduce((sum, waiting) => sum + waiting, 0);
  if (!testActivation(run, scope, node, activation, tokens)) return;
  const seen = arrived(instance, node);
  fireJoin(run, scope, node, seen, { waitingForStart: true, activationCount: tokens });
  const edited = run.draft.edit(scope);
  edited.resets = { ...edited.resets, [node.id]: seen };
}

/** Asks all complex gateways of a scope again that have tokens waiting for their start. */
export function startComplexJoins(run: Run, scope: number): void {
  for (const id of Object.keys(run.draft.get(scope).joins ?? {})) {
    const node = run.nodeIn(run.draft.get(scope), id);
    if (node.type === 'ComplexGateway') startComplexJoin(run, scope, node);
  }
}

/** No instance waits at a join, only tokens: a fault in the condition is an incident of their scope until it is asked well. */
function testActivation(run: Run, scope: number, node: Node, activation: Feel, tokens: number): boolean {
  const edited = run.draft.edit(scope);
  if (edited.incident?.code === 'activation') delete edited.incident;
  try {
    return run.test(activation, scope, { activationCount: tokens, waitingForStart: true });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    raiseIncident(run, scope, 'activation', `${node.id}: ${error.message}`);
    return false;
  }
}

/** The remaining tokens are taken; only flows whose condition asks for it get one. Then it may start again. */
function resetComplexJoin(run: Run, scope: number, node: Node, seen: readonly string[]): void {
  const edited = run.draft.edit(scope);
  const { [node.id]: _done, ...others } = edited.resets ?? {};
  if (Object.keys(others).length > 0) edited.resets = others;
  else delete edited.resets;
  const late = arrived(edited, node).filter((flow) => !seen.includes(flow));
  if (late.length > 0) fireJoin(run, scope, node, late, { waitingForStart: false });
  if (arrived(run.draft.get(scope), node).length > 0) startComplexJoin(run, scope, node);
}

/** Flows that have a token waiting before the node. */
function arrived(scope: Instance, node: Node): string[] {
  return Object.entries(scope.joins?.[node.id] ?? {})
    .filter(([, tokens]) => tokens > 0)
    .map(([flow]) => flow);
}

/** Takes one token from each of these flows and lets one instance go on. */
function fireJoin(run: Run, scope: number, node: Node, flows: readonly string[], variables?: Variables): void {
  consume(run, scope, node, flows);
  spawn(run, scope, node, variables && { variables });
}

/** Takes one token from each of these flows away. */
function consume(run: Run, scope: number, node: Node, flows: readonly string[]): void {
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
  const tokens = Object.entries(run.draft.get(scope).joins?.[node.id] ?? {}).flatMap(([flow, number]) =>
    Array.from({ length: number }, () => flow),
  );
  if (tokens.length < quantity) return;
  for (const flow of tokens.slice(0, quantity)) consume(run, scope, node, [flow]);
  spawn(run, scope, node);
}
