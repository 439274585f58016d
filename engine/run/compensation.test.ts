import { describe, expect, test } from '@jest/globals';
import { bpmn, conditional, flows, TestInstance } from '../testing.ts';

const roots = '<message id="m" name="m"/><error id="E" name="E" errorCode="E"/>';
const task = (id: string) => `<userTask id="${id}"/>`;
/** A task and what undoes it. */
const undoable = (id: string) =>
  `${task(id)}<boundaryEvent id="${id}c" attachedToRef="${id}"><compensateEventDefinition/></boundaryEvent><userTask id="un${id}" isForCompensation="true"/><association id="${id}as" sourceRef="${id}c" targetRef="un${id}"/>`;
const transaction = (content: string) =>
  bpmn(
    `<startEvent id="s"/><transaction id="t">${content}</transaction><boundaryEvent id="b" attachedToRef="t"><cancelEventDefinition/></boundaryEvent><endEvent id="e"/><endEvent id="cancelled"/>${flows('s t e', 'b cancelled')}`,
    roots,
  );
const cancel = '<endEvent id="stop"><cancelEventDefinition/></endEvent>';

describe('a transaction of which one instance is cancelled', () => {
  const repeated = (attributes: string) =>
    transaction(
      `<multiInstanceLoopCharacteristics ${attributes}><loopCardinality xsi:type="tFormalExpression">3</loopCardinality></multiInstanceLoopCharacteristics><startEvent id="is"/>${undoable('a')}${task('w')}<exclusiveGateway id="x" default="f_x_ie"/><endEvent id="ie"/>${cancel}${flows('is a w x ie')}${conditional('x', 'stop', 'refused')}`,
    );

  test('undoes what the others did, those that are over and those that are not', async () => {
    const instance = (await TestInstance.of(repeated(''))).start({ refused: false });
    instance.complete('a').complete('w').complete('a').complete('a');
    expect(instance.waiting).toEqual(['w', 'w']);
    instance.complete('w', { refused: true });
    expect(instance.waiting).toEqual(['una', 'una']);
    instance.complete('una').complete('una');
    expect(instance.waiting).toEqual(['una']);
    instance.complete('una');
    expect(instance.ended).toEqual(['cancelled']);
  });

  test('begins no other when they come one after the other', async () => {
    const instance = (await TestInstance.of(repeated('isSequential="true"'))).start({ refused: false });
    instance.complete('a').complete('w').complete('a').complete('w', { refused: true });
    expect(instance.waiting).toEqual(['una']);
    instance.complete('una').complete('una');
    expect(instance.ended).toEqual(['cancelled']);
    expect(instance.trace('activated').filter((element) => element === 'a')).toHaveLength(2);
  });
});

test('a transaction that is cancelled while something is undone in it undoes that to the end, and the rest', async () => {
  const both = `<startEvent id="is"/>${undoable('a')}${undoable('k')}<parallelGateway id="g"/><intermediateThrowEvent id="th"><compensateEventDefinition/></intermediateThrowEvent><endEvent id="ie"/>${task('w')}${cancel}${flows('is a k g th ie', 'g w stop')}`;
  const instance = (await TestInstance.of(transaction(both))).start();
  instance.complete('a').complete('k');
  expect(instance.waiting).toEqual(['unk', 'w']);
  instance.complete('w');
  expect(instance.waiting).toEqual(['unk']);
  instance.complete('unk');
  expect(instance.waiting).toEqual(['una']);
  instance.complete('una');
  expect(instance.ended).toEqual(['cancelled']);
});

test('what was done in a sub-process at work is undone before what was done earlier, in a called process, too', async () => {
  const content = (inner: string) =>
    `<startEvent id="is"/>${undoable('a')}<parallelGateway id="g"/>${inner}${task('w')}${cancel}${flows('is a g sub', 'g w stop')}`;
  const sub = `<subProcess id="sub"><multiInstanceLoopCharacteristics><loopCardinality xsi:type="tFormalExpression">2</loopCardinality></multiInstanceLoopCharacteristics><startEvent id="ks"/>${undoable('k')}${task('l')}<endEvent id="ke"/>${flows('ks k l ke')}</subProcess>`;
  const call = '<callActivity id="sub" calledElement="q"/>';
  const called = `<process id="q" isExecutable="true"><startEvent id="ks"/>${undoable('k')}${task('l')}<endEvent id="ke"/>${flows('ks k l ke')}</process>`;
  const whole = transaction(content(call));
  for (const xml of [transaction(content(sub)), whole.replace('</definitions>', `${called}</definitions>`)]) {
    const instance = (await TestInstance.of(xml, 'p')).start();
    instance.complete('a').complete('k').complete('w');
    expect(instance.waiting).toEqual(['unk']);
    instance.complete('unk');
    expect(instance.waiting).toEqual(['una']);
    instance.complete('una');
    expect(instance.ended).toEqual(['cancelled']);
  }
});

