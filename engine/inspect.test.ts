import { expect, test } from '@jest/globals';
import { inspect } from './inspect.ts';
import { bpmn, flows } from './testing.ts';

const ids = (elements: readonly { readonly id: string | undefined }[]) => elements.map(({ id }) => id);

test('what runs is told from what is only kept', async () => {
  const report = await inspect(
    bpmn(
      `<startEvent id="s"/><userTask id="a"><performer id="who"><resourceRef>r</resourceRef></performer><auditing id="audit"/></userTask><dataObject id="doc"/><textAnnotation id="note"/><endEvent id="e"/>${flows('s a e')}`,
      '<resource id="r" name="r"/>',
    ),
  );
  expect(report.problems).toEqual([]);
  expect(ids(report.executed).sort()).toEqual(['a', 'e', 'f_a_e', 'f_s_a', 'p', 's']);
  expect(ids(report.kept).sort()).toEqual(['audit', 'doc', 'note', 'r', 'who']);
  expect(report.rejected).toEqual([]);
});

test('what is refused is named, with the rule', async () => {
  const report = await inspect(
    bpmn(
      `<startEvent id="s"/><task id="a"/><task id="u" isForCompensation="true"/><endEvent id="e"/>${flows('s a e')}`,
    ),
  );
  expect(ids(report.rejected)).toEqual(['u']);
  expect(report.problems).toMatchObject([{ element: 'u', rule: 'compensation-activity-unused', path: ['p', 'u'] }]);
  expect(report.plan).toBeUndefined();
});
