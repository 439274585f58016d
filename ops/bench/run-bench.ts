import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { openPool, type Pool } from '../../db/pool.ts';
import { factsInForce } from '../../db/queries/facts-in-force.ts';
import { Cast } from '../drive/cast.ts';
import type { UsedStack } from '../stack/with-stack.ts';
import { chooseRoute } from './bench-route.ts';
import { historyEventsPerStep } from './history-events.ts';
import { closedRound, offeredRound, type Round } from './measure.ts';
import { motcuaSide } from './motcua-side.ts';
import type { PlainReceipt } from './plain-protocol.ts';
import { plainSide } from './plain-side.ts';
import { quantile } from './quantile.ts';
import type { Side } from './side.ts';

export interface BenchOptions {
  readonly stack: UsedStack;
  readonly clients: number;
  /** Rounds of each side, in turn. */
  readonly rounds: number;
  /** Dossiers of each client in a round. */
  readonly perClient: number;
  /** Of the round with a steady pace. */
  readonly dossiersPerSecond: number;
  readonly offeredSeconds: number;
  readonly procedure: string | undefined;
  readonly report: (line: string) => void;
}

export interface SideFigures {
  readonly dossiers: number;
  readonly steps: number;
  /** Steps of people; the look-up of each dossier is done beside them. The middle one of the rounds. */
  readonly stepsPerSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  /** CPU seconds a step of a person costs, by process. */
  readonly cpuSecondsPerStep: Readonly<Record<string, number>>;
  /** Events that a step adds to its workflow's history. */
  readonly historyEventsPerStep: number;
}

export interface BenchResult {
  readonly clients: number;
  readonly rounds: number;
  readonly cores: number;
  readonly procedure: string;
  readonly stepsPerDossier: number;
  readonly durability: { readonly fsync: string; readonly synchronousCommit: string };
  readonly motcua: SideFigures;
  /** The same steps by hand: a plain Temporal workflow with the same transaction and tables, driven without an API. */
  readonly plain: SideFigures;
  /** Motcua's steps a second over the plain ones. */
  readonly ratio: number;
  readonly offered: { readonly dossiersPerSecond: number; readonly seconds: number; readonly steps: number } & Pick<
    SideFigures,
    'p50Ms' | 'p95Ms' | 'p99Ms'
  >;
}

/** Measures both sides in turn on the stack, after one round each to warm up. */
export async function runBench(options: BenchOptions): Promise<BenchResult> {
  const { stack, clients, perClient, report } = options;
  const { databaseUrl, temporalAddress, temporalNamespace } = stack.current();
  const pool = openPool(databaseUrl, { max: 20, name: 'motcua-bench' });
  const connection = await Connection.connect({ address: temporalAddress });
  const client = new Client({ connection, namespace: temporalNamespace });
  const worker = await startPlainWorker(stack);
  try {
    const durability = await durabilityOf(pool);
    const cast = new Cast(() => stack.current().apiUrl ?? '');
    const route = await chooseRoute(cast, options.procedure);
    const motcua = motcuaSide(stack, cast, route);
    // The product's first dossier also tells the plain side what a receipt holds.
    const warmUp = await closedRound(motcua, pool, clients, 1);
    const receipt = await receiptOf(pool, warmUp.dossiers[0] ?? '');
    const plain = plainSide(stack, pool, client, route, receipt, () => worker.pid);
    await closedRound(plain, pool, clients, 1);

    const rounds: Record<Side['name'], Round[]> = { motcua: [], plain: [] };
    for (let round = 1; round <= options.rounds; round += 1) {
      for (const side of round % 2 === 1 ? [motcua, plain] : [plain, motcua]) {
        const result = await closedRound(side, pool, clients, perClient);
        rounds[side.name].push(result);
        report(
          `${side.name} ${round}/${options.rounds}: ${(result.stepMs.length / result.seconds).toFixed(1)} steps/s`,
        );
      }
    }
    const offered = await offeredRound(motcua, pool, options.dossiersPerSecond, options.offeredSeconds);
    const figures = { motcua: await figuresOf(client, rounds.motcua), plain: await figuresOf(client, rounds.plain) };
    return {
      clients,
      rounds: options.rounds,
      cores: availableParallelism(),
      procedure: route.procedure.facts.code,
      stepsPerDossier: route.acts.length + 1,
      durability,
      ...figures,
      ratio: round(figures.motcua.stepsPerSecond / figures.plain.stepsPerSecond, 3),
      offered: {
        dossiersPerSecond: options.dossiersPerSecond,
        seconds: round(offered.seconds, 1),
        steps: offered.stepMs.length,
        ...latencies([offered]),
      },
    };
  } finally {
    worker.kill('SIGTERM');
    if (worker.exitCode === null) await once(worker, 'exit');
    await connection.close();
    await pool.end();
  }
}

