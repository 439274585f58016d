import fc from 'fast-check';
import { findBreaches, findTraceBreaches } from './invariants.ts';
import type { OpenWork } from './open-work.ts';
import type { Program } from './program.ts';
import type { GatewayPair } from './random-block.ts';
import { beginningOf, drawRandom, type RandomProcess } from './random-process.ts';
import type { State } from './state.ts';
import type { openWork, step, Transition } from './step.ts';
import { findLifeBreaches, findStepBreaches } from './step-invariants.ts';
import type { Stimulus } from './stimulus.ts';
import { monday, planOf, testFacts } from './testing.ts';

/** The engine that lives are played with: the real one, or one with a planted defect. */
export interface Engine {
  readonly step: typeof step;
  readonly openWork: typeof openWork;
}

/** What a random world does next, chosen among what is possible. */
export interface Choice {
  readonly pick: number;
  readonly variable: number;
}

export const randomChoices: fc.Arbitrary<readonly Choice[]> = fc.array(
  fc.record({ pick: fc.nat(1000), variable: fc.integer({ min: 0, max: 5 }) }),
  { maxLength: 25 },
);

export interface Life {
  readonly program: Program;
  readonly state: State;
  readonly transitions: readonly Transition[];
  readonly pairs: readonly GatewayPair[];
}

/** What is wrong in a state, in the step that led to it, and in the life so far. */
export function breachesOf(before: State | undefined, made: readonly Transition[], life: Life): string[] {
  const { program, state, transitions, pairs } = life;
  return [
    ...findBreaches(program, state),
    ...findTraceBreaches(transitions, state),
    ...findStepBreaches(program, before, made, state),
    ...findLifeBreaches(program, transitions, pairs),
  ];
}

/** Plays a process with these choices, looking at every step on the way. */
export async function playLife(
  engine: Engine,
  process: RandomProcess,
  choices: readonly Choice[],
  look: (life: Life, before: State | undefined, made: readonly Transition[]) => void = () => {},
): Promise<Life> {
  const { program, pairs } = await programOf(process);
  const transitions: Transition[] = [];
  let state: State | undefined;
  let now = monday;
  const send = (stimulus: Stimulus) => {
    const before = state;
    const result = engine.step(program, state, stimulus, now, testFacts);
    if (!result.ok) return;
    transitions.push(...result.transitions);
    state = result.state;
    look({ program, state, transitions, pairs }, before, result.transitions);
  };
  send(beginningOf(process.entry, choices[0]?.pick ?? 0));
  for (const { pick, variable } of choices) {
    if (!state) break;
    const possible = possibleStimuli(engine.openWork(program, state), variable);
    const stimulus = possible[pick % possible.length];
    if (stimulus?.type === 'alarm') now = engine.openWork(program, state).alarmAt ?? now;
    if (stimulus) send(stimulus);
  }
  if (!state) throw new Error('Expected a started process but it has not started');
  return { program, state, transitions, pairs };
}

export async function programOf(process: RandomProcess): Promise<{ program: Program; pairs: readonly GatewayPair[] }> {
  const { xml, pairs } = drawRandom(process);
  const plan = await planOf(xml);
  return { program: { entry: { plan: plan.hash, process: 'p' }, plans: { [plan.hash]: plan }, bindings: {} }, pairs };
}

/** Everything that makes sense in a state. */
export function possibleStimuli(work: OpenWork, variable: number): Stimulus[] {
  const variables = { n: variable };
  return [
    ...work.tasks.map(({ key }): Stimulus => ({ type: 'complete-task', key, variables })),
    ...work.tasks.map(({ key }): Stimulus => ({ type: 'throw-error', key, code: 'E' })),
    ...work.jobs.flatMap(({ key, attempt }): Stimulus[] => [
      { type: 'complete-job', key, attempt, variables },
      { type: 'fail-job', key, attempt, message: 'x' },
    ]),
    ...work.incidents.map(({ key }): Stimulus => ({ type: 'retry-incident', key })),
    ...[...new Map(work.subscriptions.map((open) => [open.name, open.kind]))].map(
      ([name, type]): Stimulus => ({ type, name, variables }),
    ),
    ...(work.alarmAt === undefined ? [] : [{ type: 'alarm' } as const]),
    { type: 'set-variables', variables },
  ];
}

/** Plays a process in a helpful world to its end, and throws when it does not end. */
export async function playToEnd(
  engine: Engine,
  process: RandomProcess,
  numbers: readonly number[],
  look: (life: Life, before: State | undefined, made: readonly Transition[]) => void = () => {},
): Promise<void> {
  const { program, pairs } = await programOf(process);
  const transitions: Transition[] = [];
  let before: State | undefined;
  let result = engine.step(program, undefined, beginningOf(process.entry, numbers[0] ?? 0), monday, testFacts);
  for (let turn = 0; result.ok && turn < 1_000; turn += 1) {
    transitions.push(...result.transitions);
    look({ program, state: result.state, transitions, pairs }, before, result.transitions);
    before = result.state;
    const work = engine.openWork(program, result.state);
    if (work.ended) return;
    const stimulus = helpful(work, numbers[turn % numbers.length] ?? 0, turn);
    result = engine.step(program, result.state, stimulus, Math.max(work.alarmAt ?? 0, result.state.now), testFacts);
  }
  throw new Error(
    `Expected the process to end but ${result.ok ? JSON.stringify(engine.openWork(program, result.state)) : result.rejection.message}`,
  );
}

/** People answer, workers work, then time passes, then messages come; at first with other events in between. */
function helpful(work: OpenWork, number: number, turn: number): Stimulus {
  const playful = turn < 30;
  const variables = { n: playful ? number : 9 };
  const task = work.tasks.find(({ frozen }) => !frozen);
  const job = work.jobs.find(({ frozen }) => !frozen);
  const waited = (...names: string[]) => work.subscriptions.find((open) => names.includes(open.name) && !open.frozen);
  const sooner = { 2: ['sig2'], 3: ['sig'], 5: ['beside'] }[number];
  const event = playful && sooner ? waited(...sooner) : undefined;
  if (event) return { type: event.kind, name: event.name };
  if (playful && number === 4 && work.alarmAt !== undefined) return { type: 'alarm' };
  if (task) return { type: 'complete-task', key: task.key, variables };
  if (job) return { type: 'complete-job', key: job.key, attempt: job.attempt, variables };
  if (work.alarmAt !== undefined) return { type: 'alarm' };
  const last = waited('m', 'begin') ?? waited('sig', 'beginSignal');
  return last && turn % 2 === 0 ? { type: last.kind, name: last.name } : { type: 'set-variables', variables: { n: 9 } };
}
