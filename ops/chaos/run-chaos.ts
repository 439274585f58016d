import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Cast } from '../drive/cast.ts';
import { chooseProcedure } from '../drive/choose-procedure.ts';
import type { UsedStack } from '../stack/with-stack.ts';
import { checkRecord, type Finding } from './check-record.ts';
import type { ClientWrite } from './client-write.ts';
import { type Kill, killParts, victims } from './killer.ts';
import { randomFrom } from './random.ts';
import { readRecorded } from './read-recorded.ts';
import { runClient, type Storm } from './storm-client.ts';

export interface ChaosOptions {
  readonly stack: UsedStack;
  readonly kills: number;
  readonly seed: number;
  readonly clients: number;
  readonly procedure: string | undefined;
  readonly report: (line: string) => void;
}

/** What a storm did and what the checker found afterwards. */
export interface ChaosResult {
  readonly seed: number;
  readonly kills: number;
  readonly killed: Readonly<Record<string, number>>;
  readonly clients: number;
  readonly dossiers: number;
  readonly ended: number;
  readonly writes: number;
  readonly acknowledged: number;
  readonly rejected: number;
  readonly lost: number;
  readonly twice: number;
  readonly findings: readonly Finding[];
  readonly seconds: number;
}

/** Longest time, in milliseconds, for the dossiers to end once nothing is killed any more. */
const calmLimit = 180_000;

/**
 * Kills parts of the stack while clients race and retry, waits until everything is settled, and holds the clients' log
 * against the record.
 */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const { stack, kills, seed, clients, report } = options;
  const began = performance.now();
  const random = randomFrom(seed);
  const baseUrl = () => stack.current().apiUrl ?? '';
  const cast = new Cast(baseUrl);
  const procedure = await chooseProcedure(cast, options.procedure);
  let raging = true;
  const storm: Storm = {
    cast,
    random,
    receipt: () =>
      procedure.receipt({ lookup: 'REPLACED', channel: 'direct', caseCode: procedure.facts.cases[0]?.code ?? '00' }),
    desk: procedure.desk,
    writes: new Map(),
    open: new Set(),
    idle: new Map(),
    raging: () => raging,
  };
  const work = Promise.all(Array.from({ length: clients }, (_, client) => runClient(storm, client, clients)));
  const killing = killParts({
    stack,
    kills,
    random: randomFrom(seed + 1),
    progress: () => [...storm.writes.values()].filter((write) => write.answer === 'acknowledged').length,
    killed: ({ victim, at }) => report(`${(at / 1000).toFixed(1)} s: kill -9 ${victim}`),
  });
  // A client that breaks ends the storm at once.
  const killed = await Promise.race([killing, work.then(() => killing)]);
  raging = false;
  await Promise.race([work, pause(calmLimit, undefined, { ref: false })]);

  const pool = new pg.Pool({ connectionString: stack.current().databaseUrl, max: 2 });
  try {
    await settle(pool, storm.writes);
    const dossiers = [...new Set([...storm.writes.values()].flatMap(({ dossier }) => dossier ?? []))];
    const recorded = await readRecorded(pool, dossiers);
    const writes = [...storm.writes.values()];
    const findings = checkRecord(writes, recorded);
    const count = (answer: ClientWrite['answer']) => writes.filter((write) => write.answer === answer).length;
    const found = (kind: Finding['kind']) => findings.filter((finding) => finding.kind === kind).length;
    return {
      seed,
      kills: killed.length,
      killed: Object.fromEntries(
        victims.map((victim) => [victim, killed.filter((kill: Kill) => kill.victim === victim).length]),
      ),
      clients,
      dossiers: dossiers.length,
      ended: recorded.dossiers.filter((dossier) => dossier.ended).length,
      writes: writes.length,
      acknowledged: count('acknowledged'),
      rejected: count('rejected'),
      lost: found('lost'),
      twice: found('twice'),
      findings,
      seconds: Math.round((performance.now() - began) / 1000),
    };
  } finally {
    await pool.end();
  }
}

/** Waits until sweeper and reconciler have settled every command of the storm's dossiers, for at most a minute. */
async function settle(pool: pg.Pool, writes: ReadonlyMap<string, ClientWrite>): Promise<void> {
  const dossiers = [...new Set([...writes.values()].flatMap(({ dossier }) => dossier ?? []))];
  const until = Date.now() + 60_000;
  for (;;) {
    const { rows } = await pool.query<{ unsettled: number }>(
      `select count(*)::int as unsettled from command where dossier = any ($1::uuid[]) and state in ('received', 'committed')`,
      [dossiers],
    );
    if (rows[0]?.unsettled === 0 || Date.now() > until) return;
    await pause(250);
  }
}
