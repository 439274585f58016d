import { waitForOwn } from './catch-event.ts';
import type { ElementProcessor } from './element-processor.ts';

/** Waits for the events behind it; the first to happen decides the way. */
export const eventBasedGateway: ElementProcessor = {
  activate(run, instance, node) {
    waitForOwn(
      run,
      instance,
      node.outgoing.map((flow) => flow.target),
    );
  },
};
