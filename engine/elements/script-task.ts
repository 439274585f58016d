import { becomeActive } from '../run/activity.ts';
import type { ElementProcessor } from './element-processor.ts';
import { openJob } from './job-task.ts';

/** A FEEL script runs at once; any other script is a job. */
export const scriptTask: ElementProcessor = {
  activate(run, instance, node) {
    const script = node.plan.script;
    if (!script) {
      openJob(run, instance, node);
      return;
    }
    const value = run.evaluate(script.feel, instance.key);
    run.draft.edit(instance.key).payload = { [script.result]: value };
    becomeActive(run, instance.key);
    run.push({ do: 'complete', key: instance.key });
  },
};
