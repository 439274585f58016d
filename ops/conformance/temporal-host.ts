import { randomUUID } from 'node:crypto';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { OpenJob, OpenWork } from '../../engine/open-work.ts';
import type { Program } from '../../engine/program.ts';
import type { State } from '../../engine/state.ts';
import { type Effect, openWork, type Transition } from '../../engine/step.ts';
import type { Stimulus } from '../../engine/stimulus.ts';
import { type SentStep, sendStep } from '../../protocol/send-step.ts';
import type { CommitRequest, JobAnswer, JobRequest } from '../../protocol/step-protocol.ts';
import { Changes, inTime } from './changes.ts';
import { conformanceFacts } from './conformance-facts.ts';
import { MemoryRecord, type RecordedDossier } from './memory-record.ts';
import type { HostedInstance, ProcessHost, WorkerAnswer } from './process-host.ts';
import { openTimeSkippingStage, type TimeSkippingStage } from './time-skipping-stage.ts';

/**
 * Every instance is a workflow of the kind that runs dossiers, on the server that skips time: commands are its Updates,
 * jobs its activities, and its alarm is a timer of the server. Time is one for the whole server, so one case runs at a
 * time; each begins with `begin`.
 */
export class TemporalHost implements ProcessHost {
  now = 0;
  /** An alarm rang while the case was still busy with an earlier instant: this machine was slower than its timers. */
  overtaken = false;
  /** Time passes. Jobs that it ends are answered afterwards, as the server counts those under way. */
  passing = false;
  readonly changes = new Changes();
  readonly record = new MemoryRecord((...step) => this.#committed(...step));
  readonly #instances = new Map<string, TemporalInstance>();
  readonly #contents = new Map([[conformanceFacts.hash, JSON.stringify(conformanceFacts)]]);
  #stage: TimeSkippingStage | undefined;

  static async open(): Promise<TemporalHost> {
    const host = new TemporalHost();
    host.#stage = await openTimeSkippingStage({
      record: host.record,
      job: (request) => host.#instances.get(request.dossierId)?.ask(request) ?? Promise.resolve(inVain),
      contents: (hash) => host.#content(hash),
    });
    return host;
  }

  get stage(): TimeSkippingStage {
    if (!this.#stage) throw new Error('Expected an open stage, but it is not there yet');
    return this.#stage;
  }

  async begin(): Promise<void> {
    this.now = await this.stage.now();
    this.overtaken = false;
  }

  async start(program: Program, first: Stimulus): Promise<HostedInstance | { readonly rejected: string }> {
    const hash = `${program.entry.plan}:${program.entry.process}`;
    this.#contents.set(hash, JSON.stringify(program));
    const instance = new TemporalInstance(this, program, hash);
    this.#instances.set(instance.id, instance);
    const outcome = await instance.begin(first);
    return outcome === 'ok' ? instance : { rejected: outcome };
  }

  async passTo(at: number): Promise<void> {
    this.now = Math.max(this.now, at);
    const rest = at - (await this.stage.now());
    if (rest <= 0) return;
    const instances = [...this.#instances.values()];
    const lasting = instances.reduce((sum, instance) => sum + instance.jobsUnderWay, 0);
    this.passing = true;
    await inTime(this.stage.pass(rest, lasting), 'the time to pass').finally(() => {
      this.passing = false;
    });
    for (const instance of instances) instance.answerInVain();
  }

  async close(): Promise<void> {
    for (const instance of [...this.#instances.values()]) await instance.stop();
    await this.stage.close();
  }

  leave(instance: TemporalInstance): void {
    this.#instances.delete(instance.id);
    this.record.forget(instance.id);
  }

  #content(hash: string): string {
    const content = this.#contents.get(hash);
    if (content === undefined) throw new Error(`Expected content ${hash}, but there is none`);
    return content;
  }

  #committed(
    { dossierId, stimulus, now }: CommitRequest,
    before: RecordedDossier | undefined,
    after: RecordedDossier,
  ): void {
    const instance = this.#instances.get(dossierId);
    if (!instance) return;
    const due = before && openWork(instance.program, before.state).alarmAt;
    if (stimulus.type === 'alarm' && due !== undefined && due > this.now) this.overtaken = true;
    this.now = Math.max(this.now, now);
    instance.committed(after);
    this.changes.tell();
  }
}

/** Answer to a job that is no longer open: the workflow has it refused. */
const inVain: JobAnswer = { at: 0, variables: {} };

class TemporalInstance implements HostedInstance {
  readonly id = randomUUID();
  readonly program: Program;
  readonly #host: TemporalHost;
  readonly #programHash: string;
  /** Workers that hold a job, by key and attempt. */
  readonly #asked = new Map<string, (answer: JobAnswer) => void>();
  #dossier: RecordedDossier | undefined;
  #work: OpenWork | undefined;
  #sent = 0;
  #taken = 0;
  #left = false;

  constructor(host: TemporalHost, program: Program, programHash: string) {
    this.#host = host;
    this.program = program;
    this.#programHash = programHash;
  }

  get state(): State {
    if (!this.#dossier) throw new Error(`Expected dossier ${this.id} to have begun, but it has not`);
    return this.#dossier.state;
  }

  get path(): readonly Transition[] {
    return this.#dossier?.transitions ?? [];
  }

  begin(first: Stimulus): Promise<string> {
    return this.#command(first, true);
  }

  send(stimulus: Stimulus): Promise<string> {
    return this.#command(stimulus, false);
  }

  async taken(job: OpenJob): Promise<void> {
    await this.#host.changes.until(() => this.#asked.has(idOf(job)), `job ${job.element} to be asked`);
  }

  async answer(job: OpenJob, answer: WorkerAnswer): Promise<void> {
    this.#resolve(idOf(job), { at: this.#host.now, variables: {}, ...(answer as Partial<JobAnswer>) });
    await this.#host.changes.until(() => !this.#isOpen(idOf(job)), `job ${job.element} to be settled`);
  }

  async ring(): Promise<void> {
    const { now } = this.#host;
    const rung = () => this.#work?.alarmAt === undefined || this.#work.alarmAt > now;
    await this.#host.changes.until(rung, `the alarm of ${this.program.entry.process} to ring`);
  }

  takeEffects(): Effect[] {
    const effects = this.#left ? [] : (this.#dossier?.effects ?? []);
    const rest = effects.slice(this.#taken);
    this.#taken = effects.length;
    return rest;
  }

  /** Whatever still lives is cancelled; then the workflow must end by itself. */
  async abandon(): Promise<void> {
    if (this.#left) return;
    this.#left = true;
    if (!this.#work?.ended) await this.send({ type: 'cancel' });
    const ended = this.#host.stage.client.workflow.getHandle(this.id).result();
    await inTime(ended, `the workflow of ${this.program.entry.process} to end`);
    this.#host.leave(this);
  }

  /** Ends it by force. */
  async stop(): Promise<void> {
    for (const id of [...this.#asked.keys()]) this.#resolve(id, inVain);
    await this.#host.stage.client.workflow
      .getHandle(this.id)
      .terminate()
      .catch((error: unknown) => {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      });
    this.#host.leave(this);
  }

  /** The activity of a job: lasts until somebody answers it. */
  ask(request: JobRequest): Promise<JobAnswer> {
    const id = idOf(request);
    if (!this.#isOpen(id)) return Promise.resolve(inVain);
    const { promise, resolve } = Promise.withResolvers<JobAnswer>();
    this.#asked.set(id, resolve);
    this.#host.changes.tell();
    return promise;
  }

  /** A step is in the record. What happens after it was abandoned is not looked at. */
  committed(dossier: RecordedDossier): void {
    if (!this.#left) this.#dossier = dossier;
    this.#work = openWork(this.program, dossier.state);
    if (!this.#host.passing) this.answerInVain();
  }

  get jobsUnderWay(): number {
    return this.#asked.size;
  }

  /** Workers of jobs that are no longer open. */
  answerInVain(): void {
    for (const id of [...this.#asked.keys()]) if (!this.#isOpen(id)) this.#resolve(id, inVain);
  }

  #isOpen(id: string): boolean {
    return this.#work?.jobs.some((job) => idOf(job) === id) ?? false;
  }

  #resolve(id: string, answer: JobAnswer): void {
    this.#asked.get(id)?.(answer);
    this.#asked.delete(id);
  }

  async #command(stimulus: Stimulus, receives: boolean): Promise<string> {
    this.#sent += 1;
    const sent = sendStep(this.#host.stage.client, {
      request: {
        id: `${this.id}:${this.#sent}`,
        expectedSeq: this.#dossier?.seq ?? 0,
        stimulus,
        now: this.#host.now,
      },
      dossierId: this.id,
      attempt: 1,
      receives,
      workflowType: this.program.entry.process,
      program: this.#programHash,
      facts: conformanceFacts.hash,
      clock: 'real',
    });
    return outcomeOf(await inTime(sent, `${stimulus.type} to be answered`));
  }
}

function outcomeOf(answer: SentStep): string {
  if (answer.outcome === 'applied') return 'ok';
  return answer.outcome === 'closed' ? 'ended' : answer.code;
}

function idOf({ key, attempt }: { readonly key: number; readonly attempt: number }): string {
  return `${key}:${attempt}`;
}
