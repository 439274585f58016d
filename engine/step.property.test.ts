import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { compile } from './compile.ts';
import { inspect } from './inspect.ts';
import { findBreaches, findTraceBreaches } from './invariants.ts';
import type { OpenWork } from './open-work.ts';
import type { ElementPlan, Plan } from './plan.ts';
import type { Program } from './program.ts';
import { type Block, drawProcess, randomBlock } from './random-process.ts';
import type { State } from './state.ts';
import { openWork, step, type Transition } from './step.ts';
import type { Stimulus } from './stimulus.ts';
import { monday, planOf, testFacts } from './testing.ts';

/** What a random world does next, chosen among what is possible. */
const randomChoice = fc.record({ pick: fc.nat(1000), variable: fc.integer({ min: 0, max: 5 }) });
jest.setTimeout(120_000);
const runs = Number(process.env['PROPERTY_RUNS'] ?? 100);

function programOf(plan: Plan): Program {
  return { entry: { plan: plan.hash, process: 'p' }, plans: { [plan.hash]: plan }, bindings: {} };
}

/** Everything that makes sense in a state. */
function possibleStimuli(program: Program, state: State, variable: number): Stimulus[] {
  const work = openWork(program, state);
  const variables = { n: variable };
  return [
    ...work.tasks.map(({ key }): Stimulus => ({ type: 'complete-task', key, variables })),
    ...work.tasks.map(({ key }): Stimulus => ({ type: 'throw-error', key, code: 'E' })),
    ...work.jobs.flatMap(({ key, attempt }): Stimulus[] => [
      { type: 'complete-job', key, attempt, variables },
      { type: 'fail-job', key, attempt, message: 'x' },
    ]),
    ...work.incidents.map(({ key }): Stimulus => ({ type: 'retry-incident', key })),
    ...new Set(work.subscriptions.map(({ name }) => name))
      .values()
      .map((name): Stimulus => ({ type: name === 'sig' ? 'signal' : 'message', name })),
    ...(work.alarmAt === undefined ? [] : [{ type: 'alarm' } as const]),
    { type: 'set-variables', variables },
  ];
}

interface Life {
  readonly program: Program;
  readonly state: State;
  readonly transitions: readonly Transition[];
}

/** Plays a process with these choices, looking at every state on the way. */
async function play(
  block: Block,
  choices: readonly { pick: number; variable: number }[],
  look: (life: Life) => void = () => {},
): Promise<Life> {
  const program = programOf(await planOf(drawProcess(block)));
  const transitions: Transition[] = [];
  let state: State | undefined;
  let now = monday;
  const send = (stimulus: Stimulus) => {
    const result = step(program, state, stimulus, now, testFacts);
    if (!result.ok) return;
    transitions.push(...result.transitions);
    state = result.state;
    look({ program, state, transitions });
  };
  send({ type: 'start', variables: { n: 1 } });
  for (const { pick, variable } of choices) {
    if (!state) break;
    const possible = possibleStimuli(program, state, variable);
    const stimulus = possible[pick % possible.length];
    if (stimulus?.type === 'alarm') now = openWork(program, state).alarmAt ?? now;
    if (stimulus) send(stimulus);
  }
  if (!state) throw new Error('Expected a started process but it has not started');
  return { program, state, transitions };
}

