import { parseArgs } from 'node:util';
import { loadFigures } from '../bench/catalogue/load-figures.ts';
import { growCatalogue, searchFigures } from '../bench/catalogue/search-figures.ts';
import { workerMemory } from '../bench/catalogue/worker-memory.ts';
import { startTestBroker } from '../stack/test-broker.ts';
import { withStack } from '../stack/with-stack.ts';

export const summary =
  'Đo danh mục thủ tục · measures loading, searching, and the worker’s memory: bench catalogue [--no-worker] [--json]';

const growth = 10;
const load = { dossiers: 500, few: 5, many: 500 };

/** Loads the whole catalogue into a fresh database, searches it, and then a tenfold one; weighs the worker on a stack. */
export async function run(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: { 'no-worker': { type: 'boolean' }, json: { type: 'boolean' } },
    strict: true,
  });
  const report = (line: string) => void process.stderr.write(`${line}\n`);
  const catalogue = await onFreshDatabase(async (url) => {
    const loading = await loadFigures(url);
    const search = await searchFigures(url);
    await growCatalogue(url, growth);
    return { loading, search, searchGrown: await searchFigures(url) };
  });
  const worker = values['no-worker'] ? undefined : await withStack((stack) => workerMemory(stack, load), report);
  const figures = { ...catalogue, ...(worker !== undefined && { worker }) };
  process.stdout.write(`${JSON.stringify(figures, undefined, values.json ? undefined : 2)}\n`);
  return 0;
}

async function onFreshDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const broker = await startTestBroker();
  try {
    const { url } = (await (await fetch(`${broker.url}/database`)).json()) as { readonly url: string };
    return await work(url);
  } finally {
    await broker.close();
  }
}
