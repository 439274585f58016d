import type { ElementProcessor } from './element-processor.ts';
import { passThrough } from './pass-through.ts';

/** Its join waits in run/joins.ts; every flow is taken, conditions or not. */
export const parallelGateway: ElementProcessor = {
  activate: passThrough.activate,
  choose: (_run, _instance, node) => node.outgoing,
};
