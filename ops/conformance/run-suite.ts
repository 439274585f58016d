import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile } from '../../engine/compile.ts';
import { type CaseRunner, matches, runCase } from './run-case.ts';
import type { ConformanceSuite } from './suite.ts';

export interface ConformanceReport {
  readonly tests: { readonly passed: number; readonly total: number; readonly failed: readonly string[] };
  readonly cases: { readonly passed: number; readonly total: number };
  readonly constraints: {
    readonly rejected: number;
    readonly total: number;
    readonly accepted: readonly string[];
    readonly byAnotherRule: readonly string[];
  };
  /** What the failed cases logged instead. */
  readonly differences: readonly {
    readonly test: string;
    readonly case: number;
    readonly expected: readonly string[];
    readonly found: readonly string[];
  }[];
}

/** Runs every test and every constraint of a suite. */
export async function runSuite(
  folder: string,
  suite: ConformanceSuite,
  run: CaseRunner = runCase,
): Promise<ConformanceReport> {
  const failed: string[] = [];
  const differences: ConformanceReport['differences'][number][] = [];
  let cases = 0;
  for (const test of suite.tests) {
    const xml = await readFile(join(folder, test.file), 'utf8');
    for (const testCase of test.testCases) {
      cases += 1;
      const { log: found } = await run(xml, test.name, testCase);
      if (matches(found, testCase.expected)) continue;
      if (!failed.includes(test.name)) failed.push(test.name);
      differences.push({ test: test.name, case: testCase.number, expected: testCase.expected, found });
    }
  }
  const constraints = await runConstraints(folder, suite);
  return {
    tests: { passed: suite.tests.length - failed.length, total: suite.tests.length, failed },
    cases: { passed: cases - differences.length, total: cases },
    constraints,
    differences,
  };
}

async function runConstraints(folder: string, suite: ConformanceSuite): Promise<ConformanceReport['constraints']> {
  const accepted: string[] = [];
  const byAnotherRule: string[] = [];
  for (const test of suite.constraintTests) {
    const result = await compile(await readFile(join(folder, test.file), 'utf8'));
    if (result.ok) accepted.push(test.name);
    else if (!result.problems.some((problem) => problem.rule === test.constraint))
      byAnotherRule.push(`${test.name}: ${[...new Set(result.problems.map((problem) => problem.rule))].join(', ')}`);
  }
  return {
    rejected: suite.constraintTests.length - accepted.length,
    total: suite.constraintTests.length,
    accepted,
    byAnotherRule,
  };
}
