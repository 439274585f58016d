import { join } from 'node:path';
import { type CatalogueReport, loadCatalogue } from '../../api/cases/load-catalogue.ts';
import { loadForms } from '../../api/cases/load-forms.ts';
import { regimeCode } from '../../api/cases/processes.ts';
import type { GateResult, passGate } from '../../api/cases/publishing-gate.ts';
import { openPool } from '../../db/pool.ts';
import { findCurrentVersion } from '../../db/queries/procedure-version.ts';
import { readCatalogue } from '../../procedures/catalogue.ts';
import type { CatalogueProblem } from '../../procedures/procedure-file.ts';
import type { GateTask } from '../catalogue/gate-worker.ts';
import { WorkerPool } from '../catalogue/worker-pool.ts';
import { projectFolder } from '../setup/install-packages.mjs';
import { rememberingGate } from './remembering-gate.ts';

/**
 * Brings the record up to the catalogue in procedures/: publishes what is new or has changed there, leaves the rest as
 * it is. Throws when the regime cannot be read and none is in force: without it nothing can be received. Files that cannot
 * be read are reported with the refused ones.
 *
 * @param remembers whether a process that this machine compiled before counts as seen
 */
export async function publishCatalogue(
  databaseUrl: string,
  folder = join(projectFolder, 'procedures'),
  remembers = true,
): Promise<CatalogueReport & { readonly unreadable: readonly CatalogueProblem[] }> {
  const catalogue = await readCatalogue(folder);
  const threads = new WorkerPool<GateTask, GateResult>(new URL('../catalogue/gate-worker.ts', import.meta.url));
  const gate: typeof passGate = (xml, durations, beside) => threads.ask({ xml, durations, beside });
  const pool = openPool(databaseUrl, { max: 4, name: 'motcua-catalogue' });
  try {
    if (catalogue.regime === undefined && (await findCurrentVersion(pool, regimeCode)) === undefined)
      throw new Error('Expected procedures/regime to hold the regime, but it cannot be read');
    const report = await loadCatalogue(
      pool,
      {
        calendar: catalogue.calendar,
        regime: catalogue.regime && { name: catalogue.regime.facts.name, xml: catalogue.regime.process },
        procedures: catalogue.entries.map(({ process, ...entry }) => ({ ...entry, xml: process ?? '' })),
      },
      new Date(),
      remembers ? rememberingGate(gate) : gate,
    );
    const forms = await loadForms(pool, catalogue.entries, new Date());
    return {
      ...report,
      refused: [
        ...report.refused,
        ...forms.refused.map(({ code, problems }) => ({
          file: `${code}/form.json`,
          problems: problems.map(({ pointer, reason }) => ({ element: pointer, rule: 'form', reason, path: [] })),
        })),
      ],
      unreadable: catalogue.problems,
    };
  } finally {
    await threads.close();
    await pool.end();
  }
}