describe('random processes × random stimuli', () => {
  const life = [randomBlock, fc.array(randomChoice, { maxLength: 25 })] as const;

  test('no token is lost or doubled, in any state', async () => {
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(...life, async (block, choices) => {
        await play(block, choices, ({ program, state, transitions }) => {
          expect([...findBreaches(program, state), ...findTraceBreaches(transitions, state)]).toEqual([]);
          for (const { plan, element, to } of transitions)
            if (to === 'completed') reached.add(program.plans[plan]?.elements[element]?.type ?? '');
        });
      }),
      { numRuns: runs },
    );
    expect([...reached].sort()).toEqual(
      expect.arrayContaining([
        'UserTask',
        'SubProcess',
        'ParallelGateway',
        'InclusiveGateway',
        'BoundaryEvent',
        'EndEvent',
      ]),
    );
  });

  test('restarted from JSON after every step, and told the same, it does the same', async () => {
    await fc.assert(
      fc.asyncProperty(...life, async (block, choices) => {
        const program = programOf(await planOf(drawProcess(block)));
        const copy: Program = JSON.parse(JSON.stringify(program));
        let state: State | undefined;
        let now = monday;
        let stimulus: Stimulus | undefined = { type: 'start', variables: { n: 1 } };
        for (const { pick, variable } of [{ pick: 0, variable: 0 }, ...choices]) {
          const frozen = JSON.stringify(state);
          const one = step(program, state, stimulus, now, testFacts);
          const other = step(copy, frozen === undefined ? undefined : JSON.parse(frozen), stimulus, now, testFacts);
          expect(JSON.parse(JSON.stringify(other))).toEqual(JSON.parse(JSON.stringify(one)));
          expect(JSON.stringify(state)).toBe(frozen);
          if (one.ok) state = one.state;
          if (!state) return;
          const possible = possibleStimuli(program, state, variable);
          stimulus = possible[pick % possible.length] ?? { type: 'alarm' };
          if (stimulus.type === 'alarm') now = openWork(program, state).alarmAt ?? now;
        }
      }),
      { numRuns: runs },
    );
  });

  test('cancel leaves nothing alive', async () => {
    await fc.assert(
      fc.asyncProperty(...life, async (block, choices) => {
        const { program, state, transitions } = await play(block, choices);
        if (Object.keys(state.instances).length === 0) return;
        const result = step(program, state, { type: 'cancel' }, state.now, testFacts);
        if (!result.ok) throw new Error(result.rejection.message);
        expect(result.state.instances).toEqual({});
        expect(findTraceBreaches([...transitions, ...result.transitions], result.state)).toEqual([]);
        expect(openWork(program, result.state)).toMatchObject({
          tasks: [],
          jobs: [],
          subscriptions: [],
          incidents: [],
          tokens: [],
          alarmAt: undefined,
        });
      }),
      { numRuns: runs },
    );
  });

  test('a process that ended has left nothing behind', async () => {
    await fc.assert(
      fc.asyncProperty(...life, async (block, choices) => {
        const { program, state } = await play(block, choices);
        const ended = openWork(program, state).ended !== undefined;
        expect(ended).toBe(state.result !== undefined);
        if (ended)
          expect(step(program, state, { type: 'alarm' }, state.now, testFacts)).toMatchObject({
            ok: false,
            rejection: { code: 'ended' },
          });
      }),
      { numRuns: runs },
    );
  });
});

describe('random processes in a helpful world', () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 10 });

  test('always end: no token waits for something that cannot come', async () => {
    await fc.assert(
      fc.asyncProperty(randomBlock, numbers, (block, choices) => playToEnd(block, choices)),
      { numRuns: runs, interruptAfterTimeLimit: 60_000 },
    );
  });

  test('reach every kind of element', async () => {
    const seen = new Set<string>();
    for (const [block, choices] of fc.sample(fc.tuple(randomBlock, numbers), { seed: 18, numRuns: 300 }))
      await playToEnd(block, choices, seen);
    expect([...everyKind].filter((kind) => !seen.has(kind))).toEqual([]);
  });
});

async function playToEnd(block: Block, numbers: readonly number[], seen = new Set<string>()): Promise<void> {
  const program = programOf(await planOf(drawProcess(block)));
  let result = step(program, undefined, { type: 'start', variables: { n: 1 } }, monday, testFacts);
  for (let turn = 0; result.ok && turn < 1_000; turn += 1) {
    for (const { plan, element, to } of result.transitions)
      if (to === 'completed') seen.add(describeNode(program.plans[plan]?.elements[element]));
    const work = openWork(program, result.state);
    if (work.ended) return;
    const stimulus = helpful(work, numbers[turn % numbers.length] ?? 0, turn);
    if (!stimulus) break;
    result = step(program, result.state, stimulus, Math.max(work.alarmAt ?? 0, result.state.now), testFacts);
  }
  throw new Error(
    `Expected the process to end but ${result.ok ? JSON.stringify(openWork(program, result.state)) : result.rejection.message}`,
  );
}

const everyKind: ReadonlySet<string> = new Set([
  'UserTask',
  'ManualTask',
  'ServiceTask',
  'ScriptTask',
  'BusinessRuleTask',
  'Task',
  'ReceiveTask message',
  'SendTask message',
  'CallActivity',
  'SubProcess',
  'SubProcess byEvent',
  'AdHocSubProcess',
  'Transaction',
  'Process',
  'ExclusiveGateway',
  'ParallelGateway',
  'InclusiveGateway',
  'ComplexGateway',
  'EventBasedGateway',
  'StartEvent',
  'StartEvent message',
  'EndEvent',
  'EndEvent cancel',
  'EndEvent terminate',
  'IntermediateCatchEvent timer',
  'IntermediateCatchEvent message',
  'IntermediateCatchEvent link',
  'IntermediateThrowEvent',
  'IntermediateThrowEvent signal',
  'IntermediateThrowEvent escalation',
  'IntermediateThrowEvent link',
  'IntermediateThrowEvent compensate',
  'BoundaryEvent timer',
  'BoundaryEvent cancel',
  'BoundaryEvent error',
  'BoundaryEvent escalation',
]);

