import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runSuite } from '../conformance/run-suite.ts';
import { readSuite } from '../conformance/suite.ts';

/**
 * `conformance DIR [--json]`: runs the conformance material of a folder through the engine, in virtual time. Exit code
 * 0 when everything passes, 1 when something does not, 2 when the folder has no such material.
 */
export async function run(argv: string[]): Promise<number> {
  const folder = argv.find((argument) => !argument.startsWith('--'));
  if (folder === undefined || !existsSync(join(folder, 'expected.json'))) {
    process.stderr.write('conformance DIR [--json]: Expected a folder with an expected.json\n');
    return 2;
  }
  const report = await runSuite(folder, await readSuite(folder));
  const { tests, cases, constraints, differences } = report;
  if (argv.includes('--json')) {
    process.stdout.write(`${JSON.stringify(report, null, argv.includes('--pretty') ? 2 : undefined)}\n`);
  } else {
    process.stdout.write(`tests ${tests.passed}/${tests.total}, cases ${cases.passed}/${cases.total}, constraints ${constraints.rejected}/${constraints.total}\n`);
    for (const difference of differences) process.stdout.write(`✗ ${difference.test} ${difference.case}: expected ${difference.expected.join(' ')}, found ${difference.found.join(' ')}\n`);
    for (const name of constraints.accepted) process.stdout.write(`✗ accepted: ${name}\n`);
  }
  return tests.failed.length === 0 && constraints.accepted.length === 0 ? 0 : 1;
}
