import { describe, expect, test } from '@jest/globals';
import { matches, runCase } from './run-case.ts';

/**
 * Models of our own in the families of the suite: every kind of event in every place, interrupting or not, loops and
 * multi-instances, ends at the top, starts. What each logs follows from the standard.
 */
const roots = `<message id="M" name="m"/><interface id="I" name="i"><operation id="O" name="o"><inMessageRef>M</inMessageRef></operation></interface>
<signal id="S" name="s"/><error id="E" name="e" errorCode="E1"/><escalation id="X" name="x" escalationCode="X1"/>`;
const formal = (name: string, text: string) => `<${name} xsi:type="bpmn2:tFormalExpression">${text}</${name}>`;
const timer = (name: string, text: string) => `<timerEventDefinition>${formal(name, text)}</timerEventDefinition>`;
const definitions = {
  signal: '<signalEventDefinition signalRef="S"/>',
  message: '<messageEventDefinition messageRef="M"><operationRef>O</operationRef></messageEventDefinition>',
  escalation: '<escalationEventDefinition escalationRef="X"/>',
  error: '<errorEventDefinition errorRef="E"/>',
  timer: timer('timeDuration', 'PT5S'),
  date: timer('timeDate', '2000-01-01T00:00:00Z'),
  cycle: timer('timeCycle', 'R3/PT2S'),
  conditional: `<conditionalEventDefinition>${formal('condition', 'integerVariable==1')}</conditionalEventDefinition>`,
  terminate: '<terminateEventDefinition/>',
  compensate: '<compensateEventDefinition/>',
};
type Kind = keyof typeof definitions;

const flows = (...chains: string[]) =>
  chains
    .flatMap((chain) => {
      const ids = chain.split(' ');
      return ids
        .slice(1)
        .map((id, index) => `<sequenceFlow id="f_${ids[index]}_${id}" sourceRef="${ids[index]}" targetRef="${id}"/>`);
    })
    .join('');
const script = (id: string, verb: string | number) =>
  `<scriptTask id="${id}"><script>${typeof verb === 'number' ? `SCRIPT_task${verb}` : verb}</script></scriptTask>`;
const tasks = (...numbers: number[]) => numbers.map((number) => `SCRIPT_task${number}`);

async function expectLog(body: string, expected: readonly string[], integerVariable = 0): Promise<void> {
  const xml = `<bpmn2:definitions xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bpmn2="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="t">${`${roots}<process id="T" isExecutable="true">${body}</process>`.replace(/<(\/?)(?=[a-z])/g, '<$1bpmn2:')}</bpmn2:definitions>`;
  const input = { test: 'a', integerVariable, testCaseNumber: 1 };
  const { log } = await runCase(xml, 'T', { number: 1, input, delayMs: 0, parallelProcess: false, expected: [] });
  expect({ log, matches: matches(log, expected) }).toEqual({ log, matches: true });
}

/** Task 1, something that brings the event about, task 2. */
function bringing(kind: Kind): string {
  if (kind === 'error')
    return `<startEvent id="is"/>${script('i1', 1)}<endEvent id="ie">${definitions.error}</endEvent>${flows('is i1 ie')}`;
  const cause =
    kind === 'timer' || kind === 'cycle'
      ? script('w', 'WAIT_TEN_SECONDS')
      : kind === 'conditional'
        ? script('w', 'INCREMENT_INTEGER_VARIABLE')
        : `<intermediateThrowEvent id="w">${definitions[kind]}</intermediateThrowEvent>`;
  return `<startEvent id="is"/>${script('i1', 1)}${cause}${script('i2', 2)}<endEvent id="ie"/>${flows('is i1 w i2 ie')}`;
}

const handler = (kind: Kind, interrupting: boolean) =>
  `<subProcess id="es" triggeredByEvent="true"><startEvent id="ess" isInterrupting="${interrupting}">${definitions[kind]}</startEvent>${script('a3', 3)}<endEvent id="ese"/>${flows('ess a3 ese')}</subProcess>`;

const places = (['subProcess', 'transaction'] as const).flatMap((host) =>
  (['signal', 'message', 'escalation', 'error', 'timer', 'cycle', 'conditional'] as const).flatMap((kind) =>
    [true, false]
      .filter((interrupting) => interrupting || kind !== 'error')
      .map((interrupting) => ({ host, kind, interrupting })),
  ),
);

describe.each(places)('$kind from inside a $host, interrupting: $interrupting', ({ host, kind, interrupting }) => {
  const aside = kind === 'cycle' ? tasks(3, 3, 3) : tasks(3);

  test('on the boundary', () =>
    expectLog(
      `<startEvent id="s"/><${host} id="h">${bringing(kind)}</${host}><boundaryEvent id="b" attachedToRef="h" cancelActivity="${interrupting}">${definitions[kind]}</boundaryEvent>
      ${script('a3', 3)}${script('a4', 4)}<endEvent id="e"/><endEvent id="e2"/>${flows('s h a4 e', 'b a3 e2')}`,
      interrupting ? tasks(1, 3) : [...tasks(1, 2, 4), ...aside],
    ));

  test('in an event sub-process', () =>
    expectLog(
      `<startEvent id="s"/><${host} id="h">${bringing(kind)}${handler(kind, interrupting)}</${host}>${script('a4', 4)}<endEvent id="e"/>${flows('s h a4 e')}`,
      interrupting ? tasks(1, 3, 4) : [...tasks(1, 2, 4), ...aside],
    ));

  test('in an event sub-process of the process itself', () =>
    expectLog(
      `${bringing(kind)}${handler(kind, interrupting)}`,
      interrupting ? tasks(1, 3) : [...tasks(1, 2), ...aside],
    ));
});

