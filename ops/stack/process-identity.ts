import { readFileSync } from 'node:fs';
import { errorCode } from './error-code.ts';

/** A process that can be recognised again: its id and, on Linux, when it was started (ids are used again). */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startedAt: string | undefined;
}

/** Identity of a process as it is now. */
export function identify(pid: number): ProcessIdentity {
  return { pid, startedAt: findStartTime(pid) };
}

/** Whether exactly this process still runs. */
export function isRunning(identity: ProcessIdentity): boolean {
  try {
    process.kill(identity.pid, 0);
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return false;
  }
  return findStartTime(identity.pid) === identity.startedAt;
}

/** Start time in ticks since boot; undefined where the system has no /proc, or no such live process. */
function findStartTime(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? undefined : rest[18];
  } catch {
    return undefined;
  }
}