test('nothing happens any more on the boundary of what was cancelled with the transaction', async () => {
  const content = `<startEvent id="is"/><parallelGateway id="g"/><subProcess id="sub"><startEvent id="ks"/>${undoable('k')}${task('l')}<endEvent id="ke"/>${flows('ks k l ke')}</subProcess><boundaryEvent id="mb" attachedToRef="sub" cancelActivity="false"><messageEventDefinition messageRef="m"/></boundaryEvent><boundaryEvent id="eb" attachedToRef="sub"><errorEventDefinition errorRef="E"/></boundaryEvent>${task('x')}${task('w')}${cancel}${flows('is g sub', 'g w stop', 'mb x', 'eb x')}`;
  const instance = (await TestInstance.of(transaction(content))).start();
  instance.complete('k').complete('w');
  expect(instance.message('m')).toBe('nobody-waits');
  expect(instance.send({ type: 'throw-error', key: instance.keyOf('unk'), code: 'E' })).toBe('uncaught-error');
  instance.complete('unk');
  expect(instance.ended).toEqual(['cancelled']);
});

test('what a cancelled transaction undoes is not disturbed by its event sub-processes', async () => {
  const content = `<startEvent id="is"/>${undoable('a')}${cancel}${flows('is a stop')}<subProcess id="h" triggeredByEvent="true"><startEvent id="hs"><messageEventDefinition messageRef="m"/></startEvent>${task('ht')}<endEvent id="he"/>${flows('hs ht he')}</subProcess>`;
  const instance = (await TestInstance.of(transaction(content))).start();
  instance.complete('a');
  expect(instance.message('m')).toBe('nobody-waits');
  instance.complete('una');
  expect(instance.ended).toEqual(['cancelled']);
});

test('what was to be undone when an event sub-process took over can be undone there', async () => {
  const content = `<startEvent id="s"/>${undoable('a')}${undoable('k')}<endEvent id="e"><compensateEventDefinition/></endEvent>${flows('s a k e')}<subProcess id="h" triggeredByEvent="true"><startEvent id="hs"><messageEventDefinition messageRef="m"/></startEvent><endEvent id="he"><compensateEventDefinition/></endEvent>${flows('hs he')}</subProcess>`;
  const instance = (await TestInstance.of(bpmn(content, roots))).start();
  instance.complete('a').complete('k');
  expect(instance.waiting).toEqual(['unk']);
  expect(instance.message('m')).toBe('ok');
  expect(instance.waiting).toEqual(['una']);
});

test('an error of what undoes an activity is not caught on the boundary of that activity, which is long over', async () => {
  const sub = `<subProcess id="sub"><startEvent id="is"/>${task('a')}<endEvent id="ie"/>${flows('is a ie')}<subProcess id="h" triggeredByEvent="true"><startEvent id="hs"><compensateEventDefinition/></startEvent>${task('un')}<endEvent id="he"/>${flows('hs un he')}</subProcess></subProcess><boundaryEvent id="b" attachedToRef="sub"><errorEventDefinition errorRef="E"/></boundaryEvent>`;
  const instance = (
    await TestInstance.of(
      bpmn(
        `<startEvent id="s"/>${sub}<endEvent id="be"/><endEvent id="e"><compensateEventDefinition/></endEvent>${flows('s sub e', 'b be')}`,
        roots,
      ),
    )
  ).start();
  instance.complete('a');
  expect(instance.send({ type: 'throw-error', key: instance.keyOf('un'), code: 'E' })).toBe('uncaught-error');
  instance.complete('un');
  expect(instance.ended).toEqual(['e']);
});
