import { multiInstance } from '../elements/multi-instance.ts';
import { processors } from '../elements/registry.ts';
import { standardLoop } from '../elements/standard-loop.ts';
import type { Node } from '../plan-index.ts';
import type { Instance } from '../state.ts';
import { mapInputs, mapOutputs, openActivity } from './activity.ts';
import { isRevived, leaveCancelled, rememberForCompensation, undoNext } from './compensation.ts';
import { noteEnd } from './ends.ts';
import { thaw } from './freeze.ts';
import { withIncident } from './incidents.ts';
import { arriveAtJoin, startComplexJoins } from './joins.ts';
import { assertTransition } from './life-cycle.ts';
import type { Command, Run } from './run.ts';
import { chooseFlows, removeChild, spawn, take } from './tokens.ts';
import { propagate } from './variables.ts';

/** Carries out one command. What it concerns may be gone by now: then there is nothing to do. */
export function carryOut(run: Run, command: Command): void {
  switch (command.do) {
    case 'enter':
      if (!run.draft.find(command.scope)) return;
      if (command.node.joins) arriveAtJoin(run, command.scope, command.node, command.flow);
      else spawn(run, command.scope, command.node, {}, true);
      return;
    case 'activate':
      attempt(run, command.key, activate);
      return;
    case 'complete':
      attempt(run, command.key, complete);
      return;
    case 'check':
      attempt(run, command.key, check);
      return;
    case 'reconsider':
      attempt(run, command.key, (_run, instance, node) => processors[node.type].innerCompleted?.(run, instance, node));
      return;
    case 'rejoin':
      if (run.draft.find(command.key)) startComplexJoins(run, command.key);
      return;
    case 'undone':
      if (run.draft.find(command.scope)) undoNext(run, command.scope, command.key);
      return;
    case 'thaw':
      if (run.draft.find(command.scope)) thaw(run, command.key, command.scope);
      return;
  }
}

function attempt(run: Run, key: number, work: (run: Run, instance: Instance, node: Node) => void): void {
  const instance = run.draft.find(key);
  if (instance) withIncident(run, key, () => work(run, instance, run.nodeOf(instance)));
}

function activate(run: Run, instance: Instance, node: Node): void {
  run.countActivation();
  const loop = instance.counter === undefined && !isRevived(instance, node) ? node.plan.loop : undefined;
  openActivity(run, instance, node, loop !== undefined);
  const opened = run.draft.find(instance.key);
  if (!opened) return;
  if (loop) {
    (loop.kind === 'standard' ? standardLoop : multiInstance).activate(run, opened, node, loop);
    return;
  }
  if (node.plan.inputs) mapInputs(run, instance.key, node);
  processors[node.type].activate(run, run.draft.get(instance.key), node);
}

function complete(run: Run, instance: Instance, node: Node): void {
  if (instance.cancelling) return;
  const edited = run.draft.edit(instance.key);
  if (edited.life === 'active') {
    assertTransition(edited.life, 'completing', node.id);
    edited.life = 'completing';
  }
  if (!edited.handedUp) handUp(run, instance.key, node);
  const body = edited.counter === undefined ? undefined : run.draft.get(edited.scope);
  if (body && node.plan.loop) {
    const goOn = (node.plan.loop.kind === 'standard' ? standardLoop : multiInstance).innerCompleted(
      run,
      body,
      node,
      node.plan.loop,
      edited,
      {},
    );
    leave(run, edited, node);
    run.draft.edit(body.key).children = (body.children ?? 1) - 1;
    goOn();
    return;
  }
  const flows = edited.undoes
    ? []
    : (processors[node.type].choose?.(run, edited, node) ?? chooseFlows(run, edited.key, node));
  leave(run, edited, node);
  if (edited.scope === 0) return;
  noteEnd(run, edited.scope, node);
  // Before anything that follows inside: an ad-hoc sub-process that has enough begins nothing more.
  if (node.isActivity && !edited.undoes && processors[run.nodeOf(run.draft.get(edited.scope)).type].innerCompleted)
    run.push({ do: 'reconsider', key: edited.scope });
  for (const flow of flows) take(run, edited.scope, flow, edited.key, node.plan.completionQuantity ?? 1);
  if (edited.undoes) undoNext(run, edited.scope, edited.key);
  removeChild(run, edited.scope);
}

/** Gives what the instance answers to the scopes around it, once. */
function handUp(run: Run, key: number, node: Node): void {
  const instance = run.draft.get(key);
  const isBody = node.plan.loop !== undefined && instance.counter === undefined;
  const payload = instance.payload ?? {};
  const answer = isBody
    ? bodyOutput(instance, node)
    : mapOutputs(run, key, node, processors[node.type].complete?.(run, instance, node, payload) ?? payload);
  const edited = run.draft.edit(key);
  if (edited.scope !== 0) propagate(run, edited.scope, answer);
  delete edited.payload;
  edited.handedUp = true;
}

function bodyOutput(body: Instance, node: Node) {
  const output = node.plan.loop?.output;
  return output && body.loop?.outputs ? { [output.collection]: [...body.loop.outputs] } : {};
}

function leave(run: Run, instance: Instance, node: Node): void {
  assertTransition(instance.life, 'completed', node.id);
  run.record(node, instance.key, 'completed');
  const isCalled = node.type === 'Process' && instance.scope !== 0;
  if ((node.isActivity || isCalled) && !instance.undoes) rememberForCompensation(run, instance, node);
  run.draft.remove(instance.key);
  if (node.plan.dossier?.freezes && instance.counter === undefined)
    run.push({ do: 'thaw', key: instance.key, scope: instance.scope });
}

function check(run: Run, instance: Instance, node: Node): void {
  if (instance.cancelling) {
    leaveCancelled(run, instance);
    return;
  }
  if (instance.children !== 0 || instance.life !== 'active' || instance.loop) return;
  const { empty } = processors[node.type];
  if (empty) empty(run, instance, node);
  else run.push({ do: 'complete', key: instance.key });
}
