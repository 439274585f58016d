import type { LoopPlan } from '../plan.ts';
import type { Node } from '../plan-index.ts';
import { becomeActive } from '../run/activity.ts';
import type { Run } from '../run/run.ts';
import { spawn } from '../run/tokens.ts';
import type { Variables } from '../stimulus.ts';
import type { LoopProcessor } from './loop-processor.ts';
import { loopOf, whatHappened } from './loop-state.ts';

/** Repeats while the condition holds, at most so often; tested before the first time only where it says so. */
export const standardLoop: LoopProcessor = {
  activate(run, body, node, loop) {
    const enters = !loop.testBefore || holds(run, body.key, loop, 0, {});
    const edited = run.draft.edit(body.key);
    edited.loop = { total: 0, started: 0, active: 0, completed: 0, terminated: 0 };
    edited.children = 0;
    becomeActive(run, body.key);
    if (enters) startInner(run, body.key, node);
    else run.push({ do: 'complete', key: body.key });
  },
  innerCompleted(run, body, node, loop, inner, outputs) {
    const state = loopOf(body);
    const again = holds(run, inner.key, loop, state.completed + 1, outputs);
    return () => {
      run.draft.edit(body.key).loop = { ...state, active: 0, completed: state.completed + 1 };
      if (again) startInner(run, body.key, node);
      else run.push({ do: 'complete', key: body.key });
    };
  },
};

function holds(run: Run, key: number, loop: LoopPlan, done: number, outputs: Variables): boolean {
  if (loop.maximum !== undefined && done >= loop.maximum) return false;
  return loop.condition === undefined || run.test(loop.condition, key, { loopCounter: done, ...outputs });
}

function startInner(run: Run, body: number, node: Node): void {
  const edited = run.draft.edit(body);
  const state = loopOf(edited);
  edited.loop = { ...state, started: state.started + 1, active: 1, total: state.started + 1 };
  const counter = state.started + 1;
  spawn(run, body, node, { ...whatHappened(edited, counter), counter, variables: { loopCounter: counter } });
}
