import { join } from 'node:path';
import { loadCatalogue } from '../../api/cases/load-catalogue.ts';
import { seedDemonstration } from '../../db/demonstration/seed-demonstration.ts';
import { openPool } from '../../db/pool.ts';
import { readCatalogue } from '../../procedures/catalogue.ts';
import { projectFolder } from '../setup/install-packages.mjs';

/** Enough of the catalogue for lists and lives; the whole of it is checked where it is made. */
const shelf = [
  '1.000894',
  '1.010801',
  '1.001193',
  '1.004222',
  '1.010092',
  '1.013831',
  '1.014137',
  '2.000986',
  '2.001610',
];

/** Brings procedures of the real catalogue into a migrated database, without their variants, and the demonstration's agencies. */
export async function loadShelf(databaseUrl: string): Promise<void> {
  await seedDemonstration(databaseUrl);
  const { calendar, regime, entries } = await readCatalogue(join(projectFolder, 'procedures'));
  if (regime === undefined) throw new Error('Expected the regime in the catalogue');
  const pool = openPool(databaseUrl);
  try {
    const { refused } = await loadCatalogue(
      pool,
      {
        calendar,
        regime: { name: regime.facts.name, xml: regime.process },
        procedures: entries.flatMap(({ procedure, process }) =>
          shelf.includes(procedure.code) && process !== undefined ? [{ procedure, xml: process }] : [],
        ),
      },
      new Date(),
    );
    if (refused.length > 0) throw new Error(JSON.stringify(refused));
  } finally {
    await pool.end();
  }
}
