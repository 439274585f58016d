import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { CalendarSnapshot } from '../../../domain/calendar.ts';
import { compile } from '../../../engine/compile.ts';
import type { Facts } from '../../../engine/facts.ts';
import type { Plan } from '../../../engine/plan.ts';
import type { Program } from '../../../engine/program.ts';
import type { State } from '../../../engine/state.ts';
import { openWork, type StepResult, step } from '../../../engine/step.ts';

const calendar: CalendarSnapshot = {
  version: 'bench',
  daysOff: {},
  daysWorked: {},
  hours: {
    '*': {
      weekday: [
        [420, 690],
        [810, 1020],
      ],
      saturday: [],
    },
  },
  years: { 2026: 'decided' },
};
const facts: Facts = { hash: calendar.version, calendar };

export interface Measured {
  /** Element instances activated, completed and terminated. */
  readonly transitions: number;
  readonly steps: number;
  readonly lives: number;
  readonly seconds: number;
  /** Largest state met, as JSON. */
  readonly stateBytes: number;
  /** Growth of the heap from the first to the last tenth of the run, after collection. */
  readonly heapGrowthBytes: number | undefined;
}

export async function planOf(xml: string): Promise<Plan> {
  const result = await compile(xml);
  if (!result.ok)
    throw new Error(
      `Expected a model that compiles but found ${result.problems.map((problem) => `${problem.element} ${problem.rule}`).join(', ')}`,
    );
  return result.plan;
}

/** Whole lives on one core, for about so many seconds: each task is answered as soon as it opens. */
export function runMotcua(plan: Plan, seconds: number): Measured {
  const program: Program = {
    entry: { plan: plan.hash, process: plan.processes[0] ?? '' },
    plans: { [plan.hash]: plan },
    bindings: {},
  };
  live(program, 200);
  const heapBefore = heap();
  const begin = performance.now();
  let transitions = 0;
  let steps = 0;
  let lives = 0;
  while (performance.now() - begin < seconds * 1000) {
    const life = live(program, 20);
    transitions += life.transitions;
    steps += life.steps;
    lives += 20;
  }
  const elapsed = (performance.now() - begin) / 1000;
  const heapAfter = heap();
  return {
    transitions,
    steps,
    lives,
    seconds: elapsed,
    stateBytes: largestState(program),
    heapGrowthBytes: heapBefore === undefined || heapAfter === undefined ? undefined : heapAfter - heapBefore,
  };
}

function live(program: Program, lives: number): { transitions: number; steps: number } {
  let transitions = 0;
  let steps = 0;
  for (let life = 0; life < lives; life += 1) {
    let result = step(program, undefined, { type: 'start', variables: { refused: false } }, 1_700_000_000_000, facts);
    for (;;) {
      const state = stateOf(result);
      steps += 1;
      if (result.ok) for (const transition of result.transitions) if (transition.to !== 'taken') transitions += 1;
      const task = openWork(program, state).tasks[0];
      if (!task) break;
      result = step(program, state, { type: 'complete-task', key: task.key, variables: {} }, state.now + 1000, facts);
    }
  }
  return { transitions, steps };
}

function largestState(program: Program): number {
  let largest = 0;
  let result = step(program, undefined, { type: 'start', variables: { refused: false } }, 1_700_000_000_000, facts);
  for (;;) {
    const state = stateOf(result);
    largest = Math.max(largest, JSON.stringify(state).length);
    const task = openWork(program, state).tasks[0];
    if (!task) return largest;
    result = step(program, state, { type: 'complete-task', key: task.key, variables: {} }, state.now + 1000, facts);
  }
}

function stateOf(result: StepResult): State {
  if (!result.ok) throw new Error(`Expected the step to be accepted but it was rejected: ${result.rejection.message}`);
  return result.state;
}

function heap(): number | undefined {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') return undefined;
  collect();
  return process.memoryUsage().heapUsed;
}
