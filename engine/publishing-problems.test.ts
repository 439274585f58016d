import { expect, test } from '@jest/globals';
import { publishingProblems } from './publishing-problems.ts';
import { bpmn, flows, planOf } from './testing.ts';

test('a process with several ways to begin by itself is not published', async () => {
  const ends = '<task id="a"/><endEvent id="e"/>';
  const [one, two] = await Promise.all([
    planOf(bpmn(`<startEvent id="s"/>${ends}${flows('s a e')}`)),
    planOf(bpmn(`<startEvent id="s"/><startEvent id="t"/>${ends}${flows('s a e', 't a')}`)),
  ]);
  expect(publishingProblems(one, [])).toEqual([]);
  expect(publishingProblems(two, [])).toMatchObject([{ element: 'p', rule: 'called-start' }]);
});
