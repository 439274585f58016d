import { constants, existsSync } from 'node:fs';
import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Procedure } from '../../domain/procedure.ts';
import { checkProcedure } from '../../procedures/catalogue.ts';
import { type CatalogueEntry, deriveCatalogue } from '../../procedures/derive/derive-catalogue.ts';
import { deriveOverride } from '../../procedures/derive/derive-override.ts';
import { essentialServices } from '../../procedures/essential-services.ts';
import { formatOverrideFile } from '../../procedures/override-file.ts';
import { formatProcedureFile, parseProcedureFile } from '../../procedures/procedure-file.ts';
import { shelf } from '../../procedures/shelf/shelf.ts';
import {
  type DeriveProblem,
  type DeriveReport,
  deriveReportInWords,
  type VariantReport,
} from '../catalogue/derive-report.ts';
import type { Drawn, DrawTask } from '../catalogue/draw-worker.ts';
import { readFacts } from '../catalogue/read-facts.ts';
import { inWorkers } from '../catalogue/worker-pool.ts';
import { writeForm } from '../catalogue/write-form.ts';
import { OperatorProblem } from '../stack/operator-problem.ts';

export const summary =
  'Dựng thủ tục và quy trình từ tệp dữ kiện · procedures with processes from a facts file: catalogue derive FILE.jsonl[.gz] --out DIR [--shipped] [--json]';

/** Exits with 0 when every line became a procedure, a draft or an override. */
export async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { out: { type: 'string' }, shipped: { type: 'boolean' }, json: { type: 'boolean' } },
    allowPositionals: true,
    strict: true,
  });
  const [file] = positionals;
  if (file === undefined || values.out === undefined)
    throw new OperatorProblem('Cần tệp dữ kiện và --out THƯ_MỤC', 'Expected a facts file and --out DIR');
  if (!existsSync(file)) throw new OperatorProblem(`Không có tệp ${file}`, `There is no file ${file}`);
  const report = await derive(file, values.out, values.shipped === true);
  process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : deriveReportInWords(report));
  return report.refusedLines.length + report.problems.length === 0 ? 0 : 1;
}

/** Makes the folder, and finds out before the work whether anything can be written there. */
async function prepare(out: string): Promise<void> {
  try {
    await mkdir(out, { recursive: true });
    await access(out, constants.W_OK);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new OperatorProblem(`Không ghi được vào ${out}: ${detail}`, `Cannot write to ${out}: ${detail}`);
  }
}

async function derive(path: string, out: string, onlyShipped: boolean): Promise<DeriveReport> {
  const started = performance.now();
  const { facts, refused, repaired } = await readFacts(path);
  if (facts.length + refused.length === 0)
    throw new OperatorProblem(`Tệp ${path} không có dòng nào`, `There is no line in the file ${path}`);
  await prepare(out);
  const entries = [...deriveCatalogue(facts)];
  const wanted = entries.filter((entry) => !onlyShipped || isShipped(entry));
  const drawn = await drawAll(wanted);
  const byHand = new Set(shelf.map((outline) => outline.code));
  const problems: DeriveProblem[] = [];
  const shapes = new Set<string>();
  const nationals = new Map<string, Made>();
  let written = 0;
  let sound = 0;
  for (const [index, entry] of wanted.entries()) {
    const process = drawn[index];
    for (const problem of process?.problems ?? []) problems.push({ code: entry.facts.code, ...problem });
    const checked = check(entry, problems);
    if (!checked || (process?.problems.length ?? 0) > 0) continue;
    const national = nationalOf(entry, process);
    if (national === undefined) continue;
    nationals.set(entry.facts.code, national);
    if (entry.overrides === undefined && entry.procedure.status === 'published') {
      sound += 1;
      if (process !== undefined) shapes.add(process.shape);
    }
    if (byHand.has(entry.facts.code)) continue;
    await writeNational(out, national);
    written += 1;
  }
  const variants = await writeVariants(out, variantsOf(wanted, drawn), nationals, byHand);
  const procedures = entries.filter((entry) => entry.overrides === undefined);
  const published = procedures.filter((entry) => entry.procedure.status === 'published');
  const drafts = procedures.filter((entry) => entry.procedure.status === 'draft');
  return {
    lines: facts.length + refused.length,
    refusedLines: refused,
    repairedCodes: repaired,
    procedures: procedures.length,
    publishable: sound,
    dataDriven: published.filter((entry) => entry.dataDriven).length,
    drafts: drafts.length,
    missing: countBy(drafts.flatMap((entry) => entry.procedure.missing)),
    overrides: entries.length - procedures.length,
    placeless: entries.filter(({ overrides }) => overrides !== undefined && overrides.province === undefined).length,
    ...variants,
    ownShape: published.filter((entry) => entry.process?.generic === false).length,
    genericShape: published.filter((entry) => entry.process?.generic === true).length,
    severalCourses: published.filter((entry) => entry.process?.outline.note !== undefined).length,
    distinctGraphs: shapes.size,
    written,
    problems,
    seconds: Math.round((performance.now() - started) / 1000),
  };
}

