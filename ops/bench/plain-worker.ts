import { fileURLToPath } from 'node:url';
import { NativeConnection, Worker } from '@temporalio/worker';
import { populationJobs } from '../../activities/population/population-jobs.ts';
import { openPool } from '../../db/pool.ts';
import { workerSettings } from '../processes/dossier-worker.ts';
import { required, runProcess } from '../processes/run-process.ts';
import { commitPlainStep } from './commit-plain-step.ts';
import { type PlainActivities, plainTaskQueue } from './plain-protocol.ts';

/** The worker of the hand-written limit, in a process of its own like the product's. */
await runProcess(async (config) => {
  const pool = openPool(required(config.databaseUrl, 'DATABASE_URL'), { max: 24, name: 'motcua-bench-worker' });
  const connection = await NativeConnection.connect({ address: required(config.temporalAddress, 'TEMPORAL_ADDRESS') });
  const activities: PlainActivities = { commitPlainStep: (request) => commitPlainStep(pool, request) };
  const worker = await Worker.create({
    connection,
    namespace: config.temporalNamespace,
    taskQueue: plainTaskQueue,
    workflowsPath: fileURLToPath(new URL('./plain-workflow.ts', import.meta.url)),
    activities: { ...activities, ...populationJobs(pool, required(config.populationUrl, 'MOTCUA_POPULATION_URL')) },
    ...workerSettings,
  });
  const running = worker.run();
  return {
    stop: async () => {
      worker.shutdown();
      await running;
      await connection.close();
      await pool.end();
    },
  };
});
