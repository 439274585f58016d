import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bpmn, conditional, flows } from '../../engine/testing.ts';
import { type BothWays, openBothWays } from './both-ways.ts';
import { runSuite } from './run-suite.ts';
import { type ConformanceCase, readSuite } from './suite.ts';

const folder = join(import.meta.dirname, '../../../shared/conformance/betsy');
const present = existsSync(join(folder, 'expected.json'));
if (!present) process.stderr.write('skipped: the conformance material is not beside the project\n');

const script = (id: string, verb: string, inside = '') =>
  `<scriptTask id="${id}" scriptFormat="text/x-verb" ${inside}><script>${verb}</script></scriptTask>`;
const logs = (...numbers: number[]) => numbers.map((number) => script(`t${number}`, `SCRIPT_task${number}`)).join('');
const start = '<startEvent id="s"/>';
const end = '<endEvent id="e"/>';
const timer = (duration: string) =>
  `<timerEventDefinition><timeDuration xsi:type="tFormalExpression">${duration}</timeDuration></timerEventDefinition>`;
const cycle = (text: string) =>
  `<timerEventDefinition><timeCycle xsi:type="tFormalExpression">${text}</timeCycle></timerEventDefinition>`;
const pause = (id: string, duration: string) =>
  `<intermediateCatchEvent id="${id}">${timer(duration)}</intermediateCatchEvent>`;
const boundary = (id: string, host: string, event: string, attributes = '') =>
  `<boundaryEvent id="${id}" attachedToRef="${host}" ${attributes}>${event}</boundaryEvent>`;
const around = (id: string, content: string, tag = 'subProcess') => `<${tag} id="${id}">${content}</${tag}>`;
const gateway = (kind: string, id: string) => `<${kind}Gateway id="${id}"/>`;
const executable = (id: string, content: string) => `<process id="${id}" isExecutable="true">${content}</process>`;

const message = '<message id="m" name="papers"/>';
const catches = '<messageEventDefinition messageRef="m"/>';
const receive = (id: string) => `<intermediateCatchEvent id="${id}">${catches}</intermediateCatchEvent>`;
const send = (id: string) => `<intermediateThrowEvent id="${id}">${catches}</intermediateThrowEvent>`;
const signal = '<signal id="g" name="bell"/>';
const bell = '<signalEventDefinition signalRef="g"/>';
const error = '<error id="x" errorCode="ERR_CODE"/>';
const fault = '<errorEventDefinition errorRef="x"/>';
const escalation = '<escalation id="c" escalationCode="C"/>';
const call = '<escalationEventDefinition escalationRef="c"/>';

/** A sub-process that lasts so long and does nothing else. */
const lasting = (id: string, duration: string) =>
  around(
    id,
    `<startEvent id="${id}s"/>${pause(`${id}p`, duration)}<endEvent id="${id}e"/>${flows(`${id}s ${id}p ${id}e`)}`,
  );
/** An activity with what compensates it. */
const compensable = (id: string, number: number) =>
  `${script(id, 'CREATE_LOG_FILE')}${boundary(`${id}c`, id, '<compensateEventDefinition/>')}` +
  `${script(`${id}u`, `SCRIPT_task${number}`, 'isForCompensation="true"')}` +
  `<association id="${id}a" sourceRef="${id}c" targetRef="${id}u" associationDirection="One"/>`;

interface Model {
  readonly xml: string;
  readonly input?: ConformanceCase['input'];
  /** Starts the process `ParallelProcess` first. */
  readonly two?: true;
  /** The lines both runs log, sorted. */
  readonly log: readonly string[];
}

const one = (content: string, log: readonly string[], more: Partial<Model> & { roots?: string } = {}): Model => {
  const { roots = '', ...rest } = more;
  return { xml: bpmn(content, roots), log, ...rest };
};
const two = (own: string, other: string, log: readonly string[], roots: string): Model => ({
  xml: bpmn(executable('p', own) + executable('ParallelProcess', other), roots),
  two: true,
  log,
});
const choice = `${start}${gateway('exclusive', 'x')}${logs(1, 2)}${end}${flows('s x', 't1 e', 't2 e')}${conditional('x', 't1', 'integerVariable > 1')}${conditional('x', 't2', 'integerVariable <= 1')}`;

