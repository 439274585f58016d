import { describe, expect, test } from '@jest/globals';
import { bpmn, flows, TestInstance } from '../testing.ts';

const roots =
  '<message id="m" name="go"/><message id="k" name="paid"><extensionElements><zeebe:subscription correlationKey="=order.id"/></extensionElements></message><error id="err" errorCode="E"/>';
const error = '<errorEventDefinition errorRef="err"/>';
const message = '<messageEventDefinition messageRef="m"/>';
const start = async (content: string, variables = {}) => (await TestInstance.of(bpmn(content, roots))).start(variables);
/** An end inside a sub-process whose boundary catches the error. */
const ending = (definitions: string) =>
  `<startEvent id="s"/><subProcess id="sub"><startEvent id="s2"/><endEvent id="e2">${definitions}</endEvent>${flows('s2 e2')}</subProcess>
  <boundaryEvent id="b" attachedToRef="sub">${error}</boundaryEvent><userTask id="a"/><endEvent id="e"/>${flows('s sub e', 'b a e')}`;

describe('an event with several definitions throws them all', () => {
  test.each([[error + message], [message + error]])('%s', async (definitions) => {
    const instance = await start(ending(definitions));
    expect(instance.waiting).toEqual(['a']);
    expect(instance.effects).toMatchObject([{ type: 'send-message', name: 'go', element: 'e2' }]);
  });

  test.each([[`<compensateEventDefinition/>${message}`], [`${message}<compensateEventDefinition/>`]])(
    'and goes on when what it undoes is undone: %s',
    async (definitions) => {
      const instance = await start(
        `<startEvent id="s"/><userTask id="a"/><userTask id="undo" isForCompensation="true"/><boundaryEvent id="b" attachedToRef="a"><compensateEventDefinition/></boundaryEvent><association id="as" sourceRef="b" targetRef="undo"/>
        <intermediateThrowEvent id="t">${definitions}</intermediateThrowEvent><userTask id="after"/><endEvent id="e"/>${flows('s a t after e')}`,
      );
      instance.complete('a');
      expect(instance.waiting).toEqual(['undo']);
      expect(instance.effects).toMatchObject([{ type: 'send-message', name: 'go' }]);
      instance.complete('undo');
      expect(instance.waiting).toEqual(['after']);
    },
  );
});

test('a message whose key cannot be found out is sent when that was repaired', async () => {
  const instance = await start(
    `<startEvent id="s"/><intermediateThrowEvent id="t"><messageEventDefinition messageRef="k"/></intermediateThrowEvent><userTask id="a"/><endEvent id="e"/>${flows('s t a e')}`,
  );
  expect(instance.work.incidents).toMatchObject([{ element: 't', code: 'feel' }]);
  instance.send({ type: 'set-variables', variables: { order: { id: 'A1' } } });
  expect(instance.send({ type: 'retry-incident', key: instance.keyOf('t') })).toBe('ok');
  expect(instance.effects).toMatchObject([{ type: 'send-message', name: 'paid', correlationKey: 'A1' }]);
  expect(instance.waiting).toEqual(['a']);
});

test('an error that nobody catches stays an incident when it is thrown again', async () => {
  const instance = await start(`<startEvent id="s"/><endEvent id="e">${error}</endEvent>${flows('s e')}`);
  instance.send({ type: 'retry-incident', key: instance.keyOf('e') });
  expect(instance.work.incidents).toMatchObject([{ element: 'e', code: 'uncaught-error' }]);
});
