import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { commitStep } from '../../activities/record/commit-step.ts';
import { ContentStore } from '../../db/content-store.ts';
import { seedDemonstration } from '../../db/demonstration/seed-demonstration.ts';
import { openPool, type Pool } from '../../db/pool.ts';
import { acceptCommand, findCommand, type NewCommand } from '../../db/queries/accept-command.ts';
import { setClockMode } from '../../db/queries/business-clock.ts';
import { storeContent } from '../../db/queries/content.ts';
import { factsInForce, publishFacts } from '../../db/queries/facts-in-force.ts';
import { settleCommand } from '../../db/queries/settle-command.ts';
import { compile } from '../../engine/compile.ts';
import { processesOf } from '../../engine/describe.ts';
import type { Facts } from '../../engine/facts.ts';
import type { Program } from '../../engine/program.ts';
import type { State } from '../../engine/state.ts';
import { openWork, step } from '../../engine/step.ts';
import type { Stimulus, Variables } from '../../engine/stimulus.ts';
import { type DossierWorker, startDossierWorker } from '../../ops/processes/dossier-worker.ts';
import { converterPath } from '../../ops/processes/workflow-bundle.ts';
import { testDatabase, testNamespace } from '../../ops/stack/test-stack.ts';
import { vietnamCalendar } from '../../procedures/vietnam-calendar.ts';
import { ContentReference } from '../../protocol/content-reference.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import { type SentStep, sendStep } from '../../protocol/send-step.ts';
import { type CommitAnswer, type DossierInput, type JobRequest, taskQueue } from '../../protocol/step-protocol.ts';

/** 2026-11-20 09:00 in Vietnam, a Friday. */
export const friday = Date.UTC(2026, 10, 20, 2);

/** The protocol on its real parts: PostgreSQL, Temporal, a worker in this process. No API: the bed plays it. */
export class DossierBed {
  readonly pool: Pool;
  readonly client: Client;
  readonly contents: ContentStore;
  readonly programHash: string;
  readonly factsHash: string;
  /** Answers of the job `test.lookup`, and the requests it saw. */
  readonly lookups: JobRequest[] = [];
  lookup: (request: JobRequest) => Promise<{ at: number; variables: Record<string, string> }> = async () => ({
    at: 0,
    variables: { found: 'yes' },
  });
  private readonly databaseUrl: string;
  private readonly temporal: { address: string; namespace: string };
  private worker: DossierWorker | undefined;

  private constructor(
    databaseUrl: string,
    temporal: { address: string; namespace: string },
    opened: { pool: Pool; client: Client; contents: ContentStore; programHash: string; factsHash: string },
  ) {
    this.databaseUrl = databaseUrl;
    this.temporal = temporal;
    this.pool = opened.pool;
    this.client = opened.client;
    this.contents = opened.contents;
    this.programHash = opened.programHash;
    this.factsHash = opened.factsHash;
  }

  /** @param file the process, beside this file */
  static async open(file = 'three-tasks.bpmn'): Promise<DossierBed> {
    const [databaseUrl, temporal] = await Promise.all([testDatabase(), testNamespace()]);
    await seedDemonstration(databaseUrl);
    const pool = openPool(databaseUrl);
    await setClockMode(pool, 'business');
    await pool.query('update clock set offset_ms = $1', [friday - Date.now()]);
    const factsHash = await publishFacts(pool, vietnamCalendar);
    const xml = await readFile(fileURLToPath(new URL(`./${file}`, import.meta.url)), 'utf8');
    const compiled = await compile(xml);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    const { plan } = compiled;
    const [process] = processesOf(plan);
    if (process === undefined) throw new Error('Expected a process in the file');
    await storeContent(pool, 'plan', plan.hash, JSON.stringify(plan));
    const programHash = `program-${plan.hash}`;
    const stored = { entry: { plan: plan.hash, process: process.id }, plans: [plan.hash], bindings: {} };
    await storeContent(pool, 'program', programHash, JSON.stringify(stored));
    await pool.query(
      `insert into procedure_version (code, version, name, status, facts, plan, process, xml, source_hash, published_at, published_by)
       values ('1.000001', 1, 'Thủ tục thử', 'published', '{}', $1, $2, $3, '', now(), 'thietke')`,
      [plan.hash, process.id, xml],
    );
    const connection = await Connection.connect({ address: temporal.address });
    const client = new Client({
      connection,
      namespace: temporal.namespace,
      dataConverter: { payloadConverterPath: converterPath },
    });
    return new DossierBed(databaseUrl, temporal, {
      pool,
      client,
      contents: new ContentStore(pool),
      programHash,
      factsHash,
    });
  }

