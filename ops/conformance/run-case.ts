import type { CalendarSnapshot } from '../../domain/calendar.ts';
import { compile } from '../../engine/compile.ts';
import { mendTest } from './mend-test.ts';
import type { ConformanceCase } from './suite.ts';
import { VirtualWorld } from './virtual-world.ts';

const calendar: CalendarSnapshot = {
  version: 'conformance',
  daysOff: {},
  daysWorked: {},
  hours: { '*': { weekday: [], saturday: [] } },
  years: {},
};

/** Runs one case in virtual time and returns its log, sorted. `testName` says which process is the test's own. */
export async function runCase(xml: string, testName: string, testCase: ConformanceCase): Promise<string[]> {
  const compiled = await compile(mendTest(xml));
  if (!compiled.ok) return ['ERROR_deployment'];
  const world = new VirtualWorld(compiled.plan, { hash: calendar.version, calendar }, testCase.input);
  if (testCase.parallelProcess) world.start('ParallelProcess');
  world.start(world.ownProcess(testName));
  world.run();
  return [...world.log].sort();
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