const essential = new Set(essentialServices.flatMap(({ codes }) => codes));

/** Whether the project ships it: it is data-driven or does an essential service; see docs/data-driven.md. */
function isShipped({ dataDriven, facts, overrides }: CatalogueEntry): boolean {
  return dataDriven || essential.has(overrides?.code ?? facts.code);
}

/** A procedure or variant with its drawing. */
interface Made {
  readonly procedure: Procedure;
  readonly process: Drawn | undefined;
}

/** The processes of the entries that have steps, drawn, by the entries' places; a variant's is the one of its procedure. */
async function drawAll(entries: readonly CatalogueEntry[]): Promise<readonly (Drawn | undefined)[]> {
  const tasks = entries.flatMap(({ procedure, process, overrides }, index): (DrawTask & { index: number })[] => {
    const code = overrides?.code ?? procedure.code;
    if (process === undefined) return [];
    return [{ index, procedure: { ...procedure, code }, outline: { ...process.outline, code } }];
  });
  const drawn = await inWorkers<DrawTask, Drawn>(new URL('../catalogue/draw-worker.ts', import.meta.url), tasks);
  const byIndex = new Map(tasks.map(({ index }, at) => [index, drawn[at]]));
  return entries.map((_, index) => byIndex.get(index));
}

/**
 * What the whole country has under the code of an entry. Where the facts know only a province's variant, that is a draft:
 * no national deadline, steps and fee. A line of another code that is a variant has no national procedure.
 */
function nationalOf({ procedure, facts, overrides }: CatalogueEntry, process: Drawn | undefined): Made | undefined {
  if (overrides === undefined) return { procedure, process };
  if (overrides.code !== facts.code) return undefined;
  const cases = procedure.cases.map((each) => ({ ...each, duration: undefined, durationSource: undefined }));
  const fee = { moment: 'none' as const, amounts: [] };
  return {
    procedure: { ...procedure, cases, fee, status: 'draft', missing: ['duration', 'steps'] },
    process: undefined,
  };
}

interface FoundVariant extends Made {
  readonly home: string;
  readonly province: string;
}

/** The variants of provinces; of two of one procedure and province the later line stands. */
function variantsOf(
  entries: readonly CatalogueEntry[],
  drawn: readonly (Drawn | undefined)[],
): readonly FoundVariant[] {
  const found = new Map<string, FoundVariant>();
  for (const [index, { procedure, overrides }] of entries.entries()) {
    const process = drawn[index];
    if (overrides?.province === undefined || (process?.problems.length ?? 0) > 0) continue;
    const { code: home, province } = overrides;
    found.set(`${home} ${province}`, { procedure, process, home, province });
  }
  return [...found.values()];
}

/** Only what differs, into `jurisdictions/PROVINCE/override.json`; a process only where its graph is another one. */
async function writeVariants(
  out: string,
  variants: readonly FoundVariant[],
  nationals: ReadonlyMap<string, Made>,
  byHand: ReadonlySet<string>,
): Promise<VariantReport> {
  let [written, processes, alike] = [0, 0, 0];
  for (const { procedure, process, home, province } of variants) {
    const national = nationals.get(home);
    if (national === undefined || byHand.has(home)) continue;
    const inherits = process === undefined || (await fits(national, procedure, process));
    const override = deriveOverride(national.procedure, procedure, province, !inherits);
    const folder = join(out, home, 'jurisdictions', province);
    // What an earlier run wrote must not outlive its reason.
    if (inherits) await rm(join(folder, 'override.bpmn'), { force: true });
    if (inherits && Object.keys(override.changes).length === 0) {
      await rm(join(folder, 'override.json'), { force: true });
      alike += 1;
      continue;
    }
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'override.json'), formatOverrideFile(override));
    if (!inherits) await writeFile(join(folder, 'override.bpmn'), process.xml);
    written += 1;
    if (!inherits) processes += 1;
  }
  return { variants: written, variantProcesses: processes, variantsAlike: alike };
}

/** Whether the national process does for the variant: of the same graph, and no step longer than the variant's terms. */
async function fits(national: Made, local: Procedure, process: Drawn): Promise<boolean> {
  if (national.process === undefined || national.process.shape !== process.shape) return false;
  const { cases } = local;
  const merged = { ...national.procedure, cases };
  return (await checkProcedure({ procedure: merged, process: national.process.xml })).length === 0;
}

async function writeNational(out: string, { procedure, process }: Made): Promise<void> {
  const folder = join(out, procedure.code);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'procedure.json'), formatProcedureFile(procedure));
  if (process !== undefined) await writeFile(join(folder, 'process.bpmn'), process.xml);
  else await rm(join(folder, 'process.bpmn'), { force: true });
  writeForm(folder, procedure);
}

function check(entry: CatalogueEntry, problems: DeriveProblem[]): boolean {
  const result = parseProcedureFile(`${entry.facts.code}/procedure.json`, formatProcedureFile(entry.procedure));
  if (result.ok) return true;
  for (const { field, reason } of result.problems) problems.push({ code: entry.facts.code, field, reason });
  return false;
}

function countBy(values: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
