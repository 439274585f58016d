import { describe, expect, test } from '@jest/globals';
import { bpmn, flows, TestInstance } from '../testing.ts';

/** Every event on the boundary of every kind of activity, repeated in every way, interrupting or not. */
const formal = (name: string, text: string) => `<${name} xsi:type="tFormalExpression">${text}</${name}>`;
const roots =
  '<message id="m" name="m"/><signal id="sg" name="sg"/><error id="E" errorCode="E"/><escalation id="X" escalationCode="X"/>';
/** A task `a`, an escalation, a task `k`. */
const content = `<startEvent id="is"/><userTask id="a"/><intermediateThrowEvent id="th"><escalationEventDefinition escalationRef="X"/></intermediateThrowEvent><userTask id="k"/><endEvent id="ie"/>${flows('is a th k ie')}`;
const hosts: Readonly<Record<string, (loop: string) => string>> = {
  task: (loop) => `<userTask id="a">${loop}</userTask>`,
  'sub-process': (loop) => `<subProcess id="h">${loop}${content}</subProcess>`,
  transaction: (loop) => `<transaction id="h">${loop}${content}</transaction>`,
  'ad-hoc sub-process': (loop) =>
    `<adHocSubProcess id="h">${loop}${content
      .replace('<startEvent id="is"/>', '')
      .replace('<endEvent id="ie"/>', '')
      .replace(/<sequenceFlow[^>]*"(is|ie)"[^>]*>/g, '')}</adHocSubProcess>`,
  call: (loop) => `<callActivity id="h" calledElement="q">${loop}</callActivity>`,
};
const loops = {
  once: { xml: '', waiting: 1 },
  'as long as': {
    xml: `<standardLoopCharacteristics>${formal('loopCondition', 'loopCounter &lt; 2')}</standardLoopCharacteristics>`,
    waiting: 1,
  },
  'all at once': {
    xml: `<multiInstanceLoopCharacteristics>${formal('loopCardinality', '2')}</multiInstanceLoopCharacteristics>`,
    waiting: 2,
  },
  'one by one': {
    xml: `<multiInstanceLoopCharacteristics isSequential="true">${formal('loopCardinality', '2')}</multiInstanceLoopCharacteristics>`,
    waiting: 1,
  },
};
const events = {
  message: '<messageEventDefinition messageRef="m"/>',
  signal: '<signalEventDefinition signalRef="sg"/>',
  timer: `<timerEventDefinition>${formal('timeCycle', 'R2/PT1H')}</timerEventDefinition>`,
  conditional: `<conditionalEventDefinition>${formal('condition', 'now = true')}</conditionalEventDefinition>`,
  escalation: '<escalationEventDefinition escalationRef="X"/>',
  error: '<errorEventDefinition errorRef="E"/>',
};
type EventKind = keyof typeof events;

function bring(instance: TestInstance, kind: EventKind): string {
  switch (kind) {
    case 'message':
      return instance.message('m');
    case 'signal':
      return instance.send({ type: 'signal', name: 'sg' });
    case 'timer':
      return instance.pass(3_600_000);
    case 'conditional':
      instance.send({ type: 'set-variables', variables: { now: false } });
      return instance.send({ type: 'set-variables', variables: { now: true } });
    case 'escalation':
      instance.complete('a');
      return 'ok';
    case 'error':
      return instance.send({ type: 'throw-error', key: instance.keyOf('a'), code: 'E' });
  }
}

const cases = Object.keys(hosts).flatMap((host) =>
  Object.entries(loops).flatMap(([often, loop]) =>
    (Object.keys(events) as EventKind[])
      .filter((kind) => host !== 'task' || kind !== 'escalation')
      .flatMap((kind) => [true, false].map((interrupting) => ({ host, often, loop, kind, interrupting })))
      .filter(({ kind, interrupting }) => interrupting || kind !== 'error'),
  ),
);

describe.each(cases)('$kind at a $host, $often, interrupting: $interrupting', ({ host, loop, kind, interrupting }) => {
  const begin = async () => {
    const process = `<process id="p" isExecutable="true"><startEvent id="s"/>${hosts[host]?.(loop.xml)}<boundaryEvent id="b" attachedToRef="${host === 'task' ? 'a' : 'h'}" cancelActivity="${interrupting}">${events[kind]}</boundaryEvent><userTask id="bt"/><endEvent id="e"/><endEvent id="be"/>${flows(`s ${host === 'task' ? 'a' : 'h'} e`, 'b bt be')}</process>`;
    const called = host === 'call' ? `<process id="q" isExecutable="true">${content}</process>` : '';
    return (await TestInstance.of(bpmn(process + called, roots))).start({ now: false });
  };
  const inside = (waiting: readonly string[]) => waiting.filter((element) => element !== 'bt');

  test('ends the activity, or goes beside it', async () => {
    const instance = await begin();
    expect(instance.waiting).toEqual(Array.from({ length: loop.waiting }, () => 'a'));
    expect(bring(instance, kind)).toBe('ok');
    expect(instance.waiting.filter((element) => element === 'bt')).toHaveLength(1);
    expect(inside(instance.waiting)).toHaveLength(interrupting ? 0 : loop.waiting);
    if (!interrupting && (kind !== 'escalation' || loop.waiting > 1)) {
      expect(bring(instance, kind)).toBe('ok');
      expect(instance.waiting.filter((element) => element === 'bt')).toHaveLength(2);
      expect(inside(instance.waiting)).toHaveLength(loop.waiting);
    }
    for (let [next] = instance.waiting; next !== undefined; [next] = instance.waiting) instance.complete(next);
    expect(instance.ended?.filter((element) => element === 'e')).toHaveLength(interrupting ? 0 : 1);
    expect(instance.work.incidents).toEqual([]);
  });

  test('does not happen any more once the activity is over', async () => {
    const instance = await begin();
    for (let [next] = inside(instance.waiting); next !== undefined; [next] = inside(instance.waiting)) {
      if (kind === 'escalation' && interrupting) return;
      instance.complete(next);
    }
    expect(instance.trace('activated').filter((element) => element === 'b')).toHaveLength(
      kind === 'escalation' ? 2 - Number(loop.xml === '') : 0,
    );
    expect(instance.work.alarmAt).toBeUndefined();
    expect(instance.work.subscriptions).toEqual([]);
  });
});
