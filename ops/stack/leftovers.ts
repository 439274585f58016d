import { readdirSync, readlinkSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const pollEvery = 20;

/**
 * Ends every process that still works in a folder, for example the backends of a killed PostgreSQL: nothing may write to
 * the data beside the next start. Only where the system has /proc.
 */
export async function endProcessesIn(folder: string): Promise<void> {
  for (;;) {
    const pids = findProcessesIn(folder);
    if (pids.length === 0) return;
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended by itself in the meantime.
      }
    }
    await delay(pollEvery);
  }
}

function findProcessesIn(folder: string): number[] {
  return listProc()
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === folder;
      } catch {
        return false;
      }
    })
    .map(Number);
}

function listProc(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}
