import type { Client } from '@temporalio/client';
import { quantile } from './quantile.ts';

/** Numbers of Temporal's event types (temporal.api.enums.v1.EventType). */
const workflowTaskScheduled = 5;
const updateAccepted = 41;
const activityScheduled = 10;

/**
 * Events that a step of a person adds to the history: the middle of all workflow tasks in which one update was accepted
 * and nothing else began. Temporal's own start and end of a workflow are not counted.
 */
export async function historyEventsPerStep(client: Client, workflowIds: readonly string[]): Promise<number> {
  const sizes: number[] = [];
  for (const id of workflowIds) {
    const { events } = await client.workflow.getHandle(id).fetchHistory();
    sizes.push(...stepSizes((events ?? []).map((event) => Number(event.eventType))));
  }
  return quantile(sizes, 0.5);
}

/** Sizes of the runs of events, from one scheduled workflow task to the next, that hold exactly one update. */
export function stepSizes(types: readonly number[]): number[] {
  const starts = types.flatMap((type, index) => (type === workflowTaskScheduled ? [index] : []));
  return starts.flatMap((start, index) => {
    const end = starts[index + 1];
    // The last run also holds the end of the workflow.
    if (end === undefined) return [];
    const run = types.slice(start, end);
    const updates = run.filter((type) => type === updateAccepted).length;
    return updates === 1 && !run.includes(activityScheduled) ? [run.length] : [];
  });
}
