import type { ActionPlan } from '../plan.ts';
import { Failure } from './failure.ts';
import type { Run } from './run.ts';

/**
 * Why an action of people is not possible in the instance's scope: the refusal of its first condition that does not
 * hold, undefined where all hold. Conditions read variables only; a clock they ask says when the dossier last moved. A
 * condition that says neither true nor false refuses: nothing happens on a doubt.
 *
 * @param key the task, or the instance that holds the subscription
 */
export function findRefusal(run: Run, key: number, action: Pick<ActionPlan, 'conditions'>): string | undefined {
  return action.conditions?.find(({ holds }) => !isTrue(run, key, holds))?.refusal;
}

function isTrue(run: Run, key: number, expression: string): boolean {
  try {
    return run.test(expression, key);
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}
