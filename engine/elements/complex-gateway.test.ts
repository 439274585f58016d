import { expect, test } from '@jest/globals';
import { bpmn, conditional, flows, TestInstance } from '../testing.ts';

const gateway = async (activation: string, more = '') =>
  (
    await TestInstance.of(
      bpmn(
        `<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><userTask id="c"/>
        <complexGateway id="g" default="f_g_after">${activation}</complexGateway><userTask id="after"/><userTask id="late"/><endEvent id="e"/>${flows('s f a g after e', 'f b g', 'f c g', 'late e')}${conditional('g', 'late', 'waitingForStart = false')}${more}`,
      ),
    )
  ).start();
const condition = (text: string) => `<activationCondition xsi:type="tFormalExpression">${text}</activationCondition>`;

test('an activation condition that cannot be answered is an incident of the scope, until it can', async () => {
  const instance = await gateway(condition('activationCount &gt;= needed'));
  instance.complete('a');
  expect(instance.work.incidents).toMatchObject([{ element: 'p', code: 'activation' }]);
  expect(instance.work.incidents[0]?.message).toContain('g: ');
  instance.send({ type: 'set-variables', variables: { needed: 1 } });
  expect(instance.send({ type: 'retry-incident', key: instance.keyOf('p') })).toBe('ok');
  expect(instance.work.incidents).toEqual([]);
  expect(instance.waiting).toEqual(['after', 'b', 'c']);
});

test('the next token asks the condition again, and takes the incident away', async () => {
  const instance = await gateway(condition('activationCount &gt;= needed'));
  instance.complete('a');
  instance.complete('b', { needed: 2 });
  expect(instance.work.incidents).toEqual([]);
  expect(instance.waiting).toEqual(['after', 'c']);
});

test('when it resets, tokens that came late leave by the flows that ask for them', async () => {
  const instance = await gateway(condition('activationCount &gt;= 1'));
  instance.complete('a').complete('b');
  expect(instance.waiting).toEqual(['after', 'c']);
  instance.complete('c');
  expect(instance.waiting).toEqual(['after', 'late']);
});

test('without an activation condition it waits for all that can come', async () => {
  const instance = await gateway('');
  instance.complete('a').complete('b');
  expect(instance.waiting).toEqual(['c']);
  instance.complete('c');
  expect(instance.waiting).toEqual(['after']);
});
