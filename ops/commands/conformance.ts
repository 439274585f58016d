import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runModels } from '../conformance/run-models.ts';
import { runSuite } from '../conformance/run-suite.ts';
import { readSuite } from '../conformance/suite.ts';

/**
 * `conformance DIR [--json]`: runs the conformance material of a folder through the engine, in virtual time; of a folder
 * that only has models, reads and writes back each and runs its processes to their ends. Exit code 0 when everything
 * passes, 1 when something does not, 2 when the folder has no such material.
 */
export async function run(argv: string[]): Promise<number> {
  const folder = argv.find((argument) => !argument.startsWith('--'));
  if (folder !== undefined && existsSync(folder) && !existsSync(join(folder, 'expected.json')))
    return runModelFolder(folder, argv);
  if (folder === undefined || !existsSync(folder)) {
    process.stderr.write('conformance DIR [--json]: Expected a folder with an expected.json\n');
    return 2;
  }
  const report = await runSuite(folder, await readSuite(folder));
  const { tests, cases, constraints, differences } = report;
  if (argv.includes('--json')) {
    process.stdout.write(`${JSON.stringify(report, null, argv.includes('--pretty') ? 2 : undefined)}\n`);
  } else {
    process.stdout.write(
      `tests ${tests.passed}/${tests.total}, cases ${cases.passed}/${cases.total}, constraints ${constraints.rejected}/${constraints.total}\n`,
    );
    for (const difference of differences)
      process.stdout.write(
        `✗ ${difference.test} ${difference.case}: expected ${difference.expected.join(' ')}, found ${difference.found.join(' ')}\n`,
      );
    for (const name of constraints.accepted) process.stdout.write(`✗ accepted: ${name}\n`);
  }
  return tests.failed.length === 0 && constraints.accepted.length === 0 ? 0 : 1;
}

async function runModelFolder(folder: string, argv: string[]): Promise<number> {
  const models = await runModels(folder);
  if (argv.includes('--json')) process.stdout.write(`${JSON.stringify({ models })}\n`);
  else {
    for (const model of models) {
      const processes = model.processes.map(
        (run) => `${run.process} ended ${run.ended}/${run.runs}, flows ${run.flowsTaken}/${run.flowsDrawn}`,
      );
      process.stdout.write(
        `${model.file}: ${model.roundTrip ? 'kept' : 'LOST'}; ${[...processes, ...model.problems].join('; ')}\n`,
      );
    }
  }
  if (models.length === 0) return 2;
  return models.every((model) => model.roundTrip) ? 0 : 1;
}
