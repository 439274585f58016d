import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { ContentCodec } from '../../activities/content/content-codec.ts';
import { type Keeper, startKeeper } from '../../activities/record/keeper.ts';
import { recordActivities } from '../../activities/record/record-activities.ts';
import { WordOfSteps } from '../../activities/record/word-of-steps.ts';
import { ContentStore } from '../../db/content-store.ts';
import { openPool, type Pool } from '../../db/pool.ts';
import { type JobAnswer, type JobRequest, taskQueue } from '../../protocol/step-protocol.ts';
import { builtWorkflowBundle, converterPath } from './workflow-bundle.ts';

/** Pace and width of every worker; the benchmark's hand-written one takes the same. */
export const workerSettings = {
  // A worker that dies holds its dossiers for no longer than this.
  stickyQueueScheduleToStartTimeout: '2s',
  maxConcurrentWorkflowTaskExecutions: 40,
  maxConcurrentLocalActivityExecutions: 24,
  maxConcurrentActivityTaskExecutions: 50,
  shutdownGraceTime: '5s',
} as const;

export interface DossierWorkerOptions {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  /** Ordinary activities by job type. */
  readonly jobs: (pool: Pool) => Readonly<Record<string, (request: JobRequest) => Promise<JobAnswer>>>;
  /** Bundled once where several workers start in one process. */
  readonly bundle?: WorkflowBundleOption;
  /** The sweeper's and reconciler's pace, or false where none is to run. */
  readonly keeper: { readonly sweepEveryMs: number; readonly reconcileEveryMs: number } | false;
  /** What is done besides, round after round at the sweeper's pace, where there is one. */
  readonly alongside?: (pool: Pool) => readonly (() => Promise<void>)[];
  /** Told of drift and of failed rounds. */
  readonly alarm: Parameters<typeof startKeeper>[3]['alarm'];
}

/** A worker that runs; `failed` rejects when it stops by itself. */
export interface DossierWorker {
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}

/** Starts a worker for dossiers of every procedure, with sweeper and reconciler. Resolves when it polls. */
export async function startDossierWorker(options: DossierWorkerOptions): Promise<DossierWorker> {
  const pool = openPool(options.databaseUrl, { max: 24, name: 'motcua-worker' });
  const contents = new ContentStore(pool);
  const word = new WordOfSteps(pool);
  const dataConverter = { payloadConverterPath: converterPath, payloadCodecs: [new ContentCodec(contents)] };
  const native = await NativeConnection.connect({ address: options.temporalAddress });
  const connection = await Connection.connect({ address: options.temporalAddress });
  const client = new Client({ connection, namespace: options.temporalNamespace, dataConverter });
  const worker = await Worker.create({
    connection: native,
    namespace: options.temporalNamespace,
    taskQueue,
    workflowBundle: options.bundle ?? (await builtWorkflowBundle()),
    dataConverter,
    activities: {
      ...recordActivities({ pool, contents, committed: (id, seq) => word.tell(id, seq) }),
      ...options.jobs(pool),
    },
    ...workerSettings,
  });
  const running = worker.run();
  const keeper: Keeper | undefined =
    options.keeper === false
      ? undefined
      : startKeeper(pool, contents, client, {
          ...options.keeper,
          alongside: options.alongside?.(pool) ?? [],
          alarm: options.alarm,
        });
  let stopping = false;
  const failed = running.then(
    () =>
      stopping
        ? new Promise<never>(() => undefined)
        : Promise.reject(new Error('Expected the worker to run, but it stopped')),
    (error: unknown) => Promise.reject(error),
  );
  failed.catch(() => undefined);
  return {
    failed,
    stop: async () => {
      stopping = true;
      await keeper?.stop();
      worker.shutdown();
      await running.catch(() => undefined);
      await word.flush();
      await connection.close();
      await native.close();
      await pool.end();
    },
  };
}
