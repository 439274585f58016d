import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compile } from './compile.ts';
import { kindsOf } from './element-kinds.ts';
import { inspect } from './inspect.ts';
import { findTraceBreaches } from './invariants.ts';
import { indexPlan } from './plan-index.ts';
import {
  breachesOf,
  type Life,
  playLife,
  playToEnd,
  possibleStimuli,
  programOf,
  randomChoices,
} from './random-life.ts';
import { beginningOf, drawRandom, randomProcess } from './random-process.ts';
import type { State } from './state.ts';
import { openWork, step, type Transition } from './step.ts';
import type { Stimulus } from './stimulus.ts';
import { bpmn, conditional, flows, monday, testFacts } from './testing.ts';

const runs = Number(process.env['PROPERTY_RUNS'] ?? 100);
const engine = { step, openWork };

describe('random processes × random stimuli', () => {
  test('no token is lost or doubled, nothing ends without a cause, in any step', async () => {
    await fc.assert(
      fc.asyncProperty(randomProcess, randomChoices, async (process, choices) => {
        await playLife(engine, process, choices, (life, before, made) =>
          expect(breachesOf(before, made, life)).toEqual([]),
        );
      }),
      { numRuns: runs },
    );
  });

  test('restarted from JSON after every step, and told the same, it does the same', async () => {
    await fc.assert(
      fc.asyncProperty(randomProcess, randomChoices, async (process, choices) => {
        const { program } = await programOf(process);
        const copy: typeof program = JSON.parse(JSON.stringify(program));
        let state: State | undefined;
        let now = monday;
        let stimulus: Stimulus | undefined = beginningOf(process.entry, choices[0]?.pick ?? 0);
        for (const { pick, variable } of [{ pick: 0, variable: 0 }, ...choices]) {
          const frozen = JSON.stringify(state);
          const one = step(program, state, stimulus, now, testFacts);
          const other = step(copy, frozen === undefined ? undefined : JSON.parse(frozen), stimulus, now, testFacts);
          expect(JSON.parse(JSON.stringify(other))).toEqual(JSON.parse(JSON.stringify(one)));
          expect(JSON.stringify(state)).toBe(frozen);
          if (one.ok) state = one.state;
          if (!state) return;
          const possible = possibleStimuli(openWork(program, state), variable);
          stimulus = possible[pick % possible.length] ?? { type: 'alarm' };
          if (stimulus.type === 'alarm') now = openWork(program, state).alarmAt ?? now;
        }
      }),
      { numRuns: runs },
    );
  });

  test('cancel leaves nothing alive', async () => {
    await fc.assert(
      fc.asyncProperty(randomProcess, randomChoices, async (process, choices) => {
        const { program, state, transitions } = await playLife(engine, process, choices);
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
      fc.asyncProperty(randomProcess, randomChoices, async (process, choices) => {
        const { program, state } = await playLife(engine, process, choices);
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

const numbers = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 10 });

test('random processes in a helpful world always end: no token waits for something that cannot come', async () => {
  await fc.assert(
    fc.asyncProperty(randomProcess, numbers, (process, choices) =>
      playToEnd(engine, process, choices, (life, before, made) => expect(breachesOf(before, made, life)).toEqual([])),
    ),
    { numRuns: runs, interruptAfterTimeLimit: 60_000 },
  );
});

describe('the random models', () => {
  test('reach every kind of element, to its end and to its cancellation', async () => {
    const table = new Coverage();
    const seed = 18;
    for (const [process, choices] of fc.sample(fc.tuple(randomProcess, numbers), { seed, numRuns: 600 }))
      await playToEnd(engine, process, choices, (life, _before, made) => table.add(life, made));
    for (const [process, choices] of fc.sample(fc.tuple(randomProcess, randomChoices), { seed, numRuns: 1_000 }))
      await playLife(engine, process, choices, (life, _before, made) => {
        table.add(life, made);
        const cancelled = step(life.program, life.state, { type: 'cancel' }, life.state.now, testFacts);
        if (cancelled.ok) table.add(life, cancelled.transitions);
      });
    process.stdout.write(table.text());
    expect(everyKind.filter((kind) => !table.reaches(kind, 'completed'))).toEqual([]);
    expect(waitingKinds.filter((kind) => !table.reaches(kind, 'terminated'))).toEqual([]);
    // Whoever catches an error ends its scope, the throwing end event too.
    expect(table.reaches('EndEvent error', 'terminated')).toBe(true);
    expect(table.unexpected()).toEqual(['EndEvent error']);
  });
});

/** How often elements of each kind were completed and cancelled. */
class Coverage {
  readonly #counts = new Map<string, { completed: number; terminated: number }>();

  add(life: Life, made: readonly Transition[]): void {
    for (const { plan, element, to } of made) {
      const found = life.program.plans[plan];
      const node = found && indexPlan(found).nodes.get(element);
      if (!node || (to !== 'completed' && to !== 'terminated')) continue;
      for (const kind of kindsOf(node)) {
        const counts = this.#counts.get(kind) ?? { completed: 0, terminated: 0 };
        counts[to] += 1;
        this.#counts.set(kind, counts);
      }
    }
  }

  reaches(kind: string, how: 'completed' | 'terminated'): boolean {
    return (this.#counts.get(kind)?.[how] ?? 0) > 0;
  }

  unexpected(): string[] {
    return [...this.#counts.keys()].filter((kind) => !everyKind.includes(kind));
  }

  text(): string {
    const rows = [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1));
    return `${'element'.padEnd(60)}completed cancelled\n${rows
      .map(
        ([kind, { completed, terminated }]) =>
          `${kind.padEnd(60)}${String(completed).padStart(9)}${String(terminated).padStart(10)}\n`,
      )
      .join('')}`;
  }
}

const besideTriggers = ['message', 'timer', 'signal', 'conditional', 'escalation', 'multiple', 'parallel multiple'];
/** What can be cancelled while it waits. */
const waitingKinds: readonly string[] = [
  'Process',
  'SubProcess',
  'SubProcess by event',
  'Transaction',
  'AdHocSubProcess',
  'CallActivity',
  'UserTask',
  'ManualTask',
  'ServiceTask',
  'ReceiveTask',
  'EventBasedGateway',
  ...['message', 'timer', 'signal', 'conditional', 'multiple', 'parallel multiple'].map(
    (trigger) => `IntermediateCatchEvent ${trigger}`,
  ),
  'IntermediateThrowEvent compensate',
  'EndEvent compensate',
  'StartEvent parallel multiple',
  'marker standard',
  'marker standard, tested before',
  'marker parallel',
  'marker sequential',
  'marker over a collection',
  'marker with a completion condition',
  'behaviour none',
  'behaviour one',
  'behaviour complex',
  'compensation activity task',
  'compensation activity SubProcess',
  'start quantity',
  'completion quantity',
  'ad hoc sequential',
  'ad hoc parallel',
  'ad hoc that keeps what remains',
  'ad hoc that cancels what remains',
  'freezing task',
];
const everyKind: readonly string[] = [
  ...waitingKinds,
  'ReceiveTask that instantiates',
  'Task',
  'SendTask',
  'ScriptTask',
  'BusinessRuleTask',
  'ExclusiveGateway',
  'ParallelGateway',
  'InclusiveGateway',
  'ComplexGateway',
  'IntermediateCatchEvent link',
  ...['', ' message', ' timer', ' signal', ' conditional', ' multiple'].map((trigger) => `StartEvent${trigger}`),
  ...['interrupting', 'beside'].flatMap((manner) =>
    besideTriggers.flatMap((trigger) => [
      `BoundaryEvent ${manner} ${trigger}`,
      `StartEvent of an event sub-process ${manner} ${trigger}`,
    ]),
  ),
  'BoundaryEvent interrupting error',
  'BoundaryEvent interrupting cancel',
  'StartEvent of an event sub-process interrupting error',
  'StartEvent of an event sub-process interrupting compensate',
  ...['', ' message', ' signal', ' escalation', ' link', ' multiple'].map(
    (trigger) => `IntermediateThrowEvent${trigger}`,
  ),
  ...['', ' message', ' signal', ' escalation', ' cancel', ' terminate', ' multiple'].map(
    (trigger) => `EndEvent${trigger}`,
  ),
];

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
      fc.asyncProperty(
        randomProcess,
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        async (process, mutations) => {
          let { xml } = drawRandom(process);
          for (const { at, length, text } of mutations) {
            const from = at % xml.length;
            xml = xml.slice(0, from) + text + xml.slice(from + length);
          }
          const result = await compile(xml);
          if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
          expect(typeof (await inspect(xml)).parsed).toBe('boolean');
        },
      ),
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

describe('files that nobody drew', () => {
  const nested = (levels: number, close = true) =>
    bpmn(`${'<subProcess id="x">'.repeat(levels)}${close ? '</subProcess>'.repeat(levels) : ''}`);
  const entities = Array.from({ length: 12 }, (_, index) => `<!ENTITY a${index + 1} "${`&a${index};`.repeat(10)}">`);

  test.each<[string, string, string]>([
    ['nested without end', nested(100_000), 'too-deep'],
    ['nested and never closed', nested(100_000, false), 'too-deep'],
    [
      'deep in an extension',
      bpmn(`<extensionElements>${'<x>'.repeat(50_000)}${'</x>'.repeat(50_000)}</extensionElements>`),
      'too-deep',
    ],
    [
      'with entities of entities',
      bpmn('<documentation>&a12;</documentation>').replace(
        '<definitions',
        `<!DOCTYPE d [<!ENTITY a0 "ha">${entities.join('')}]><definitions`,
      ),
      'xml',
    ],
    ['a zip', 'PK\u0003\u0004\u0014\u0000', 'xml'],
    ['with a million brackets', bpmn('<'.repeat(1_000_000)), 'xml'],
    [
      'an expression of brackets',
      bpmn(
        `<startEvent id="s"/><userTask id="a"/><endEvent id="e"/>${flows('s a e')}<endEvent id="x"/>${conditional('a', 'x', '('.repeat(50_000))}`,
      ),
      'feel-syntax',
    ],
    [
      'an id that is no property',
      bpmn(`<startEvent id="s"/><userTask id="__proto__"/><endEvent id="e"/>${flows('s __proto__ e')}`),
      'reserved-id',
    ],
  ])('%s', async (_what, xml, rule) => {
    const result = await inspect(xml);
    expect(result.plan).toBeUndefined();
    expect(result.problems.map((problem) => problem.rule)).toContain(rule);
  });
});
