import { hostname } from 'node:os';
import { Connection } from '@temporalio/client';
import { taskQueue } from '../../protocol/step-protocol.ts';
import { parseConfig } from '../config.ts';
import { required } from '../processes/run-process.ts';

/** Workflow tasks, as Temporal's API numbers the kinds of task queues. */
const workflowTasks = 1;

/** Health check of a worker's container: Temporal has lately heard from a worker on this host. */
const config = parseConfig(process.env);
const connection = await Connection.connect({ address: required(config.temporalAddress, 'TEMPORAL_ADDRESS') });
const { pollers } = await connection.workflowService.describeTaskQueue({
  namespace: config.temporalNamespace,
  taskQueue: { name: taskQueue },
  taskQueueType: workflowTasks,
});
await connection.close();
process.exitCode = pollers?.some(({ identity }) => identity?.endsWith(`@${hostname()}`)) ? 0 : 1;
