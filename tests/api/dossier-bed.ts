import { ApplicationFailure } from '@temporalio/common';
import { type DossierWorker, startDossierWorker } from '../../ops/processes/dossier-worker.ts';
import { stockedTestDatabase, testNamespace } from '../../ops/stack/test-stack.ts';
import { ApiBed } from './api-bed.ts';

/**
 * The API on a stocked database, with Temporal and a worker behind it. `population` answers the look-up,
 * which fails where it is `broken`.
 */
export class DossierBed {
  readonly bed: ApiBed;
  private readonly temporal: { address: string; namespace: string };
  private worker: DossierWorker | undefined;
  population = 'REPLACED';
  /** How often it was asked. */
  lookups = 0;

  private constructor(bed: ApiBed, temporal: { address: string; namespace: string }) {
    this.bed = bed;
    this.temporal = temporal;
  }

  static async open(options: { paymentSecret?: string } = {}): Promise<DossierBed> {
    const [databaseUrl, temporal] = await Promise.all([stockedTestDatabase(), testNamespace()]);
    const dossierBed = new DossierBed(await ApiBed.open({ databaseUrl, temporal, ...options }), temporal);
    await dossierBed.startWorker();
    return dossierBed;
  }

  /** A second API on the same record, which promises an outcome instead of waiting longer than that for it. */
  async openHastyApi(stepTimeoutMs: number): Promise<ApiBed> {
    return await ApiBed.open({ databaseUrl: this.bed.databaseUrl, temporal: this.temporal, stepTimeoutMs });
  }

  async startWorker(): Promise<void> {
    this.worker = await startDossierWorker({
      databaseUrl: this.bed.databaseUrl,
      temporalAddress: this.temporal.address,
      temporalNamespace: this.temporal.namespace,
      keeper: { sweepEveryMs: 100, reconcileEveryMs: 60_000 },
      jobs: () => ({ 'population.lookup': async () => this.lookUp() }),
      alarm: () => undefined,
    });
  }

  private lookUp() {
    this.lookups += 1;
    if (this.population === 'broken') throw ApplicationFailure.nonRetryable('planted');
    return { at: 0, variables: { populationOutcome: this.population } };
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
