import { describe, expect, test } from '@jest/globals';
import { bpmn, flows, TestInstance } from '../testing.ts';

const adHoc = (attributes: string, inner: string, variables = {}) =>
  TestInstance.of(
    bpmn(
      `<startEvent id="s"/><adHocSubProcess id="hoc" ${attributes}>${inner}<completionCondition xsi:type="tFormalExpression">done</completionCondition></adHocSubProcess><endEvent id="e"/>${flows('s hoc e')}`,
    ),
  ).then((instance) => instance.start({ done: false, ...variables }));
const two = '<userTask id="a"/><userTask id="b"/>';

describe('a completion condition that held once', () => {
  test('lets what is to be kept end, whatever it makes of the condition', async () => {
    const instance = await adHoc('cancelRemainingInstances="false"', two);
    instance.complete('a', { done: true });
    expect(instance.waiting).toEqual(['b']);
    instance.complete('b', { done: false });
    expect(instance.ended).toEqual(['e']);
  });

  test.each(['true', 'false'])('begins nothing more in sequence (cancelRemainingInstances %s)', async (cancels) => {
    const instance = await adHoc(`ordering="Sequential" cancelRemainingInstances="${cancels}"`, two);
    instance.complete('a', { done: true });
    expect(instance.ended).toEqual(['e']);
    expect(instance.trace('activated')).not.toContain('b');
  });

  test('takes no flow further inside', async () => {
    const instance = await adHoc('', `${two}${flows('a b')}`);
    instance.complete('a', { done: true });
    expect(instance.ended).toEqual(['e']);
    expect(instance.trace('activated')).not.toContain('b');
  });
});

test('one after the other, with what follows each', async () => {
  const instance = await adHoc('ordering="Sequential"', `${two}<userTask id="c"/>${flows('a c')}`);
  expect(instance.waiting).toEqual(['a']);
  instance.complete('a');
  expect(instance.waiting).toEqual(['c']);
  instance.complete('c');
  expect(instance.waiting).toEqual(['b']);
  instance.complete('b', { done: true });
  expect(instance.ended).toEqual(['e']);
});