/** The plain workflow's worker, in a process of its own with the settings and the preload of the product's. */
async function startPlainWorker(stack: UsedStack): Promise<ChildProcess> {
  const { databaseUrl, temporalAddress, temporalNamespace, populationControlUrl } = stack.current();
  if (populationControlUrl === undefined)
    throw new Error('Expected the stand-in of the population database, but a real one is in use');
  const script = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const worker = spawn(
    process.execPath,
    ['--import', script('../processes/lean-sandbox.ts'), script('./plain-worker.ts')],
    {
      env: {
        ...process.env,
        DATABASE_URL: databaseUrl,
        TEMPORAL_ADDRESS: temporalAddress,
        TEMPORAL_NAMESPACE: temporalNamespace,
        MOTCUA_POPULATION_URL: new URL('/dan-cu/tra-cuu', populationControlUrl).href,
      },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
  const ended = once(worker, 'exit').then(([code]) => {
    throw new Error(`Expected the plain worker to start, but it ended with ${String(code)}`);
  });
  await Promise.race([once(worker, 'message'), ended]);
  ended.catch(() => undefined);
  return worker;
}

/** Refuses to measure a database that may lose what it has acknowledged. */
async function durabilityOf(pool: Pool): Promise<BenchResult['durability']> {
  const { rows } = await pool.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit')`,
  );
  const setting = (name: string) => rows.find((row) => row.name === name)?.setting ?? '';
  const durability = { fsync: setting('fsync'), synchronousCommit: setting('synchronous_commit') };
  if (durability.fsync !== 'on' || durability.synchronousCommit !== 'on') {
    throw new Error(
      `Expected fsync and synchronous_commit to be on, but they are ${durability.fsync} and ${durability.synchronousCommit}`,
    );
  }
  return durability;
}

/** The payload of the receipt of a dossier, for others like it. */
async function receiptOf(pool: Pool, dossier: string): Promise<PlainReceipt> {
  const { rows } = await pool.query<{ payload: Omit<PlainReceipt, 'program' | 'facts'>; program: string }>(
    `select payload, program from command where dossier = $1 and kind = 'receive'`,
    [dossier],
  );
  const [row] = rows;
  if (!row) throw new Error(`Expected the receipt of ${dossier} among the commands, but there is none`);
  return { ...row.payload, program: row.program, facts: await factsInForce(pool) };
}

async function figuresOf(client: Client, rounds: readonly Round[]): Promise<SideFigures> {
  const steps = rounds.reduce((sum, one) => sum + one.stepMs.length, 0);
  const cpu: Record<string, number> = {};
  for (const one of rounds)
    for (const [name, seconds] of Object.entries(one.cpu)) cpu[name] = (cpu[name] ?? 0) + seconds;
  const perStep = Object.fromEntries(Object.entries(cpu).map(([name, seconds]) => [name, round(seconds / steps, 5)]));
  return {
    dossiers: rounds.reduce((sum, one) => sum + one.dossiers.length, 0),
    steps,
    stepsPerSecond: round(
      quantile(
        rounds.map((one) => one.stepMs.length / one.seconds),
        0.5,
      ),
      1,
    ),
    ...latencies(rounds),
    cpuSecondsPerStep: { ...perStep, total: round(Object.values(cpu).reduce((a, b) => a + b, 0) / steps, 5) },
    historyEventsPerStep: await historyEventsPerStep(client, rounds.flatMap((one) => one.dossiers).slice(0, 10)),
  };
}

function latencies(rounds: readonly Round[]): Pick<SideFigures, 'p50Ms' | 'p95Ms' | 'p99Ms'> {
  const stepMs = rounds.flatMap((one) => one.stepMs);
  const at = (share: number) => round(quantile(stepMs, share), 1);
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
