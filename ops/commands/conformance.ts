import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { TemporalComparison } from '../conformance/both-ways.ts';
import { runModels } from '../conformance/run-models.ts';
import { type ConformanceReport, runSuite } from '../conformance/run-suite.ts';
import { type ConformanceSuite, readSuite } from '../conformance/suite.ts';

export const summary =
  'Chạy bộ kiểm thử tuân thủ BPMN · BPMN conformance material, also as Temporal workflows: conformance DIR [--temporal] [--json]';

/**
 * `conformance DIR [--json] [--temporal]`: runs the conformance material of a folder through the engine, in virtual time;
 * of a folder that only has models, reads and writes back each and runs its processes to their ends. With `--temporal`
 * the results are those of the dossiers' workflow on Temporal's test server, and `temporal` says how they compare with
 * virtual time. Exit code 0 when everything passes, 1 when something does not or the two runs differ, 2 when the folder
 * has no such material.
 */
export async function run(argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    options: { json: { type: 'boolean' }, temporal: { type: 'boolean' }, pretty: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [folder] = positionals;
  const bothWays = values.temporal === true;
  const isSuite = folder !== undefined && existsSync(join(folder, 'expected.json'));
  if (folder !== undefined && existsSync(folder) && !isSuite && !bothWays)
    return runModelFolder(folder, values.json === true);
  if (folder === undefined || !isSuite) return refuse('tệp expected.json', 'an expected.json');
  const suite = await readSuite(folder);
  const report: Report = bothWays ? await runBothWays(folder, suite) : await runSuite(folder, suite);
  const { tests, cases, constraints, differences, temporal } = report;
  if (values.json) {
    process.stdout.write(`${JSON.stringify(report, null, values.pretty ? 2 : undefined)}\n`);
  } else {
    process.stdout.write(
      `tests ${tests.passed}/${tests.total}, cases ${cases.passed}/${cases.total}, constraints ${constraints.rejected}/${constraints.total}\n`,
    );
    for (const difference of differences)
      process.stdout.write(
        `✗ ${difference.test} ${difference.case}: expected ${difference.expected.join(' ')}, found ${difference.found.join(' ')}\n`,
      );
    for (const name of constraints.accepted) process.stdout.write(`✗ accepted: ${name}\n`);
    if (temporal) printComparison(temporal);
  }
  const equal = temporal === undefined || temporal.differences.length === 0;
  return tests.failed.length === 0 && constraints.accepted.length === 0 && equal ? 0 : 1;
}

type Report = ConformanceReport & { readonly temporal?: TemporalComparison };

async function runBothWays(folder: string, suite: ConformanceSuite): Promise<Report> {
  const { openBothWays } = await import('../conformance/both-ways.ts');
  const opening = openBothWays();
  const close = () => opening.then((both) => both.close());
  const stop = () => void close().finally(() => process.exit(130));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const both = await opening;
    const report = await runSuite(folder, suite, both.run);
    return { ...report, temporal: both.compared() };
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await close();
  }
}

function printComparison({ cases, differences, repeated, seconds }: TemporalComparison): void {
  process.stdout.write(
    `as workflows: ${cases - differences.length}/${cases} as in virtual time, ${repeated} repeated, ${seconds} s\n`,
  );
  for (const { test, case: number, virtual, temporal } of differences)
    process.stdout.write(
      `✗ ${test} ${number}: in virtual time ${JSON.stringify(virtual)}, as workflows ${JSON.stringify(temporal)}\n`,
    );
}

function refuse(vi: string, en: string): number {
  process.stderr.write(`✗ Cần một thư mục có ${vi}\nExpected a folder with ${en}\n\n${summary}\n`);
  return 2;
}

async function runModelFolder(folder: string, json: boolean): Promise<number> {
  const models = await runModels(folder);
  if (json) process.stdout.write(`${JSON.stringify({ models })}\n`);
  else {
    for (const model of models) {
      const processes = model.processes.map(
        (run) =>
          `${run.process} ended ${run.ended}/${run.runs}, flows ${run.flowsTaken}/${run.flowsDrawn}, branches ${run.branchesTaken}/${run.branchesDrawn}`,
      );
      process.stdout.write(
        `${model.file}: ${model.roundTrip ? 'kept' : 'LOST'}; ${[...processes, ...model.problems].join('; ')}\n`,
      );
    }
  }
  if (models.length === 0) return refuse('tệp .bpmn hoặc expected.json', '.bpmn files or an expected.json');
  return models.every((model) => model.roundTrip) ? 0 : 1;
}
