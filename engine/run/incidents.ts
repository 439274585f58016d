import type { Instance } from '../state.ts';
import { Failure } from './failure.ts';
import type { Run } from './run.ts';

/** Marks an instance as needing an operator. */
export function raiseIncident(run: Run, key: number, code: string, message: string): void {
  const instance = run.draft.edit(key);
  instance.incident = { code, message };
  run.record(run.nodeOf(instance), key, 'incident');
}

const jobFailed = 'job-failed';

/** The worker gave up. */
export function failJob(run: Run, key: number, message: string): void {
  raiseIncident(run, key, jobFailed, message);
}

/** Whether the worker gave up: it is to begin again. Any other incident, as of an event on its boundary, leaves it at work. */
export function hasFailed(instance: Instance): boolean {
  return instance.incident?.code === jobFailed;
}

/** Does the work; a failure inside becomes an incident of the instance, anything else is a defect and goes on up. */
export function withIncident(run: Run, key: number, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (run.draft.find(key)) raiseIncident(run, key, error.code, error.message);
  }
}
