import { describe, expect, test } from '@jest/globals';
import { bpmn, flows, TestInstance } from '../testing.ts';

const roots = '<signal id="sig" name="alert"/><error id="err" errorCode="E"/>';
const formal = (name: string, text: string) => `<${name} xsi:type="tFormalExpression">${text}</${name}>`;
const start = async (content: string, variables = {}) => (await TestInstance.of(bpmn(content, roots))).start(variables);

describe('a complex behaviour', () => {
  const behaving = (condition: string) =>
    start(
      `<startEvent id="s"/><userTask id="a"><multiInstanceLoopCharacteristics behavior="Complex">${formal('loopCardinality', '3')}<complexBehaviorDefinition id="cb">${formal('condition', condition)}<event id="it"><signalEventDefinition signalRef="sig"/></event></complexBehaviorDefinition></multiInstanceLoopCharacteristics></userTask>
      <boundaryEvent id="b" attachedToRef="a" cancelActivity="false"><signalEventDefinition signalRef="sig"/></boundaryEvent><userTask id="x"/><endEvent id="e"/>${flows('s a e', 'b x e')}`,
    );

  test('throws when its condition on the counters holds', async () => {
    const instance = await behaving('numberOfCompletedInstances = 2 and numberOfActiveInstances = 1');
    instance.complete('a');
    expect(instance.waiting).toEqual(['a', 'a']);
    instance.complete('a');
    expect(instance.waiting).toEqual(['a', 'x']);
  });

  test('that cannot be decided is an incident of the instance, and repaired goes on', async () => {
    const instance = await behaving('numberOfCompletedInstances &gt;= needed');
    instance.complete('a');
    expect(instance.work.incidents).toMatchObject([{ element: 'a' }]);
    instance.send({ type: 'set-variables', variables: { needed: 9 } });
    instance.send({ type: 'retry-incident', key: instance.work.incidents[0]?.key ?? 0 });
    expect(instance.work.incidents).toEqual([]);
    instance.complete('a').complete('a');
    expect(instance.ended).toEqual(['e']);
  });
});

test('an error of one instance ends the others', async () => {
  const instance = await start(
    `<startEvent id="s"/><userTask id="a"><multiInstanceLoopCharacteristics>${formal('loopCardinality', '3')}</multiInstanceLoopCharacteristics></userTask><boundaryEvent id="b" attachedToRef="a"><errorEventDefinition errorRef="err"/></boundaryEvent><userTask id="x"/><endEvent id="e"/>${flows('s a e', 'b x e')}`,
  );
  instance.send({ type: 'throw-error', key: instance.keyOf('a'), code: 'E' });
  expect(instance.waiting).toEqual(['x']);
});

test('of instances that were not needed nothing is undone', async () => {
  const compensate = '<compensateEventDefinition/>';
  const instance = await start(
    `<startEvent id="s"/><userTask id="a"><multiInstanceLoopCharacteristics>${formal('loopCardinality', '3')}${formal('completionCondition', 'numberOfCompletedInstances &gt;= 2')}</multiInstanceLoopCharacteristics></userTask><userTask id="undo" isForCompensation="true"/><boundaryEvent id="b" attachedToRef="a">${compensate}</boundaryEvent><association id="as" sourceRef="b" targetRef="undo"/>
    <endEvent id="e">${compensate}</endEvent>${flows('s a e')}`,
  );
  instance.complete('a').complete('a').complete('undo').complete('undo');
  expect(instance.ended).toEqual(['e']);
});

test('more instances than anybody could mean are an incident, and a repaired number goes on', async () => {
  const instance = await start(
    `<startEvent id="s"/><userTask id="a"><multiInstanceLoopCharacteristics>${formal('loopCardinality', 'copies')}</multiInstanceLoopCharacteristics></userTask><endEvent id="e"/>${flows('s a e')}`,
    { copies: 100_000_000 },
  );
  expect(instance.work.incidents).toMatchObject([{ element: 'a', message: expect.stringContaining('at most 10000') }]);
  instance.send({ type: 'set-variables', variables: { copies: 2 } });
  instance.send({ type: 'retry-incident', key: instance.work.incidents[0]?.key ?? 0 });
  expect(instance.waiting).toEqual(['a', 'a']);
});

test.each([
  [
    'behind an event-based gateway',
    `<startEvent id="s"/><eventBasedGateway id="g"/>RECEIVE<receiveTask id="other" messageRef="n"/>${flows('s g r e', 'g other e')}`,
  ],
  ['that begins the process', `RECEIVE${flows('r e')}`],
])('the message for a repeated receive task %s is the first one’s', async (_where, content) => {
  const repeated = `<receiveTask id="r" messageRef="m" ${content.includes('<startEvent') ? '' : 'instantiate="true"'}><multiInstanceLoopCharacteristics>${formal('loopCardinality', '2')}</multiInstanceLoopCharacteristics></receiveTask><endEvent id="e"/>`;
  const instance = await TestInstance.of(
    bpmn(content.replace('RECEIVE', repeated), '<message id="m" name="m"/><message id="n" name="n"/>'),
  );
  if (content.includes('<startEvent')) instance.start();
  expect(instance.message('m', { got: 1 })).toBe('ok');
  expect(instance.work.subscriptions).toMatchObject([{ element: 'r', name: 'm' }]);
  expect(instance.message('m')).toBe('ok');
  expect(instance.ended).toEqual(['e']);
  expect(instance.state?.result).toMatchObject({ got: 1 });
});