const models: Readonly<Record<string, Model>> = {
  'a choice, the one way': one(choice, ['SCRIPT_task1'], { input: { integerVariable: 2 } }),
  'a choice, the other way': one(choice, ['SCRIPT_task2'], { input: { integerVariable: 1 } }),
  'a choice with no way': one(
    `${start}${gateway('exclusive', 'x')}${logs(1)}${end}${flows('s x', 't1 e')}${conditional('x', 't1', 'integerVariable > 1')}${conditional('x', 'e', 'integerVariable > 2')}`,
    ['ERROR_runtime'],
    { input: { integerVariable: 1 } },
  ),
  'parallel branches that join': one(
    `${start}${gateway('parallel', 'f')}${logs(1, 2, 3)}${gateway('parallel', 'j')}${end}${flows('s f t1 j t3 e', 'f t2 j')}`,
    ['SCRIPT_task1', 'SCRIPT_task2', 'SCRIPT_task3'],
  ),
  'an inclusive join waits for what was taken': one(
    `${start}${gateway('inclusive', 'f')}${logs(1, 2, 3, 4)}${pause('w', 'PT5M')}${gateway('inclusive', 'j')}${end}${flows('s f', 't1 w j t4 e', 't2 j', 't3 j')}${conditional('f', 't1', 'integerVariable > 1')}${conditional('f', 't2', 'integerVariable > 0')}${conditional('f', 't3', 'integerVariable > 9')}`,
    ['SCRIPT_task1', 'SCRIPT_task2', 'SCRIPT_task4'],
    { input: { integerVariable: 5 } },
  ),
  'a timer of fifty minutes': one(`${start}${pause('w', 'PT50M')}${logs(1)}${end}${flows('s w t1 e')}`, [
    'SCRIPT_task1',
  ]),
  'a date that moves earlier arms the alarm anew': one(
    `${start}${gateway('parallel', 'f')}${pause('w', 'PT40M')}${logs(1, 2, 3)}${pause('v', 'PT1M')}${end}${flows('s f w t1 e', 'f t2 v t3 e')}`,
    ['SCRIPT_task1', 'SCRIPT_task2', 'SCRIPT_task3'],
  ),
  'a date that moves later leaves the alarm, which rings in vain': two(
    `${start}<eventBasedGateway id="x"/>${pause('w', 'PT5M')}${receive('r')}${logs(1, 2)}${pause('v', 'PT30M')}${end}${flows('s x w t1 e', 'x r v t2 e')}`,
    `<startEvent id="qs"/>${pause('qw', 'PT1M')}${send('q')}<endEvent id="qe"/>${flows('qs qw q qe')}`,
    ['SCRIPT_task2'],
    message,
  ),
  'the timer wins against the message': two(
    `${start}<eventBasedGateway id="x"/>${pause('w', 'PT5M')}${receive('r')}${logs(1, 2)}${end}${flows('s x w t1 e', 'x r t2 e')}`,
    `<startEvent id="qs"/>${pause('qw', 'PT10M')}${send('q')}<endEvent id="qe"/>${flows('qs qw q qe')}`,
    ['SCRIPT_task1'],
    message,
  ),
  'a message that comes before somebody waits for it': two(
    `${start}${pause('w', 'PT5M')}${receive('r')}${logs(1)}${end}${flows('s w r t1 e')}`,
    `<startEvent id="qs"/>${send('q')}<endEvent id="qe"/>${flows('qs q qe')}`,
    ['SCRIPT_task1'],
    message,
  ),
  'a message starts a process': {
    xml: bpmn(
      executable('p', `${start}${send('m1')}${end}${flows('s m1 e')}`) +
        executable('q', `<startEvent id="qs">${catches}</startEvent>${logs(1)}<endEvent id="qe"/>${flows('qs t1 qe')}`),
      message,
    ),
    log: ['SCRIPT_task1'],
  },
  'a signal reaches whoever waits': two(
    `${start}${pause('w', 'PT5M')}<intermediateThrowEvent id="b">${bell}</intermediateThrowEvent>${end}${flows('s w b e')}`,
    `<startEvent id="qs"/><intermediateCatchEvent id="qb">${bell}</intermediateCatchEvent>${logs(1)}<endEvent id="qe"/>${flows('qs qb t1 qe')}`,
    ['SCRIPT_task1'],
    signal,
  ),
  'a boundary timer ends its activity': one(
    `${start}${lasting('a', 'PT30M')}${boundary('b', 'a', timer('PT5M'))}${logs(1, 2)}${end}${flows('s a t1 e', 'b t2 e')}`,
    ['SCRIPT_task2'],
  ),
  'a boundary timer that repeats and ends nothing': one(
    `${start}${lasting('a', 'PT10M')}${boundary('b', 'a', cycle('R3/PT2M'), 'cancelActivity="false"')}${logs(1, 2)}${end}${flows('s a t1 e', 'b t2 e')}`,
    ['SCRIPT_task1', 'SCRIPT_task2', 'SCRIPT_task2', 'SCRIPT_task2'],
  ),
  'a timer ends a job that lasts': one(
    `${start}${around('a', `<startEvent id="as"/>${script('aw', 'WAIT_TEN_SECONDS')}<endEvent id="ax"/>${flows('as aw ax')}`)}${boundary('b', 'a', timer('PT3S'))}${logs(1, 2)}${pause('w', 'PT5M')}${end}${flows('s a t1 e', 'b t2 w e')}`,
    ['SCRIPT_task2'],
  ),
  'two jobs last at the same time': one(
    `${start}${gateway('parallel', 'f')}${script('a', 'CREATE_TIMESTAMP_LOG_1')}${script('b', 'CREATE_TIMESTAMP_LOG_2')}${gateway('parallel', 'j')}${end}${flows('s f a j e', 'f b j')}`,
    ['EXECUTION_parallel'],
  ),
  'an event sub-process by timer takes over': one(
    `${start}${pause('w', 'PT30M')}${logs(1)}${end}${flows('s w t1 e')}<subProcess id="h" triggeredByEvent="true"><startEvent id="hs" isInterrupting="true">${timer('PT5M')}</startEvent>${script('h2', 'SCRIPT_task2')}<endEvent id="he"/>${flows('hs h2 he')}</subProcess>`,
    ['SCRIPT_task2'],
  ),
  'an error of a job is caught': one(
    `${start}${around('a', `<startEvent id="as"/>${script('ae', 'THROW_ERROR')}<endEvent id="ax"/>${flows('as ae ax')}`)}${boundary('b', 'a', fault)}${logs(1, 2)}${end}${flows('s a t1 e', 'b t2 e')}`,
    ['SCRIPT_task2'],
    { roots: error },
  ),
  'an error of a job is not caught': one(`${start}${script('a', 'THROW_ERROR')}${logs(1)}${end}${flows('s a t1 e')}`, [
    'ERROR_thrownErrorEvent',
  ]),
  'an error end event that nobody catches': one(
    `${start}${logs(1)}<endEvent id="e">${fault}</endEvent>${flows('s t1 e')}`,
    ['ERROR_thrownErrorEvent', 'SCRIPT_task1'],
    { roots: error },
  ),
  'an escalation goes up, the activity goes on': one(
    `${start}${around('a', `<startEvent id="as"/><intermediateThrowEvent id="ac">${call}</intermediateThrowEvent>${script('a1', 'SCRIPT_task1')}<endEvent id="ax"/>${flows('as ac a1 ax')}`)}${boundary('b', 'a', call, 'cancelActivity="false"')}${logs(2)}${end}${flows('s a e', 'b t2 e')}`,
    ['SCRIPT_task1', 'SCRIPT_task2'],
    { roots: escalation },
  ),
  'compensation undoes what was done, the last first': one(
    `${start}${compensable('a', 1)}${compensable('b', 2)}${pause('w', 'PT5M')}<intermediateThrowEvent id="u"><compensateEventDefinition/></intermediateThrowEvent>${logs(3)}${end}${flows('s a b w u t3 e')}`,
    ['SCRIPT_task1', 'SCRIPT_task2', 'SCRIPT_task3'],
  ),
  'a transaction is cancelled': one(
    `${start}${around('a', `<startEvent id="as"/>${compensable('b', 1)}<endEvent id="ax"><cancelEventDefinition/></endEvent>${flows('as b ax')}`, 'transaction')}${boundary('c', 'a', '<cancelEventDefinition/>')}${logs(2, 3)}${end}${flows('s a t3 e', 'c t2 e')}`,
    ['SCRIPT_task1', 'SCRIPT_task2'],
  ),
  'instances one after the other, each with a timer': one(
    `${start}<subProcess id="a"><multiInstanceLoopCharacteristics isSequential="true"><loopCardinality xsi:type="tFormalExpression">3</loopCardinality></multiInstanceLoopCharacteristics><startEvent id="as"/>${pause('ap', 'PT2M')}${logs(1)}<endEvent id="ax"/>${flows('as ap t1 ax')}</subProcess>${end}${flows('s a e')}`,
    ['SCRIPT_task1', 'SCRIPT_task1', 'SCRIPT_task1'],
  ),
  'instances at the same time': one(
    `${start}<scriptTask id="a" scriptFormat="text/x-verb"><multiInstanceLoopCharacteristics><loopCardinality xsi:type="tFormalExpression">3</loopCardinality></multiInstanceLoopCharacteristics><script>SCRIPT_task1</script></scriptTask>${end}${flows('s a e')}`,
    ['SCRIPT_task1', 'SCRIPT_task1', 'SCRIPT_task1'],
  ),
  'a loop counts': one(
    `${start}<scriptTask id="a" scriptFormat="text/x-verb"><standardLoopCharacteristics><loopCondition xsi:type="tFormalExpression">integerVariable &lt; 3</loopCondition></standardLoopCharacteristics><script>INCREMENT_INTEGER_VARIABLE_AND_LOG</script></scriptTask>${end}${flows('s a e')}`,
    ['INCREMENT_correct', 'INCREMENT_correct', 'INCREMENT_correct'],
    { input: { integerVariable: 0 } },
  ),
  'a condition comes true': one(
    `${start}${gateway('parallel', 'f')}<intermediateCatchEvent id="w"><conditionalEventDefinition><condition xsi:type="tFormalExpression">integerVariable &gt; 0</condition></conditionalEventDefinition></intermediateCatchEvent>${pause('v', 'PT1M')}${script('i', 'INCREMENT_INTEGER_VARIABLE')}${logs(1)}${end}${flows('s f w t1 e', 'f v i e')}`,
    ['SCRIPT_task1'],
    { input: { integerVariable: 0 } },
  ),
  'a process calls another': {
    xml: bpmn(
      executable('p', `${start}<callActivity id="a" calledElement="q"/>${logs(1)}${end}${flows('s a t1 e')}`) +
        executable(
          'q',
          `<startEvent id="qs"/>${pause('qw', 'PT5M')}${logs(2)}<endEvent id="qe"/>${flows('qs qw t2 qe')}`,
        ),
    ),
    log: ['SCRIPT_task1', 'SCRIPT_task2'],
  },
  'the end of all': one(
    `${start}${gateway('parallel', 'f')}${pause('w', 'PT30M')}${logs(1, 2)}${pause('v', 'PT5M')}${end}<endEvent id="x"><terminateEventDefinition/></endEvent>${flows('s f w t1 e', 'f v t2 x')}`,
    ['SCRIPT_task2'],
  ),
  'a task nobody does is cancelled in the end': one(`${start}${logs(1)}<userTask id="u"/>${end}${flows('s t1 u e')}`, [
    'SCRIPT_task1',
  ]),
};

describe('as workflows and in virtual time', () => {
  let both: BothWays;

  beforeAll(async () => {
    both = await openBothWays();
  });

  afterAll(() => both?.close());

  test.each(Object.entries(models))('%s', async (name, model) => {
    const before = both.compared().differences.length;
    const { log } = await both.run(model.xml, name, {
      number: 1,
      input: model.input ?? {},
      delayMs: 0,
      parallelProcess: model.two ?? false,
      expected: [],
    });
    expect(both.compared().differences.slice(before)).toEqual([]);
    expect(log).toEqual(model.log);
  });

  (present ? test : test.skip)('the conformance material does the same', async () => {
    const before = both.compared();
    await runSuite(folder, await readSuite(folder), both.run);
    const { cases, differences } = both.compared();
    expect(differences.slice(before.differences.length)).toEqual([]);
    expect(cases - before.cases).toBeGreaterThan(0);
  });
});
