import { Failure } from './failure.ts';
import type { Run } from './run.ts';

/** Marks an instance as needing an operator. */
export function raiseIncident(run: Run, key: number, code: string, message: string): void {
  const instance = run.draft.edit(key);
  instance.incident = { code, message };
  run.record(run.nodeOf(instance), key, 'incident');
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
