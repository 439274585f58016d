import { fileURLToPath } from 'node:url';
import { loadCatalogue } from '../../api/cases/load-catalogue.ts';
import { seedDemonstration } from '../../db/demonstration/seed-demonstration.ts';
import { openPool } from '../../db/pool.ts';
import { type DossierWorker, startDossierWorker } from '../../ops/processes/dossier-worker.ts';
import { testDatabase, testNamespace } from '../../ops/stack/test-stack.ts';
import { readCatalogue } from '../../procedures/catalogue.ts';
import { vietnamCalendar } from '../../procedures/vietnam-calendar.ts';
import { ApiBed } from './api-bed.ts';

const catalogueFolder = fileURLToPath(new URL('../../procedures', import.meta.url));

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

/** Brings procedures of the real catalogue into a database, with the demonstration's agencies. */
export async function loadRealCatalogue(databaseUrl: string): Promise<void> {
  await seedDemonstration(databaseUrl);
  const pool = openPool(databaseUrl);
  const catalogue = await readCatalogue(catalogueFolder);
  if (catalogue.regime === undefined) throw new Error('Expected the regime in the catalogue');
  const report = await loadCatalogue(
    pool,
    {
      calendar: vietnamCalendar,
      regime: { name: 'Cơ chế một cửa', xml: catalogue.regime.process },
      procedures: catalogue.entries.flatMap(({ procedure, process }) =>
        shelf.includes(procedure.code) && process !== undefined ? [{ procedure, xml: process }] : [],
      ),
    },
    new Date(),
  );
  await pool.end();
  if (report.refused.length > 0) throw new Error(JSON.stringify(report.refused));
}

/** The API with Temporal and a worker behind it. `population` answers the look-up. */
export class DossierBed {
  readonly bed: ApiBed;
  private readonly temporal: { address: string; namespace: string };
  private worker: DossierWorker | undefined;
  population = 'REPLACED';

  private constructor(bed: ApiBed, temporal: { address: string; namespace: string }) {
    this.bed = bed;
    this.temporal = temporal;
  }

  static async open(options: { stepTimeoutMs?: number } = {}): Promise<DossierBed> {
    const [databaseUrl, temporal] = await Promise.all([testDatabase(), testNamespace()]);
    await loadRealCatalogue(databaseUrl);
    const dossierBed = new DossierBed(await ApiBed.open({ databaseUrl, temporal, ...options }), temporal);
    await dossierBed.startWorker();
    return dossierBed;
  }

  async startWorker(): Promise<void> {
    this.worker = await startDossierWorker({
      databaseUrl: this.bed.databaseUrl,
      temporalAddress: this.temporal.address,
      temporalNamespace: this.temporal.namespace,
      keeper: { sweepEveryMs: 100, reconcileEveryMs: 60_000 },
      jobs: () => ({ 'population.lookup': async () => ({ at: 0, variables: { populationOutcome: this.population } }) }),
      alarm: () => undefined,
    });
  }

  async stopWorker(): Promise<void> {
    await this.worker?.stop();
    this.worker = undefined;
  }

  async close(): Promise<void> {
    await this.stopWorker();
    await this.bed.close();
  }
}
