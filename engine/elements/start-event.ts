import { waitForOwn } from './catch-event.ts';
import type { ElementProcessor } from './element-processor.ts';
import { passThrough } from './pass-through.ts';

/**
 * What starts a scope has happened and is passed. Only where a process needs several events to start, the first of
 * them brings it into being, and its start event waits for the others.
 */
export const startEvent: ElementProcessor = {
  activate(run, instance, node) {
    const begins = node.plan.parallelMultiple && node.scope?.type === 'Process';
    if (begins) waitForOwn(run, instance, [node]);
    else passThrough.activate(run, instance, node);
  },
};
