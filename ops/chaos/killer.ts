import { setTimeout as pause } from 'node:timers/promises';
import type { UsedStack } from '../stack/with-stack.ts';

/** The parts of the stack that are killed. */
export const victims = ['worker', 'api', 'temporal', 'postgres'] as const;
export type Victim = (typeof victims)[number];

export interface Kill {
  readonly victim: Victim;
  readonly pid: number;
  /** Milliseconds since the storm began. */
  readonly at: number;
}

export interface KillerOptions {
  readonly stack: UsedStack;
  readonly kills: number;
  /** Numbers in [0, 1): choose victims and moments. */
  readonly random: () => number;
  readonly longestPause: number;
  readonly killed: (kill: Kill) => void;
}

/**
 * Kills parts of the stack with SIGKILL, one after the other, at random moments; its supervisor starts them again. Two
 * kills may follow so closely that one part dies while another is still coming up. Every part is killed at least once
 * when there are as many kills as parts.
 */
export async function killParts({ stack, kills, random, longestPause, killed }: KillerOptions): Promise<Kill[]> {
  const done: Kill[] = [];
  const began = performance.now();
  while (done.length < kills) {
    await pause(50 + random() * longestPause);
    const victim =
      victims[done.length < victims.length ? done.length : Math.floor(random() * victims.length)] ?? 'worker';
    const pid = await livePid(stack, victim);
    process.kill(pid, 'SIGKILL');
    const kill = { victim, pid, at: Math.round(performance.now() - began) };
    done.push(kill);
    killed(kill);
  }
  return done;
}

/** Process id of the part, once it runs again. */
async function livePid(stack: UsedStack, victim: Victim): Promise<number> {
  const until = Date.now() + 60_000;
  for (;;) {
    const pid = stack.current().processes[victim];
    if (pid !== undefined && isAlive(pid)) return pid;
    if (Date.now() > until) throw new Error(`Expected ${victim} to be started again within a minute, but it was not`);
    await pause(50);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