  async startWorker(keeper: false | { sweepEveryMs: number; reconcileEveryMs: number } = false): Promise<void> {
    this.worker = await startDossierWorker({
      databaseUrl: this.databaseUrl,
      temporalAddress: this.temporal.address,
      temporalNamespace: this.temporal.namespace,
      keeper,
      jobs: () => ({
        'test.lookup': (request) => {
          this.lookups.push(request);
          return this.lookup(request);
        },
      }),
      alarm: () => undefined,
    });
  }

  async stopWorker(): Promise<void> {
    await this.worker?.stop();
    this.worker = undefined;
  }

  async close(): Promise<void> {
    await this.stopWorker();
    await this.client.connection.close();
    await this.pool.end();
  }

  /** Starts a dossier's workflow ahead of its receipt, with a run that continues as new after so many steps. */
  async startShortRuns(dossier: string, continueAfter: number): Promise<void> {
    const input: DossierInput = { dossierId: dossier, clock: 'business', program: this.programHash, continueAfter };
    await this.client.workflow.start('1.000001', {
      workflowId: dossier,
      taskQueue,
      args: [input, new ContentReference(this.programHash), new ContentReference(this.factsHash)],
    });
  }

  /** Writes a command row as the API does, and nothing more. */
  async accept(
    dossier: string,
    command: Partial<Omit<NewCommand, 'stimulus'>> & { stimulus: Stimulus },
  ): Promise<string> {
    const id = command.id ?? randomUUID();
    await acceptCommand(this.pool, {
      kind: 'action',
      action: null,
      task: null,
      bodyHash: '',
      actor: null,
      expectedSeq: null,
      payload: {},
      program: this.programHash,
      workflowType: '1.000001',
      at: new Date(friday),
      ...command,
      id,
      dossier,
      stimulus: JSON.stringify(command.stimulus),
    });
    return id;
  }

  /** Sends a recorded command as the API or the sweeper does. */
  async send(id: string, attempt = 1, clock: 'real' | 'business' = 'business'): Promise<SentStep> {
    const row = await findCommand(this.pool, id);
    if (row === undefined) throw new Error(`Expected command ${id}`);
    return await sendStep(this.client, {
      request: {
        id,
        expectedSeq: row.expected_seq,
        stimulus: JSON.parse(row.stimulus) as Stimulus,
        now: row.at.getTime(),
      },
      dossierId: row.dossier,
      attempt,
      receives: row.kind === 'receive',
      workflowType: row.workflow_type,
      program: row.program,
      facts: await factsInForce(this.pool),
      clock,
    });
  }

  /** Sends and settles: what the API does with a command in one go. Returns the row's state. */
  async settle(id: string, attempt = 1): Promise<string> {
    const sent = await this.send(id, attempt);
    const row = await findCommand(this.pool, id);
    return await settleCommand(this.pool, { id, dossier: row?.dossier ?? '' }, sent);
  }

  async acceptReceipt(
    dossier: string,
    more: Partial<Receipt> = {},
    variables: Variables = {},
    program = this.programHash,
  ): Promise<string> {
    const { rows } = await this.pool.query<{ id: string }>(`select id from procedure_version where code = '1.000001'`);
    const receipt: Receipt = {
      procedureVersion: rows[0]?.id ?? '',
      procedureCode: '1.000001',
      procedureName: 'Thủ tục thử',
      caseCode: '00',
      channel: 'direct',
      applicant: { name: 'Nguyễn Văn Kiểm Thử', personalId: '001090999999' },
      form: { hash: 'f'.repeat(64), data: { content: 'TỜ KHAI CỦA DÂN' } },
      agencies: { received: 'H26.15', decides: 'H26.15', returns: 'H26.15' },
      functionAgencies: {},
      components: [{ id: 'c1', name: 'Tờ khai', kind: 'paper', originals: 1, copies: 0 }],
      terms: {
        duration: { amount: 3, unit: 'WORKING_DAY' },
        startRule: 'exact-hour',
        pausePolicy: 'shift',
        agency: 'H26.15',
        cutOffMinute: undefined,
        extensionLimit: 1,
      },
      ...more,
    };
    return await this.accept(dossier, {
      kind: 'receive',
      action: 'receive',
      actor: 'motcua',
      expectedSeq: 0,
      stimulus: { type: 'start', variables },
      payload: receipt as unknown as Record<string, unknown>,
      program,
      workflowType: receipt.procedureCode,
    });
  }

