import { describe, expect, it } from '@jest/globals';
import { bpmn, conditional, flows, planOf, TestInstance } from '../testing.ts';

/** Scripts before and after, and a circle of scripts whose condition always holds. */
async function circleOf(script: string): Promise<TestInstance> {
  const task = (id: string, feel: string) =>
    `<scriptTask id="${id}"><extensionElements><zeebe:script expression="=${feel}" resultVariable="${id}"/></extensionElements></scriptTask>`;
  const plan = await planOf(
    bpmn(
      `<startEvent id="s"/>${task('c', script)}<exclusiveGateway id="x" default="f_x_e"/><endEvent id="e"/>${flows('s c x e')}${conditional('x', 'c', 'c &gt; 0')}`,
    ),
  );
  return new TestInstance({
    entry: { plan: plan.hash, process: plan.processes[0] ?? '' },
    plans: { [plan.hash]: plan },
    bindings: {},
  }).start();
}

describe('a step of a process', () => {
  it('ends as an incident where its expressions together take too long', async () => {
    const instance = await circleOf('count(for i in 1..9000 return i)');
    expect(instance.work.incidents).toMatchObject([
      { element: 'c', code: 'feel', message: expect.stringContaining('Expected at most 20000 steps') },
    ]);
    expect(instance.trace('activated').filter((id) => id === 'c').length).toBeLessThan(10);
  });

  it('has all of its bounds again the next time', async () => {
    const instance = await circleOf('count(for i in 1..9000 return i)');
    const [incident] = instance.work.incidents;
    expect(instance.send({ type: 'retry-incident', key: incident?.key ?? 0 })).toBe('ok');
    expect(instance.trace('activated').filter((id) => id === 'c').length).toBeGreaterThan(10);
  });
});
