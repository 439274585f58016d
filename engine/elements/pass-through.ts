import { becomeActive } from '../run/activity.ts';
import type { ElementProcessor } from './element-processor.ts';

/** None events, boundary events that have fired, abstract tasks: they are passed at once. */
export const passThrough: ElementProcessor = {
  activate(run, instance) {
    becomeActive(run, instance.key);
    run.push({ do: 'complete', key: instance.key });
  },
};
