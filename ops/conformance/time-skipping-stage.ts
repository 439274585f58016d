import { Client } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, makeTelemetryFilterString, Runtime, Worker } from '@temporalio/worker';
import { ContentCodec } from '../../activities/content/content-codec.ts';
import { type JobAnswer, type JobRequest, type RecordActivities, taskQueue } from '../../protocol/step-protocol.ts';
import { workerSettings } from '../processes/dossier-worker.ts';
import { builtWorkflowBundle, converterPath } from '../processes/workflow-bundle.ts';
import { getTestServer } from '../setup/fetch-temporal.mjs';

export interface TimeSkippingStage {
  readonly client: Client;
  /** The server's time, in epoch milliseconds: it runs as any other's, unless it is let skip. */
  now(): Promise<number>;
  /**
   * Lets the server's time pass, skipping what nobody needs. An activity under way holds the time; `activities` of them
   * only last, and do not.
   */
  pass(milliseconds: number, activities: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Temporal's test server that skips time, with one worker for the dossiers' own workflow: its bundle, its payload
 * converter and codec, and the pace of production. What the workflow calls is given.
 */
export async function openTimeSkippingStage(calls: {
  readonly record: RecordActivities;
  /** Every job, of whatever type. */
  readonly job: (request: JobRequest) => Promise<JobAnswer>;
  /** The content of a hash. */
  readonly contents: (hash: string) => string;
}): Promise<TimeSkippingStage> {
  quieten();
  const path = await getTestServer();
  const workflowBundle = await builtWorkflowBundle();
  const server = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
  const { testService } = server.connection;
  try {
    if (!testService) throw new Error('Expected a server that skips time, but it offers no such service');
    const worker = await Worker.create({
      connection: server.nativeConnection,
      taskQueue,
      workflowBundle,
      dataConverter: {
        payloadConverterPath: converterPath,
        payloadCodecs: [new ContentCodec({ text: async (hash) => calls.contents(hash) })],
      },
      activities: { commitStep: calls.record.commitStep, loadFacts: calls.record.loadFacts, default: calls.job },
      ...workerSettings,
    });
    const running = worker.run();
    running.catch(() => undefined);
    return {
      // Not the server's own client: that one lets time skip while it waits for a result.
      client: new Client({ connection: server.connection, dataConverter: { payloadConverterPath: converterPath } }),
      now: () => server.currentTimeMs(),
      pass: async (milliseconds, activities) => {
        for (let count = 0; count < activities; count += 1) await testService.unlockTimeSkipping({});
        await server.sleep(milliseconds);
        for (let count = 0; count < activities; count += 1) await testService.lockTimeSkipping({});
      },
      close: async () => {
        if (worker.getState() === 'RUNNING') worker.shutdown();
        await running.finally(() => server.teardown());
      },
    };
  } catch (error) {
    await server.teardown();
    throw error;
  }
}

let quiet = false;

/**
 * Only errors are logged, and a signal is left to whoever opened the stage. The runtime is one for the process and takes
 * its options once.
 */
function quieten(): void {
  if (quiet) return;
  quiet = true;
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    shutdownSignals: [],
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR' }) } },
  });
}