test.each<[Kind, string[]]>([
  ['signal', tasks(1, 2)],
  ['message', tasks(1, 2)],
  ['terminate', tasks(1)],
  ['error', [...tasks(1), 'ERROR_thrownErrorEvent']],
  ['escalation', [...tasks(1, 2), 'ERROR_thrownEscalationEvent']],
])('an end with %s at the top', (kind, expected) =>
  expectLog(
    `<startEvent id="s"/><parallelGateway id="g"/>${script('a1', 1)}${script('w', 'WAIT_TEN_SECONDS')}${script('a2', 2)}<endEvent id="e">${definitions[kind]}</endEvent><endEvent id="e2"/>${flows('s g a1 e', 'g w a2 e2')}`,
    expected,
  ),
);

test.each<[string, string, string[]]>([
  ['a date that is past', definitions.date, tasks(1)],
  ['a cycle', definitions.cycle, tasks(1, 1, 1)],
  ['a duration', definitions.timer, tasks(1)],
  ['a signal nobody sends', definitions.signal, []],
  ['a condition', definitions.conditional, tasks(1)],
  ['one of two events', definitions.timer + definitions.signal, tasks(1)],
])('a start by %s', (_what, definition, expected) =>
  expectLog(
    `<startEvent id="s">${definition}</startEvent>${script('a1', 1)}<endEvent id="e"/>${flows('s a1 e')}`,
    expected,
    1,
  ),
);

describe('an activity that repeats', () => {
  const repeated = (marker: string) =>
    `<startEvent id="s"/><scriptTask id="l">${marker}<script>SCRIPT_task1</script></scriptTask>${script('a2', 2)}<endEvent id="e"/>${flows('s l a2 e')}`;
  const loop = (attributes: string, condition: string) =>
    `<standardLoopCharacteristics ${attributes}>${formal('loopCondition', condition)}</standardLoopCharacteristics>`;
  const instances = (sequential: boolean, cardinality: string, completion = '') =>
    `<multiInstanceLoopCharacteristics isSequential="${sequential}">${formal('loopCardinality', cardinality)}${completion}</multiInstanceLoopCharacteristics>`;

  test.each<[string, string, string[]]>([
    ['a maximum', loop('loopMaximum="3"', 'true'), tasks(1, 1, 1, 2)],
    ['a negative maximum', loop('loopMaximum="-1"', 'true'), ['ERROR_deployment']],
    ['a false condition tested after', loop('testBefore="false"', 'false'), tasks(1, 2)],
    ['a false condition tested before', loop('testBefore="true"', 'false'), tasks(2)],
    ['a condition on the counter', loop('testBefore="true"', 'loopCounter&lt;2'), tasks(1, 1, 2)],
    ...[true, false].flatMap((sequential): [string, string, string[]][] => [
      [`a number (sequential ${sequential})`, instances(sequential, '3'), tasks(1, 1, 1, 2)],
      [`a variable (sequential ${sequential})`, instances(sequential, 'integerVariable'), tasks(1, 1, 2)],
      [`none (sequential ${sequential})`, instances(sequential, '0'), tasks(2)],
      [`less than none (sequential ${sequential})`, instances(sequential, '-3'), ['ERROR']],
      [
        `enough (sequential ${sequential})`,
        instances(sequential, '1', formal('completionCondition', 'numberOfCompletedInstances>=1')),
        tasks(1, 2),
      ],
    ]),
  ])('%s', (_what, marker, expected) => expectLog(repeated(marker), expected, 2));
});

test.each(['exclusiveGateway', 'inclusiveGateway'])('no way out of an %s', (gateway) =>
  expectLog(
    `<startEvent id="s"/><${gateway} id="g"/>${script('a1', 1)}${script('a2', 2)}<endEvent id="e"/><endEvent id="e2"/>${flows('s g', 'a1 e', 'a2 e2')}
    <sequenceFlow id="c1" sourceRef="g" targetRef="a1">${formal('conditionExpression', 'test.contains("x")')}</sequenceFlow>
    <sequenceFlow id="c2" sourceRef="g" targetRef="a2">${formal('conditionExpression', 'test.contains("y")')}</sequenceFlow>`,
    ['ERROR_runtime'],
  ),
);

test('an end that compensates at the top', () =>
  expectLog(
    `<startEvent id="s"/>${script('a1', 1)}<boundaryEvent id="b" attachedToRef="a1">${definitions.compensate}</boundaryEvent>
    <scriptTask id="c" isForCompensation="true"><script>SCRIPT_task2</script></scriptTask>
    <association id="as" associationDirection="One" sourceRef="b" targetRef="c"/><endEvent id="e">${definitions.compensate}</endEvent>${flows('s a1 e')}`,
    tasks(1, 2),
  ));
