import type { OfferedMessage, OfferedTask } from '../domain/possible-actions.ts';
import { describeElement } from './describe.ts';
import type { OpenWork } from './open-work.ts';
import type { Program } from './program.ts';

/**
 * The open work of a state as `domain/possible-actions.ts` judges it: each open task with the options its element
 * declares, each open message that is an action of people.
 *
 * @param claimedBy who holds the task with this key
 */
export function offeredWork(
  program: Program,
  open: OpenWork,
  claimedBy: (task: number) => { readonly id: string; readonly name: string } | undefined,
): { readonly tasks: readonly OfferedTask[]; readonly messages: readonly OfferedMessage[] } {
  const describe = (plan: string, element: string) => {
    const found = program.plans[plan];
    return found === undefined ? undefined : describeElement(found, element);
  };
  return {
    tasks: open.tasks.map((task) => ({
      task,
      description: { options: describe(task.plan, task.element)?.options ?? [] },
      claimedBy: claimedBy(task.key),
    })),
    messages: open.subscriptions.flatMap((subscription) => {
      const message =
        subscription.kind === 'message' ? describe(subscription.plan, subscription.element)?.message : undefined;
      return message === undefined ? [] : [{ subscription, message }];
    }),
  };
}
