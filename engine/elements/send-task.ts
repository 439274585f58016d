import { becomeActive } from '../run/activity.ts';
import type { ElementProcessor } from './element-processor.ts';
import { openJob } from './job-task.ts';
import { prepareThrow } from './throw-event.ts';

/** Sends its message at once; with a task type instead of a message it is a job. */
export const sendTask: ElementProcessor = {
  activate(run, instance, node) {
    const message = node.events[0];
    if (node.plan.job || !message) {
      openJob(run, instance, node);
      return;
    }
    const send = prepareThrow(run, instance, node, message);
    becomeActive(run, instance.key);
    send();
  },
};
