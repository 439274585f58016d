import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type CatalogueEntry, checkRegime, readCatalogue } from '../../procedures/catalogue.ts';
import { checkChildren } from '../../procedures/check-children.ts';
import { genericOutlines } from '../../procedures/derive/arrange.ts';
import { drawProcess } from '../../procedures/drawing/draw-process.ts';
import type { CatalogueProblem } from '../../procedures/procedure-file.ts';
import type { Checked } from '../catalogue/check-worker.ts';
import { graphShape, readGraph } from '../catalogue/graph-shape.ts';
import { WorkerPool } from '../catalogue/worker-pool.ts';
import { OperatorProblem } from '../stack/operator-problem.ts';

export const summary =
  'Kiểm tra toàn bộ danh mục thủ tục qua cổng công bố · every procedure through the publish gate: catalogue check [--folder DIR] [--json]';

/** What the catalogue holds; see docs/data-driven.md for what counts as data-driven. */
export interface CatalogueReport {
  readonly published: number;
  readonly dataDriven: number;
  readonly drafts: number;
  /** What provinces and ministries have otherwise of them. */
  readonly variants: number;
  /** Process graphs of published procedures modulo names. */
  readonly distinctGraphs: number;
  /** Published procedures whose process has no more than the shape that every one has. */
  readonly genericProcess: number;
  readonly componentsFromData: number;
  readonly components: number;
  readonly problems: readonly CatalogueProblem[];
}

/** Exits with 0 when nothing keeps any procedure from its place. */
export async function run(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: { json: { type: 'boolean' }, folder: { type: 'string' } },
    strict: true,
  });
  const folder = values.folder ?? join(import.meta.dirname, '..', '..', 'procedures');
  if (!existsSync(folder)) throw new OperatorProblem(`Không có thư mục ${folder}`, `There is no folder ${folder}`);
  const threads = openCheckers();
  try {
    const report = await checkCatalogue(folder, threads);
    process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : inWords(report));
    return report.problems.length === 0 ? 0 : 1;
  } finally {
    await threads.close();
  }
}

type Checkers = WorkerPool<CatalogueEntry, Checked>;

/** Threads that check procedures; whoever opens them closes them. */
export function openCheckers(): Checkers {
  return new WorkerPool(new URL('../catalogue/check-worker.ts', import.meta.url));
}

/** Reads and checks a catalogue's folder. */
export async function checkCatalogue(folder: string, threads: Checkers): Promise<CatalogueReport> {
  const { regime, entries, problems } = await readCatalogue(folder);
  const checked = await Promise.all(entries.map((entry) => threads.ask(entry)));
  const generic = new Set<string>();
  for (const outline of genericOutlines()) generic.add(graphShape(readGraph(await drawProcess(outline))));
  const all = entries.map(({ procedure }, index) => ({
    procedure,
    ...(checked[index] ?? { problems: [], shape: undefined }),
  }));
  const published = all.filter((each) => each.procedure.status === 'published' && each.problems.length === 0);
  const components = published.flatMap((each) => each.procedure.components);
  return {
    published: published.length,
    dataDriven: published.filter((each) =>
      each.procedure.components.some((component) => component.dataSource !== undefined),
    ).length,
    drafts: all.filter((each) => each.procedure.status === 'draft').length,
    variants: entries.flatMap(({ variants = [] }) => variants.filter(({ override }) => override !== undefined)).length,
    distinctGraphs: new Set(published.map((each) => each.shape)).size,
    genericProcess: published.filter((each) => each.shape !== undefined && generic.has(each.shape)).length,
    componentsFromData: components.filter((component) => component.dataSource !== undefined).length,
    components: components.length,
    problems: [
      ...problems,
      ...(regime === undefined ? [] : await checkRegime(regime.process)),
      ...all.flatMap((each) => each.problems),
      ...(await checkChildren(entries)),
    ],
  };
}

function inWords(report: CatalogueReport): string {
  const { problems, ...counts } = report;
  const lines = Object.entries(counts).map(([name, value]) => `${name}: ${value}`);
  return `${[...lines, ...problems.map((each) => `✗ ${each.file} ${each.field}: ${each.reason.vi} · ${each.reason.en}`)].join('\n')}\n`;
}
