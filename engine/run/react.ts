import type { Instance, State } from '../state.ts';
import type { Rejection } from '../step.ts';
import type { Stimulus, Variables } from '../stimulus.ts';
import { findRefusal } from './action-conditions.ts';
import { fireDueTimers } from './alarm.ts';
import { deliverMessage, deliverSignal } from './correlate.ts';
import { isFrozen } from './freeze.ts';
import { failJob, hasFailed, withIncident } from './incidents.ts';
import type { Run } from './run.ts';
import { terminate } from './terminate.ts';
import { throwToCatcher } from './throw-error.ts';
import { propagate, setLocal } from './variables.ts';

/** What a stimulus begins in a running instance, or why it makes no sense there. */
export function react(run: Run, state: State, stimulus: Stimulus): Rejection | undefined {
  const root = Object.values(state.instances)[0];
  if (!root) return { code: 'ended', message: `Expected a running process but it has ended, on ${stimulus.type}` };
  switch (stimulus.type) {
    case 'start':
      return { code: 'already-started', message: 'Expected a process that has not started but it has' };
    case 'complete-task':
      return completeTask(run, stimulus.key, stimulus.action, stimulus.variables ?? {});
    case 'throw-error':
      return throwError(run, stimulus.key, stimulus.code, stimulus.variables ?? {});
    case 'complete-job':
      return onJob(run, stimulus.key, stimulus.attempt, () => answer(run, stimulus.key, stimulus.variables ?? {}));
    case 'fail-job':
      return onJob(run, stimulus.key, stimulus.attempt, () => failJob(run, stimulus.key, stimulus.message));
    case 'alarm':
      return fireDueTimers(run) > 0
        ? undefined
        : { code: 'nothing-due', message: 'Expected a timer that is due but none is' };
    case 'message':
      return message(run, stimulus.name, stimulus.correlationKey, stimulus.variables ?? {});
    case 'signal':
      return deliverSignal(run, stimulus.name, stimulus.variables ?? {}) > 0
        ? undefined
        : nobodyWaits('signal', stimulus.name);
    case 'set-variables':
      setLocal(run, root.key, stimulus.variables);
      return undefined;
    case 'retry-incident':
      return retryIncident(run, stimulus.key);
    case 'cancel':
      terminate(run, root.key);
      return undefined;
  }
}

function completeTask(run: Run, key: number, action: string | undefined, variables: Variables): Rejection | undefined {
  const task = run.draft.find(key);
  if (!task) return noSuchInstance(key);
  const node = run.nodeOf(task);
  if (!task.task || task.life !== 'active')
    return { code: 'not-a-task', message: `Expected a task that waits for a person but ${node.id} is none` };
  if (frozen(run, key)) return isFrozenRejection(node.id);
  const options = node.plan.dossier?.options ?? [];
  const chosen = action ?? (options.length === 0 ? 'complete' : undefined);
  if (
    chosen === undefined ||
    (options.length === 0 ? chosen !== 'complete' : !options.some((option) => option.action === chosen))
  ) {
    return {
      code: 'unknown-action',
      message: `Expected one of ${options.map((option) => option.action).join(', ') || 'complete'} but found ${action ?? 'no action'}`,
    };
  }
  const option = options.find((candidate) => candidate.action === chosen);
  const refusal = option && findRefusal(run, key, option);
  if (refusal !== undefined) return notOffered(chosen, refusal);
  if (options.length > 0) {
    setLocal(run, key, { action: chosen });
    propagate(run, task.scope, { [node.plan.dossier?.resultVariable ?? node.id]: chosen });
  }
  answer(run, key, variables);
  return undefined;
}

function throwError(run: Run, key: number, code: string, variables: Variables): Rejection | undefined {
  const instance = run.draft.find(key);
  if (!instance) return noSuchInstance(key);
  if ((!instance.task && !instance.job) || instance.life !== 'active')
    return { code: 'not-a-task', message: `Expected a task or a job but ${instance.element} is none` };
  if (frozen(run, key)) return isFrozenRejection(instance.element);
  let caught = true;
  withIncident(run, key, () => {
    caught = throwToCatcher(run, 'error', code, key, variables);
  });
  if (caught) return undefined;
  return {
    code: 'uncaught-error',
    message: `Expected somebody to catch the error ${code} of ${instance.element} but nobody does`,
  };
}

function onJob(run: Run, key: number, attempt: number, then: () => void): Rejection | undefined {
  const instance = run.draft.find(key);
  if (!instance) return noSuchInstance(key);
  if (!instance.job || instance.life !== 'active')
    return { code: 'not-a-task', message: `Expected a job but ${instance.element} is none` };
  if (instance.job.attempt !== attempt || hasFailed(instance)) {
    return {
      code: 'stale-attempt',
      message: `Expected attempt ${instance.job.attempt}${hasFailed(instance) ? ', which failed,' : ''} but found ${attempt}`,
    };
  }
  if (frozen(run, key)) return isFrozenRejection(instance.element);
  then();
  return undefined;
}

function message(run: Run, name: string, key: string | undefined, variables: Variables): Rejection | undefined {
  const outcome = deliverMessage(run, name, key, variables);
  if (outcome === 'delivered') return undefined;
  if (typeof outcome === 'object') return notOffered(name, outcome.refusal);
  if (outcome === 'frozen')
    return {
      code: 'frozen',
      message: `Expected an open subscription to ${name} but those that wait for it are frozen`,
    };
  return nobodyWaits('message', name);
}

/** Evaluates or schedules again what the incident stopped. */
function retryIncident(run: Run, key: number): Rejection | undefined {
  const instance = run.draft.find(key);
  if (!instance) return noSuchInstance(key);
  if (!instance.incident)
    return { code: 'no-incident', message: `Expected an incident on ${instance.element} but there is none` };
  const edited = run.draft.edit(key);
  delete edited.incident;
  if (instance.life === 'activating') run.push({ do: 'activate', key });
  else if (instance.life === 'completing') run.push({ do: 'complete', key });
  else if (instance.job && hasFailed(instance)) edited.job = { ...instance.job, attempt: instance.job.attempt + 1 };
  else if (instance.children === 0) run.push({ do: 'check', key });
  else if (instance.joins) run.push({ do: 'rejoin', key });
  run.variablesChanged = true;
  return undefined;
}

function answer(run: Run, key: number, variables: Variables): void {
  run.draft.edit(key).payload = variables;
  run.push({ do: 'complete', key });
}

function frozen(run: Run, key: number): boolean {
  return isFrozen((at): Instance | undefined => run.draft.find(at), key);
}

function isFrozenRejection(element: string): Rejection {
  return { code: 'frozen', message: `Expected ${element} to be open but it is paused` };
}

function notOffered(action: string, refusal: string): Rejection {
  return { code: 'not-offered', message: `Expected ${action} to be possible but it is not: ${refusal}` };
}

function noSuchInstance(key: number): Rejection {
  return { code: 'no-such-instance', message: `Expected element instance ${key} to be alive but it is not` };
}

function nobodyWaits(kind: string, name: string): Rejection {
  return { code: 'nobody-waits', message: `Expected somebody to wait for the ${kind} ${name} but nobody does` };
}
