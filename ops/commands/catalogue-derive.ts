import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type CatalogueEntry, deriveCatalogue } from '../../procedures/derive/derive-catalogue.ts';
import { formatProcedureFile, parseProcedureFile } from '../../procedures/procedure-file.ts';
import { shelf } from '../../procedures/shelf/shelf.ts';
import type { Drawn, DrawTask } from '../catalogue/draw-worker.ts';
import { readFacts } from '../catalogue/read-facts.ts';
import { inWorkers } from '../catalogue/worker-pool.ts';
import { OperatorProblem } from '../stack/operator-problem.ts';

export const summary =
  'Dựng thủ tục và quy trình từ tệp dữ kiện · procedures with processes from a facts file: catalogue derive FILE.jsonl[.gz] --out DIR [--data-driven] [--json]';

/** Exits with 0 when every line became a procedure, a draft or an override. */
export async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { out: { type: 'string' }, 'data-driven': { type: 'boolean' }, json: { type: 'boolean' } },
    allowPositionals: true,
    strict: true,
  });
  const [file] = positionals;
  if (file === undefined || values.out === undefined)
    throw new OperatorProblem('Cần tệp dữ kiện và --out THƯ_MỤC', 'Expected a facts file and --out DIR');
  if (!existsSync(file)) throw new OperatorProblem(`Không có tệp ${file}`, `There is no file ${file}`);
  const report = await derive(file, values.out, values['data-driven'] === true);
  if (values.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else for (const [name, value] of Object.entries(report)) process.stdout.write(`${name}: ${JSON.stringify(value)}\n`);
  return report.refusedLines.length + report.problems.length === 0 ? 0 : 1;
}

interface DeriveReport {
  readonly lines: number;
  readonly refusedLines: readonly { readonly line: number; readonly reason: string }[];
  readonly procedures: number;
  readonly publishable: number;
  readonly dataDriven: number;
  readonly drafts: number;
  /** What drafts lack, with how many lack it. */
  readonly missing: Readonly<Record<string, number>>;
  readonly overrides: number;
  readonly ownShape: number;
  readonly genericShape: number;
  readonly distinctGraphs: number;
  readonly written: number;
  readonly problems: readonly { readonly code: string; readonly reason: string }[];
  readonly seconds: number;
}

async function derive(path: string, out: string, onlyDataDriven: boolean): Promise<DeriveReport> {
  const started = performance.now();
  const { facts, refused } = await readFacts(path);
  const entries = [...deriveCatalogue(facts)];
  const wanted = entries.filter((entry) => !onlyDataDriven || entry.dataDriven);
  const drawn = await inWorkers<DrawTask, Drawn>(
    new URL('../catalogue/draw-worker.ts', import.meta.url),
    wanted.flatMap(({ procedure, process }) =>
      process === undefined ? [] : [{ procedure, outline: process.outline }],
    ),
  );
  const byHand = new Set(shelf.map((outline) => outline.code));
  const problems: { code: string; reason: string }[] = [];
  const shapes = new Set<string>();
  const kept = new Set(
    wanted.map((entry) =>
      entry.overrides?.code === entry.facts.code || entry.overrides === undefined ? entry.facts.code : '',
    ),
  );
  let at = 0;
  let written = 0;
  let sound = 0;
  for (const entry of wanted) {
    const process = entry.process === undefined ? undefined : drawn[at++];
    for (const reason of process?.problems ?? []) problems.push({ code: entry.facts.code, reason });
    const checked = check(entry, problems);
    if (!checked || (process?.problems.length ?? 0) > 0) continue;
    if (entry.overrides === undefined && entry.procedure.status === 'published') {
      sound += 1;
      if (process !== undefined) shapes.add(process.shape);
    }
    const home = entry.overrides?.code ?? entry.facts.code;
    if (byHand.has(home) || !kept.has(home)) continue;
    if (await write(out, entry, process?.xml)) written += 1;
  }
  const procedures = entries.filter((entry) => entry.overrides === undefined);
  const published = procedures.filter((entry) => entry.procedure.status === 'published');
  const drafts = procedures.filter((entry) => entry.procedure.status === 'draft');
  return {
    lines: facts.length + refused.length,
    refusedLines: refused,
    procedures: procedures.length,
    publishable: onlyDataDriven ? published.length : sound,
    dataDriven: published.filter((entry) => entry.dataDriven).length,
    drafts: drafts.length,
    missing: countBy(drafts.flatMap((entry) => entry.procedure.missing)),
    overrides: entries.length - procedures.length,
    ownShape: published.filter((entry) => entry.process?.generic === false).length,
    genericShape: published.filter((entry) => entry.process?.generic === true).length,
    distinctGraphs: shapes.size,
    written,
    problems,
    seconds: Math.round((performance.now() - started) / 1000),
  };
}

function check(entry: CatalogueEntry, problems: { code: string; reason: string }[]): boolean {
  const result = parseProcedureFile(`${entry.facts.code}/procedure.json`, formatProcedureFile(entry.procedure));
  if (result.ok) return true;
  for (const each of result.problems)
    problems.push({ code: entry.facts.code, reason: `${each.field}: ${each.reason.en}` });
  return false;
}

/**
 * One folder a procedure. A variant goes into `jurisdictions/PROVINCE` of the procedure that it overrides; the national
 * one of the same code is then a draft, of which the facts know no national deadline and steps.
 */
async function write(out: string, entry: CatalogueEntry, xml: string | undefined): Promise<boolean> {
  if (entry.overrides !== undefined && entry.overrides.province === undefined) return false;
  const folder =
    entry.overrides === undefined
      ? join(out, entry.facts.code)
      : join(out, entry.overrides.code, 'jurisdictions', entry.overrides.province ?? '');
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'procedure.json'),
    formatProcedureFile({ ...entry.procedure, code: entry.overrides?.code ?? entry.procedure.code }),
  );
  if (xml !== undefined) await writeFile(join(folder, 'process.bpmn'), xml);
  if (entry.overrides?.code === entry.facts.code) {
    const missing = ['duration', 'steps'];
    const cases = entry.procedure.cases.map((each) => ({ ...each, duration: undefined, durationSource: undefined }));
    await writeFile(
      join(out, entry.facts.code, 'procedure.json'),
      formatProcedureFile({
        ...entry.procedure,
        cases,
        status: 'draft',
        missing,
        fee: { moment: 'none', amounts: [] },
      }),
    );
  }
  return true;
}

function countBy(values: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
