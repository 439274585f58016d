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
  /** Grows with what the clients get done. */
  readonly progress: () => number;
  readonly killed: (kill: Kill) => void;
}

/** Share of kills that follow at once, while the part killed before is still coming up. */
const doubleKills = 0.25;
/** What the clients get done before most kills, so that they hit a system at work. */
const leastProgress = 3;
const longestWait = 30_000;
const longestPause = 1_500;

/**
 * Kills parts of the stack with SIGKILL, one after the other, at random moments; its supervisor starts them again. Most
 * kills wait until the clients have got something done since the last one, some follow it at once. All parts
 * take their turn, in an order that is drawn anew for each turn.
 */
export async function killParts({ stack, kills, random, progress, killed }: KillerOptions): Promise<Kill[]> {
  const done: Kill[] = [];
  const deck: Victim[] = [];
  const began = performance.now();
  while (done.length < kills) {
    if (random() >= doubleKills) await awaitProgress(progress, progress() + leastProgress);
    await pause(random() * longestPause);
    if (deck.length === 0) deck.push(...victims);
    const [victim] = deck.splice(Math.floor(random() * deck.length), 1);
    if (victim === undefined) continue;
    const pid = await livePid(stack, victim);
    process.kill(pid, 'SIGKILL');
    const kill = { victim, pid, at: Math.round(performance.now() - began) };
    done.push(kill);
    killed(kill);
  }
  return done;
}

async function awaitProgress(progress: () => number, wanted: number): Promise<void> {
  const until = Date.now() + longestWait;
  while (progress() < wanted && Date.now() < until) await pause(20);
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
