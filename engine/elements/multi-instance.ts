import type { LoopPlan } from '../plan.ts';
import type { Node } from '../plan-index.ts';
import { becomeActive } from '../run/activity.ts';
import { Failure } from '../run/failure.ts';
import type { Run } from '../run/run.ts';
import { terminate } from '../run/terminate.ts';
import { spawn } from '../run/tokens.ts';
import type { Instance } from '../state.ts';
import type { JsonValue } from '../stimulus.ts';
import { findBehaviour } from './loop-behaviour.ts';
import type { LoopProcessor } from './loop-processor.ts';
import { loopOf, whatHappened } from './loop-state.ts';

/** One inner instance for each item, all at once or one after the other. */
export const multiInstance: LoopProcessor = {
  activate(run, body, node, loop) {
    const items = itemsOf(run, body, loop);
    const edited = run.draft.edit(body.key);
    edited.loop = {
      total: items.length,
      started: 0,
      active: 0,
      completed: 0,
      terminated: 0,
      ...(loop.kind === 'sequential' && loop.item !== undefined && { items }),
      ...(loop.output && { outputs: items.map(() => null) }),
    };
    edited.children = 0;
    becomeActive(run, body.key);
    if (items.length === 0) run.push({ do: 'complete', key: body.key });
    const first = loop.kind === 'sequential' ? 1 : items.length;
    for (let number = 0; number < Math.min(first, items.length); number += 1)
      startInner(run, body.key, node, loop, items[number] ?? null);
  },
  innerCompleted(run, body, node, loop, inner, outputs) {
    const state = loopOf(body);
    const number = inner.counter ?? 1;
    const result = loop.output && run.evaluate(loop.output.element, inner.key, outputs);
    const counters = {
      numberOfInstances: state.total,
      numberOfActiveInstances: state.active - 1,
      numberOfCompletedInstances: state.completed + 1,
      numberOfTerminatedInstances: state.terminated,
    };
    const finished = loop.completion !== undefined && run.test(loop.completion, inner.key, { ...outputs, ...counters });
    const { boundaries, enough } = findBehaviour(run, body.key, node, loop, counters);
    return () => {
      const edited = run.draft.edit(body.key);
      edited.loop = {
        ...state,
        active: state.active - 1,
        completed: state.completed + 1,
        ...(state.outputs && {
          outputs: state.outputs.map((output, index) => (index === number - 1 ? (result ?? null) : output)),
        }),
      };
      for (const boundary of boundaries) spawn(run, run.draft.get(body.key).scope, boundary);
      goOn(run, body.key, node, loop, finished || enough);
    };
  },
};

function goOn(run: Run, key: number, node: Node, loop: LoopPlan, finished: boolean): void {
  const state = loopOf(run.draft.get(key));
  if (finished) {
    const rest = run.draft.childrenOf(key);
    for (const other of rest) terminate(run, other.key);
    run.draft.edit(key).loop = { ...state, active: 0, terminated: state.terminated + rest.length };
    run.push({ do: 'complete', key });
  } else if (state.completed + state.terminated >= state.total) {
    run.push({ do: 'complete', key });
  } else if (state.active === 0 && state.started < state.total) {
    startInner(run, key, node, loop, state.items?.[state.started] ?? null);
  }
}

function startInner(run: Run, body: number, node: Node, loop: LoopPlan, item: JsonValue): void {
  const edited = run.draft.edit(body);
  const state = loopOf(edited);
  const counter = state.started + 1;
  edited.loop = { ...state, started: counter, active: state.active + 1 };
  spawn(run, body, node, {
    ...whatHappened(edited, counter),
    counter,
    variables: { loopCounter: counter, ...(loop.item !== undefined && { [loop.item]: item }) },
  });
}

function itemsOf(run: Run, body: Instance, loop: LoopPlan): JsonValue[] {
  if (loop.collection !== undefined) {
    const items = run.evaluate(loop.collection, body.key);
    if (!Array.isArray(items))
      throw new Failure('loop', `Expected a list to repeat over but found ${JSON.stringify(items)}`);
    requireNumber(items.length);
    return items;
  }
  const number = run.evaluate(loop.cardinality ?? '0', body.key);
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 0)
    throw new Failure('loop', `Expected a number of instances but found ${JSON.stringify(number)}`);
  requireNumber(number);
  return Array.from({ length: number }, (_, index) => index + 1);
}

/** Each instance is kept in the state: a number nobody meant would stop more than this one process. */
const mostInstances = 10_000;

function requireNumber(instances: number): void {
  if (instances > mostInstances)
    throw new Failure('loop', `Expected at most ${mostInstances} instances but found ${instances}`);
}
