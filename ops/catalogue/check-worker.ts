import { parentPort } from 'node:worker_threads';
import { type CatalogueEntry, checkProcedure } from '../../procedures/catalogue.ts';
import type { CatalogueProblem } from '../../procedures/procedure-file.ts';
import { graphShape, readGraph } from './graph-shape.ts';

/** One procedure through the publish gate. */
export interface Checked {
  readonly problems: readonly CatalogueProblem[];
  readonly shape: string | undefined;
}

parentPort?.on('message', (entry: CatalogueEntry) => void check(entry));

async function check(entry: CatalogueEntry): Promise<void> {
  const checked: Checked = {
    problems: await checkProcedure(entry),
    shape: entry.process === undefined ? undefined : graphShape(readGraph(entry.process)),
  };
  parentPort?.postMessage(checked);
}
