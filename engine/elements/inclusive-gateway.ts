import { chooseFlows } from '../run/tokens.ts';
import type { ElementProcessor } from './element-processor.ts';
import { passThrough } from './pass-through.ts';

/** Its join waits in run/joins.ts; every flow whose condition holds is taken, or the default one. */
export const inclusiveGateway: ElementProcessor = {
  activate: passThrough.activate,
  choose: (run, instance, node) => chooseFlows(run, instance.key, node),
};