  /** A dossier that was received. */
  async received(): Promise<string> {
    const dossier = randomUUID();
    const state = await this.settle(await this.acceptReceipt(dossier));
    if (state !== 'acknowledged') throw new Error(`Expected the receipt to be acknowledged, but it is ${state}`);
    return dossier;
  }

  /** The command that completes the open task of this element, decided on the record's seq plus `ahead`. */
  async acceptTask(
    dossier: string,
    element: string,
    actor: string,
    options: { expectedSeq?: number | null; state?: State; action?: string } = {},
  ): Promise<string> {
    const state = options.state ?? (await this.state(dossier));
    const task = openWork(await this.program(), state).tasks.find((open) => open.element === element);
    if (task === undefined) throw new Error(`Expected an open task ${element}`);
    const action =
      options.action ?? { Task_A: 'accept', Task_B: 'approve', Task_D: 'return-result' }[element] ?? 'complete';
    return await this.accept(dossier, {
      action,
      task: task.key,
      actor,
      expectedSeq: options.expectedSeq === undefined ? await this.seq(dossier) : options.expectedSeq,
      stimulus: { type: 'complete-task', key: task.key, action },
    });
  }

  program(): Promise<Program> {
    return this.contents.value<Program>(this.programHash);
  }

  async state(dossier: string): Promise<State> {
    const { rows } = await this.pool.query<{ state: string }>('select state from dossier_state where dossier = $1', [
      dossier,
    ]);
    if (rows[0] === undefined) throw new Error(`Expected dossier ${dossier}`);
    return JSON.parse(rows[0].state) as State;
  }

  async seq(dossier: string): Promise<number> {
    const { rows } = await this.pool.query<{ seq: number }>('select seq from dossier where id = $1', [dossier]);
    return rows[0]?.seq ?? 0;
  }

  async journal(dossier: string): Promise<{ seq: number; id: string }[]> {
    const { rows } = await this.pool.query<{ seq: number; id: string }>(
      'select seq, id from journal where dossier = $1 order by seq',
      [dossier],
    );
    return rows;
  }

  /** Resolves when the dossier's record has reached this seq: woken by word of steps. */
  async untilSeq(dossier: string, seq: number): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('listen dossier');
      for (;;) {
        const heard = new Promise<void>((resolve) => client.once('notification', () => resolve()));
        if ((await this.seq(dossier)) >= seq) return;
        await heard;
      }
    } finally {
      await client.query('unlisten dossier');
      client.release();
    }
  }

  /** What Temporal forgets: the transaction of a command happens, and no history knows of it. */
  async ghost(dossier: string, id: string): Promise<{ answer: CommitAnswer; state: State }> {
    const row = await findCommand(this.pool, id);
    const base = await this.seq(dossier);
    const state = base === 0 ? undefined : await this.state(dossier);
    const stimulus = JSON.parse(row?.stimulus ?? '') as Stimulus;
    const facts = await this.contents.value<Facts>(this.factsHash);
    const now = Math.max(row?.at.getTime() ?? 0, state?.now ?? 0);
    const next = step(await this.program(), state, stimulus, now, facts);
    if (!next.ok) throw new Error(next.rejection.message);
    const answer = await commitStep(
      { pool: this.pool, contents: this.contents, committed: () => undefined },
      { dossierId: dossier, id, baseSeq: base, stimulus, now, facts: this.factsHash, next },
    );
    return { answer, state: next.state };
  }
}
