import { type ErrorCodeName, isErrorCode } from '../domain/error-codes.ts';
import type { OfferedMessage, OfferedTask } from '../domain/possible-actions.ts';
import { type AfterwardsAction, describeElement } from './describe.ts';
import type { OpenWork } from './open-work.ts';
import type { ActionPlan } from './plan.ts';
import type { Program } from './program.ts';
import { findRefusal } from './run/action-conditions.ts';
import { Run } from './run/run.ts';
import type { State } from './state.ts';

/**
 * The open work of a state as `domain/possible-actions.ts` judges it: each open task with the options its element
 * declares, each open message that is an action of people, and of each whether its conditions hold.
 *
 * @param open the state's open work
 * @param claimedBy who holds the task with this key
 */
export function offeredWork(
  program: Program,
  state: State,
  open: OpenWork,
  claimedBy: (task: number) => { readonly id: string; readonly name: string } | undefined,
): { readonly tasks: readonly OfferedTask[]; readonly messages: readonly OfferedMessage[] } {
  const view = new Run(program, state, state.now, noFacts);
  const describe = (plan: string, element: string) => {
    const found = program.plans[plan];
    return found === undefined ? undefined : describeElement(found, element);
  };
  const judged = <A extends Pick<ActionPlan, 'conditions'>>(action: A, key: number) => {
    const refusal = findRefusal(view, key, action);
    return refusal === undefined ? action : { ...action, refusal: known(refusal) };
  };
  return {
    tasks: open.tasks.map((task) => ({
      task,
      description: {
        options: (describe(task.plan, task.element)?.options ?? []).map((option) => judged(option, task.key)),
      },
      claimedBy: claimedBy(task.key),
    })),
    messages: open.subscriptions.flatMap((subscription) => {
      const message =
        subscription.kind === 'message' ? describe(subscription.plan, subscription.element)?.message : undefined;
      return message === undefined ? [] : [{ subscription, message: judged(message, subscription.key) }];
    }),
  };
}

/** What people may still do once the process has reached its ends, as these declare it. Other work may be left. */
export function offeredAfterwards(program: Program, state: State): readonly AfterwardsAction[] {
  const plan = program.plans[program.entry.plan];
  if (plan === undefined) return [];
  return state.ends.flatMap((element) => describeElement(plan, element)?.afterwards ?? []);
}

/** Conditions read variables; everything that needs a calendar was evaluated in a step. */
const noFacts = { hash: '', calendar: { version: '', daysOff: {}, daysWorked: {}, hours: {}, years: {} } };

/** Publishing refuses codes that are not in the table; a process from elsewhere gets the general one. */
function known(refusal: string): ErrorCodeName {
  return isErrorCode(refusal) ? refusal : 'not-allowed';
}
