import { compile } from '../../engine/compile.ts';
import { conformanceFacts } from './conformance-facts.ts';
import { mendTest } from './mend-test.ts';
import type { ProcessHost } from './process-host.ts';
import type { ConformanceCase } from './suite.ts';
import { VerbWorld } from './verb-world.ts';
import { VirtualHost } from './virtual-host.ts';

/** What one case did. */
export interface CaseRun {
  /** Sorted: the order of its lines means nothing. */
  readonly log: readonly string[];
  /** Of each instance, in the order in which they began: every element and what became of it, in order. */
  readonly paths: readonly (readonly string[])[];
}

/** `testName` says which process is the test's own. */
export type CaseRunner = (xml: string, testName: string, testCase: ConformanceCase) => Promise<CaseRun>;

/** When virtual time begins: Monday 23 November 2026, 08:00 in Hà Nội. */
const monday = Date.parse('2026-11-23T08:00:00+07:00');

/** In virtual time, the engine alone. */
export const runCase: CaseRunner = (xml, testName, testCase) =>
  runCaseOn(new VirtualHost(conformanceFacts, monday), xml, testName, testCase);

export async function runCaseOn(
  host: ProcessHost,
  xml: string,
  testName: string,
  testCase: ConformanceCase,
): Promise<CaseRun> {
  const compiled = await compile(mendTest(xml));
  if (!compiled.ok) return { log: ['ERROR_deployment'], paths: [] };
  const world = new VerbWorld(compiled.plan, host, testCase.input);
  if (testCase.parallelProcess) await world.start('ParallelProcess');
  await world.start(world.ownProcess(testName));
  await world.run();
  return { log: [...world.log].sort(), paths: world.paths };
}

/** Whether a log is what the case expects: the same lines, where a plain ERROR stands for either kind of error. */
export function matches(log: readonly string[], expected: readonly string[]): boolean {
  const lines = expected.includes('MARKER_exists') ? log : log.filter((line) => line !== 'MARKER_exists');
  const rest = [...lines];
  for (const line of [...expected].sort((a, b) => Number(a === 'ERROR') - Number(b === 'ERROR'))) {
    const at = rest.findIndex(
      (candidate) =>
        candidate === line || (line === 'ERROR' && (candidate === 'ERROR_deployment' || candidate === 'ERROR_runtime')),
    );
    if (at < 0) return false;
    rest.splice(at, 1);
  }
  return rest.length === 0;
}
