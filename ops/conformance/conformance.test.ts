import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { mendTest } from './mend-test.ts';
import { matches } from './run-case.ts';
import { runSuite } from './run-suite.ts';
import { readSuite } from './suite.ts';

const folder = join(import.meta.dirname, '../../../shared/conformance/betsy');
const present = existsSync(join(folder, 'expected.json'));
if (!present) process.stderr.write('skipped: the conformance material is not beside the project\n');

/** Tests whose expectation cannot be met by any engine; docs/conformance.md says why. */
const impossible = ['AdHocSubProcess_Parallel'];

(present ? test : test.skip)('the conformance material passes, and what breaks the standard is refused', async () => {
  const report = await runSuite(folder, await readSuite(folder));
  expect(report.tests.failed.filter((name) => !impossible.includes(name))).toEqual([]);
  expect(report.constraints.accepted).toEqual([]);
});

describe('the adapter', () => {
  test.each([
    [['A', 'B'], ['B', 'A'], true],
    [['A'], ['A', 'A'], false],
    [['A', 'A'], ['A'], false],
    [['A', 'MARKER_exists'], ['A'], true],
    [['A'], ['A', 'MARKER_exists'], false],
    [['ERROR_runtime'], ['ERROR'], true],
    [['ERROR_deployment'], ['ERROR'], true],
    [['ERROR_thrownErrorEvent'], ['ERROR'], false],
  ])('%j against %j: %j', (log, expected, same) => {
    expect(matches(log, expected)).toBe(same);
  });

  test.each([
    ['test.contains("a")', 'contains(test, "a")'],
    ['${integerVariable}', 'integerVariable'],
    ['integerVariable&lt;3', 'integerVariable&lt;3'],
    ['<![CDATA[test.contains("a") && x == 1]]>', 'contains(test, "a")  and  x = 1'],
    ['test.contains("a")>', 'contains(test, "a")'],
  ])('rewrites %s', (java, feel) => {
    expect(mendTest(`<conditionExpression>${java}</conditionExpression>`)).toBe(
      `<conditionExpression xsi:type="bpmn2:tFormalExpression">${feel}</conditionExpression>`,
    );
  });
});
