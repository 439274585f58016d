import { becomeActive } from '../run/activity.ts';
import { keysToSend, remember } from '../run/conversation.ts';
import type { ElementProcessor } from './element-processor.ts';
import { openJob } from './job-task.ts';
import { prepareThrow } from './throw-event.ts';

/** Sends its message at once; with a task type it is a job that does, and the message is of its conversation all the same. */
export const sendTask: ElementProcessor = {
  activate(run, instance, node) {
    const message = node.events[0];
    if (node.plan.job || !message) {
      const carried = keysToSend(run, instance, message, run.draft.get(instance.key).variables ?? {});
      openJob(run, instance, node);
      remember(run, instance, carried);
      return;
    }
    const send = prepareThrow(run, instance, node, message);
    becomeActive(run, instance.key);
    send();
  },
};
