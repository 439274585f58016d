import {
  allHandlersFinished,
  condition,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';
import type { JobAnswer, JobRequest } from '../../protocol/step-protocol.ts';
import { type PlainActivities, type PlainInput, type PlainStep, plainUpdate } from './plain-protocol.ts';

const record = proxyLocalActivities<PlainActivities>({ startToCloseTimeout: '20s' });
const outside = proxyActivities<Record<string, (request: JobRequest) => Promise<JobAnswer>>>({
  startToCloseTimeout: '60s',
});
const plainStep = defineUpdate<number, [PlainStep]>(plainUpdate);

/**
 * The limit the product is held against: the same steps, written by hand for one procedure. A receipt, a look-up in the
 * population database, and one Update a task, each with one transaction on the same tables. No engine, no journal to
 * follow, no command to settle after a loss.
 */
export async function plainDossier({ dossierId, tasks }: PlainInput): Promise<void> {
  let seq = 0;
  const commit = async (step: PlainStep): Promise<number> => {
    // Seq 1 is the receipt, seq 2 the look-up's answer, which opens the first task.
    const opens = step.expectedSeq === 0 ? undefined : tasks[step.expectedSeq - 1];
    seq = await record.commitPlainStep({ ...step, dossierId, opens });
    return seq;
  };
  const lookUp = async (): Promise<void> => {
    const lookup = outside['population.lookup'];
    if (lookup === undefined) throw new Error('Expected the look-up to be an activity, but it is not');
    const { at } = await lookup({ dossierId, key: 1, attempt: 1, element: 'lookup', headers: {}, inputs: {} });
    await commit({ id: 'job:1:1', expectedSeq: 1, now: at });
  };
  setHandler(plainStep, commit, {
    validator: ({ expectedSeq }) => {
      if (expectedSeq !== seq) throw new Error(`Expected seq ${seq} but got ${expectedSeq}`);
    },
  });
  await condition(() => seq >= 1);
  await lookUp();
  await condition(() => seq >= tasks.length + 2 && allHandlersFinished());
}
