import { becomeActive } from '../run/activity.ts';
import type { ElementProcessor } from './element-processor.ts';
import { scriptTask } from './script-task.ts';

/** Asks a decision of its plan at once; without one it is a script or a job. */
export const businessRuleTask: ElementProcessor = {
  activate(run, instance, node) {
    const { decision } = node.plan;
    if (!decision) {
      scriptTask.activate(run, instance, node);
      return;
    }
    const value = run.decide(run.text(decision.id, instance.key), instance.key);
    run.draft.edit(instance.key).payload = { [decision.result]: value };
    becomeActive(run, instance.key);
    run.push({ do: 'complete', key: instance.key });
  },
};
