import { expect, test } from '@jest/globals';
import { bpmn, flows, TestInstance } from '../testing.ts';

const script = (expression: string) =>
  `<scriptTask id="w"><extensionElements><zeebe:script expression="=${expression}" resultVariable="r"/></extensionElements></scriptTask>`;
const call = async (called: string, inner: string, more = '') =>
  (
    await TestInstance.of(
      bpmn(
        `<process id="p" isExecutable="true"><startEvent id="s"/><callActivity id="c"><extensionElements><zeebe:calledElement processId="q" ${called}/><zeebe:ioMapping><zeebe:input source="=x + 1" target="n"/><zeebe:output source="=r" target="y"/></zeebe:ioMapping></extensionElements>${more}</callActivity><endEvent id="e"/>${flows('s c e')}</process>
        <process id="q" isExecutable="true"><startEvent id="s2"/>${script(inner)}<endEvent id="e2"/>${flows('s2 w e2')}</process>`,
      ),
      'p',
    )
  ).start({ x: 1 });

test.each([
  ['sees all that is around it', '', 'n * 10 + x', 21],
  [
    'sees its inputs alone when the call is isolated',
    'propagateAllParentVariables="false"',
    'if x = null then n * 10 else -1',
    20,
  ],
])('a called process %s', async (_what, called, inner, y) => {
  const instance = await call(called, inner);
  expect(instance.ended).toEqual(['e']);
  expect(instance.state?.result).toEqual({ x: 1, y });
});

test('an isolated call sees the item of its own instance', async () => {
  const instance = await call(
    'propagateAllParentVariables="false"',
    'n * 10 + item',
    '<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=[1, 2]" inputElement="item" outputCollection="all" outputElement="=y"/></extensionElements></multiInstanceLoopCharacteristics>',
  );
  expect(instance.state?.result).toMatchObject({ all: [21, 22] });
});
