import { indexPlan, type Node } from '../plan-index.ts';
import { becomeActive } from '../run/activity.ts';
import { alternativeStarts } from '../run/begin.ts';
import { isRevived, undoAll } from '../run/compensation.ts';
import { Failure } from '../run/failure.ts';
import type { Run } from '../run/run.ts';
import { spawn } from '../run/tokens.ts';
import type { Instance } from '../state.ts';
import type { ElementProcessor } from './element-processor.ts';

/**
 * Runs another process inside: bound by the program, else in the same file, else in one of the program's plans. Is it
 * compensated, then what that process did is (BPMN 2.0.2, 10.7.1: by the process's own compensation, inside).
 */
export const callActivity: ElementProcessor = {
  activate(run, instance, node) {
    if (isRevived(instance, node)) {
      becomeActive(run, instance.key);
      run.draft.edit(instance.key).children = 0;
      undoAll(run, instance.key);
      return;
    }
    if (callsAround(run, instance) > deepestCalls)
      throw new Failure(
        'called-too-deep',
        `Expected at most ${deepestCalls} processes that call each other but found more`,
      );
    const called = findProcess(run, instance, node);
    if (called.starts.length === 0 || alternativeStarts(called).length > 0)
      throw new Failure(
        'called-process',
        `Expected process ${called.id} to have one start event without trigger but it has ${called.starts.length}`,
      );
    becomeActive(run, instance.key);
    run.draft.edit(instance.key).children = 0;
    spawn(run, instance.key, called, { plan: called.hash, children: 0 });
  },
};

/** Processes that may be called inside each other: one that calls itself without end stops there. */
const deepestCalls = 32;

function callsAround(run: Run, instance: Instance): number {
  let calls = 0;
  for (let at = run.draft.find(instance.scope); at; at = run.draft.find(at.scope))
    if (at.plan !== undefined) calls += 1;
  return calls;
}

function findProcess(run: Run, instance: Instance, node: Node): Node {
  const id = run.text(node.plan.called?.process ?? '', instance.key);
  const bound = Object.hasOwn(run.program.bindings, id) ? run.program.bindings[id] : undefined;
  if (bound) return run.planOf(bound.plan) && getProcess(run, bound.plan, bound.process);
  for (const hash of [node.hash, ...Object.keys(run.program.plans)]) {
    if (run.program.plans[hash]?.processes.includes(id)) return getProcess(run, hash, id);
  }
  throw new Failure('called-process', `Expected a process “${id}” to call but the program has none`);
}

function getProcess(run: Run, hash: string, id: string): Node {
  const process = indexPlan(run.planOf(hash)).nodes.get(id);
  if (!process) throw new Failure('called-process', `Expected a process “${id}” in plan ${hash} but it has none`);
  return process;
}
