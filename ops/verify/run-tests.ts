import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectFolder } from '../setup/install-packages.mjs';
import { runStep } from './run-step.ts';

const resultSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
});

/** Runs Jest over the whole project and says, from its own result, how many tests passed, failed and were skipped. */
export async function runTests(args: readonly string[]): Promise<{ readonly code: number; readonly summary: string }> {
  const resultFile = join(projectFolder, '.cache', 'test-result.json');
  rmSync(resultFile, { force: true });
  process.env['NODE_OPTIONS'] = '--experimental-vm-modules --disable-warning=ExperimentalWarning';
  const code = await runStep('jest/bin/jest.js', [
    '--maxWorkers=2',
    // A handle left open in one test file must not keep the whole run from ending.
    '--forceExit',
    '--json',
    `--outputFile=${resultFile}`,
    ...args,
  ]);
  return { code, summary: summarise(resultFile) };
}

/** `Tests: 12 passed, 0 failed, 1 skipped`; a file that could not be loaded counts as one failed test. */
function summarise(resultFile: string): string {
  try {
    const result = resultSchema.parse(JSON.parse(readFileSync(resultFile, 'utf8')));
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    const skipped = result.numPendingTests + result.numTodoTests;
    return `Tests: ${result.numPassedTests} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
  } catch {
    return 'Tests: 0 passed, 1 failed';
  }
}