function describeNode(element: ElementPlan | undefined): string {
  return [element?.type, element?.byEvent ? 'byEvent' : undefined, element?.events?.[0]?.kind]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** People answer, workers work, then time passes, then messages come; at first with other events in between. */
function helpful(work: OpenWork, number: number, turn: number): Stimulus | undefined {
  const playful = turn < 30;
  const variables = { n: playful ? number : 9 };
  const task = work.tasks.find(({ frozen }) => !frozen);
  const job = work.jobs.find(({ frozen }) => !frozen);
  const waited = (name: string) => work.subscriptions.some((open) => open.name === name && !open.frozen);
  if (playful && number === 5 && waited('beside')) return { type: 'message', name: 'beside' };
  if (playful && number === 4 && work.alarmAt !== undefined) return { type: 'alarm' };
  if (playful && number === 3 && waited('sig')) return { type: 'signal', name: 'sig' };
  if (task) return { type: 'complete-task', key: task.key, variables };
  if (job) return { type: 'complete-job', key: job.key, attempt: job.attempt, variables };
  if (work.alarmAt !== undefined) return { type: 'alarm' };
  return waited('m') ? { type: 'message', name: 'm' } : undefined;
}

describe('the invariants themselves', () => {
  const parallel: Block = {
    kind: 'parallel',
    choice: 0,
    inner: [
      { kind: 'user', inner: [], choice: 0 },
      { kind: 'user', inner: [], choice: 0 },
    ],
  };

  test('catch a lost token, a doubled child, a join that fired early', async () => {
    const { program, state, transitions } = await play(parallel, [{ pick: 0, variable: 1 }]);
    const root = state.instances[1];
    if (!root?.joins) throw new Error('Expected a token before the join but there is none');
    const { joins: _lost, ...without } = root;
    expect(findBreaches(program, { ...state, instances: { ...state.instances, 1: without } })).not.toEqual([]);
    const child = Object.values(state.instances)[1];
    if (!child) throw new Error('Expected a child but there is none');
    const doubled = {
      ...state,
      next: state.next + 1,
      instances: { ...state.instances, [state.next]: { ...child, key: state.next } },
    };
    expect(findBreaches(program, doubled)).not.toEqual([]);
    expect(findTraceBreaches(transitions, doubled)).not.toEqual([]);
    const [join = ''] = Object.keys(root.joins);
    const early = {
      ...state,
      instances: {
        ...state.instances,
        1: {
          ...root,
          joins: {
            [join]: Object.fromEntries(
              (program.plans[program.entry.plan]?.flows
                ? Object.entries(program.plans[program.entry.plan]?.flows ?? {})
                : []
              )
                .filter(([, flow]) => flow.target === join)
                .map(([id]) => [id, 1]),
            ),
          },
        },
      },
    };
    expect(findBreaches(program, early)).not.toEqual([]);
  });
});

describe('mutated XML', () => {
  test('always gets an answer, and never an exception', async () => {
    const mutation = fc.record({
      at: fc.nat(10_000),
      length: fc.nat(40),
      text: fc.oneof(
        fc.string({ maxLength: 10 }),
        fc.constantFrom(
          '<',
          '>',
          '"',
          '&',
          ']]>',
          '<!--',
          '=',
          '<subProcess id="x">',
          '</process>',
          ' id="n1"',
          'sourceRef="n9"',
        ),
      ),
    });
    await fc.assert(
      fc.asyncProperty(randomBlock, fc.array(mutation, { minLength: 1, maxLength: 4 }), async (block, mutations) => {
        let xml = drawProcess(block);
        for (const { at, length, text } of mutations) {
          const from = at % xml.length;
          xml = xml.slice(0, from) + text + xml.slice(from + length);
        }
        const result = await compile(xml);
        if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
        expect(typeof (await inspect(xml)).parsed).toBe('boolean');
      }),
      { numRuns: runs },
    );
  });

  test.each([
    '',
    ' ',
    '\u0000',
    '<',
    '{}',
    '<a/>',
    '﻿<?xml version="1.0"?>',
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>',
  ])('%j gets a report', async (xml) => {
    const result = await compile(xml);
    expect(result.ok).toBe(false);
    expect((await inspect(xml)).problems.length).toBeGreaterThan(0);
  });
});
