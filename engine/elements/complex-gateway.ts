import { chooseFlows } from '../run/tokens.ts';
import type { ElementProcessor } from './element-processor.ts';
import { passThrough } from './pass-through.ts';

/**
 * Its join starts and resets in run/joins.ts. When it starts it leaves like an inclusive gateway; when it resets it
 * gives a token only to flows whose condition says so, and to none is no failure.
 */
export const complexGateway: ElementProcessor = {
  activate: passThrough.activate,
  choose(run, instance, node) {
    if (instance.variables?.['waitingForStart'] !== false) return chooseFlows(run, instance.key, node);
    return node.outgoing.filter(
      (flow) => flow.plan.condition !== undefined && run.test(flow.plan.condition, instance.key),
    );
  },
};
