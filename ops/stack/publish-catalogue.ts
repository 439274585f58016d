import { join } from 'node:path';
import { type CatalogueReport, loadCatalogue } from '../../api/cases/load-catalogue.ts';
import { loadForms } from '../../api/cases/load-forms.ts';
import { openPool } from '../../db/pool.ts';
import { readCatalogue } from '../../procedures/catalogue.ts';
import type { CatalogueProblem } from '../../procedures/procedure-file.ts';
import { projectFolder } from '../setup/install-packages.mjs';
import { rememberingGate } from './remembering-gate.ts';

/**
 * Brings the record up to the catalogue in procedures/: publishes what is new or has changed there, leaves the rest as
 * it is. Throws when the regime is missing: without it nothing can be received. Files that cannot be read are reported
 * with the refused ones.
 */
export async function publishCatalogue(
  databaseUrl: string,
  folder = join(projectFolder, 'procedures'),
): Promise<CatalogueReport & { readonly unreadable: readonly CatalogueProblem[] }> {
  const catalogue = await readCatalogue(folder);
  if (catalogue.regime === undefined)
    throw new Error('Expected procedures/regime to hold the regime, but it cannot be read');
  const pool = openPool(databaseUrl, { max: 2, name: 'motcua-catalogue' });
  try {
    const report = await loadCatalogue(
      pool,
      {
        calendar: catalogue.calendar,
        regime: { name: catalogue.regime.facts.name, xml: catalogue.regime.process },
        procedures: catalogue.entries.map(({ process, ...entry }) => ({ ...entry, xml: process ?? '' })),
      },
      new Date(),
      rememberingGate(),
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
    await pool.end();
  }
}
