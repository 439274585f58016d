import { expect, test } from '@jest/globals';
import { compileDecisions } from './compile-decisions.ts';
import { possibleResults } from './possible-results.ts';
import { dmn, type TableSketch, tableDecision } from './testing.ts';

async function resultsOf(sketch: TableSketch) {
  const { decisions } = await compileDecisions([dmn(tableDecision('d', sketch))]);
  return possibleResults(decisions, 'd');
}

test('the outputs of the rules, and null unless a rule matches always', async () => {
  const table = { inputs: ['n'], outputs: ['x'], rules: ['> 5; "a"', '> 9; "a"', '< 3; "b"'] };
  expect(await resultsOf(table)).toEqual(['a', 'b', null]);
  expect(await resultsOf({ ...table, outputs: ['x | "c"'] })).toEqual(['a', 'b', 'c']);
  expect(await resultsOf({ ...table, policy: 'FIRST', rules: [...table.rules, '-; "d"'] })).toEqual(['a', 'b', 'd']);
  expect(await resultsOf({ inputs: ['n'], outputs: ['x', 'y'], rules: ['> 5; "a"; 1'] })).toEqual([
    { x: 'a', y: 1 },
    null,
  ]);
});

test('unknown where they are computed, collected or counted', async () => {
  expect(await resultsOf({ inputs: ['n'], outputs: ['x'], rules: ['-; n + 1'] })).toBeUndefined();
  expect(await resultsOf({ policy: 'COLLECT', inputs: ['n'], outputs: ['x'], rules: ['-; 1'] })).toBeUndefined();
  expect(
    await resultsOf({ policy: 'COLLECT', aggregation: 'SUM', inputs: ['n'], outputs: ['x'], rules: ['-; 1'] }),
  ).toBeUndefined();
});
