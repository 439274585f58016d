import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from '../../db/pool.ts';
import { awaitSeq } from './await-seq.ts';
import { cpuSeconds } from './cpu-time.ts';
import type { Side } from './side.ts';

/** What one round of a side took. */
export interface Round {
  readonly seconds: number;
  readonly dossiers: readonly string[];
  /** Milliseconds of every step of a person. */
  readonly stepMs: readonly number[];
  /** CPU seconds by process. `client` is the process that measures. */
  readonly cpu: Readonly<Record<string, number>>;
}

/** `clients` clients side by side, each with `perClient` dossiers one after the other. */
export async function closedRound(side: Side, pool: Pool, clients: number, perClient: number): Promise<Round> {
  return measured(side, async (stepMs, dossiers) => {
    const client = async (): Promise<void> => {
      for (let played = 0; played < perClient; played += 1) dossiers.push(await playDossier(side, pool, stepMs));
    };
    await Promise.all(Array.from({ length: clients }, client));
  });
}

/** Dossiers that arrive at a steady pace, whether or not those before are done. */
export async function offeredRound(side: Side, pool: Pool, dossiersPerSecond: number, seconds: number): Promise<Round> {
  return measured(side, async (stepMs, dossiers) => {
    const playing: Promise<void>[] = [];
    const began = performance.now();
    for (let arrived = 0; arrived < dossiersPerSecond * seconds; arrived += 1) {
      const due = began + (arrived * 1000) / dossiersPerSecond;
      await pause(Math.max(0, due - performance.now()));
      playing.push(playDossier(side, pool, stepMs).then((id) => void dossiers.push(id)));
    }
    await Promise.all(playing);
  });
}

async function playDossier(side: Side, pool: Pool, stepMs: number[]): Promise<string> {
  const timed = async <T>(work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await work();
    stepMs.push(performance.now() - began);
    return result;
  };
  const dossier = await timed(() => side.begin());
  // The receipt is seq 1, the look-up's answer seq 2.
  await awaitSeq(pool, dossier.id, 2);
  for (const [index, step] of dossier.steps.entries()) await timed(() => step(index + 2));
  return dossier.id;
}

async function measured(side: Side, work: (stepMs: number[], dossiers: string[]) => Promise<void>): Promise<Round> {
  const stepMs: number[] = [];
  const dossiers: string[] = [];
  const used = () =>
    Object.fromEntries(
      Object.entries(side.processes).map(([name, pid]) => {
        const id = pid();
        return [name, id === undefined ? 0 : cpuSeconds(id)];
      }),
    );
  const before = used();
  const ownBefore = process.cpuUsage();
  const began = performance.now();
  await work(stepMs, dossiers);
  const seconds = (performance.now() - began) / 1000;
  const own = process.cpuUsage(ownBefore);
  const cpu = Object.fromEntries(Object.entries(used()).map(([name, value]) => [name, value - (before[name] ?? 0)]));
  return { seconds, dossiers, stepMs, cpu: { ...cpu, client: (own.user + own.system) / 1e6 } };
}
