import { describe, expect, test } from '@jest/globals';
import { bpmn, flows, TestInstance } from '../testing.ts';

describe('a job with a fault on its boundary', () => {
  const begun = async () =>
    (
      await TestInstance.of(
        bpmn(
          `<startEvent id="s"/><serviceTask id="a"/><boundaryEvent id="b" attachedToRef="a" cancelActivity="false"><conditionalEventDefinition><condition xsi:type="tFormalExpression">n + "x" &gt; "0"</condition></conditionalEventDefinition></boundaryEvent><userTask id="aside"/><endEvent id="e"/>${flows('s a e', 'b aside e')}`,
        ),
      )
    ).start({ n: 1 });

  test('goes on: what the worker brings is taken', async () => {
    const instance = await begun();
    expect(instance.work.incidents).toMatchObject([{ element: 'a', code: 'feel' }]);
    expect(instance.work.jobs).toMatchObject([{ element: 'a', attempt: 1 }]);
    expect(instance.send({ type: 'complete-job', key: instance.keyOf('a'), attempt: 1 })).toBe('ok');
    expect(instance.ended).toEqual(['e']);
  });

  test('is not done a second time when the fault is repaired', async () => {
    const instance = await begun();
    instance.send({ type: 'set-variables', variables: { n: '1' } });
    instance.send({ type: 'retry-incident', key: instance.keyOf('a') });
    expect(instance.work.incidents).toEqual([]);
    expect(instance.work.jobs).toMatchObject([{ element: 'a', attempt: 1 }]);
    expect(instance.waiting).toEqual(['a', 'aside']);
  });

  test('and fails as any other', async () => {
    const instance = await begun();
    instance.send({ type: 'fail-job', key: instance.keyOf('a'), attempt: 1, message: 'down' });
    expect(instance.work.jobs).toEqual([]);
    instance.send({ type: 'set-variables', variables: { n: '1' } });
    instance.send({ type: 'retry-incident', key: instance.keyOf('a') });
    expect(instance.work.jobs).toMatchObject([{ element: 'a', attempt: 2 }]);
  });
});
