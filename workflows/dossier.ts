import {
  ApplicationFailure,
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  defineUpdate,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import { childDossierJob } from '../domain/job-types.ts';
import type { Facts } from '../engine/facts.ts';
import type { OpenWork } from '../engine/open-work.ts';
import type { Program } from '../engine/program.ts';
import type { State } from '../engine/state.ts';
import { openWork, type StepResult, step } from '../engine/step.ts';
import type { Stimulus } from '../engine/stimulus.ts';
import { ContentReference } from '../protocol/content-reference.ts';
import {
  type DossierInput,
  type JobAnswer,
  type JobRequest,
  type RecordActivities,
  refusal,
  type StepAnswer,
  type StepRequest,
  stepUpdate,
} from '../protocol/step-protocol.ts';

const record = proxyLocalActivities<RecordActivities>({
  startToCloseTimeout: '20s',
  retry: { initialInterval: '50ms', backoffCoefficient: 2, maximumInterval: '2s' },
  localRetryThreshold: '30s',
});

const outside = proxyActivities<Record<string, (request: JobRequest) => Promise<JobAnswer>>>({
  startToCloseTimeout: '60s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '30s', maximumAttempts: 10 },
});

const stepDefinition = defineUpdate<StepAnswer, [StepRequest]>(stepUpdate);

/** History length at which a run continues as new on its own, below the server's warning at 10,240 events. */
const longHistory = 6_000;
/** Updates of one run; the server refuses more than 2,000. */
const manyUpdates = 1_500;

/**
 * The host of every dossier: whatever workflow type a start names (the procedure's code), the worker runs this. It
 * feeds stimuli to the engine one at a time and follows the journal in PostgreSQL, which is written ahead of it.
 */
export default async function dossier(input: DossierInput, program: Program, facts: Facts): Promise<void> {
  const run = new DossierRun(input, program, facts);
  setHandler(stepDefinition, (request) => run.command(request), { validator: (request) => run.validate(request) });
  run.follow();
  await condition(() => run.finished() && allHandlersFinished());
  if (run.closed()) return;
  await continueAsNew<typeof dossier>(
    run.carryOver(),
    new ContentReference(input.program) as unknown as Program,
    new ContentReference(run.factsHash()) as unknown as Facts,
  );
}

/** A stimulus in the dossier's queue. `id` undefined: an alarm, which has no identity beyond the seq it fires at. */
interface Pending {
  readonly id: string | undefined;
  readonly expectedSeq: number | null;
  readonly stimulus: Stimulus;
  /** What it comes down to where nobody catches the error it throws. */
  readonly uncaught?: Stimulus;
  readonly now: () => number;
}

class DossierRun {
  private readonly input: DossierInput;
  private readonly program: Program;
  private readonly facts = new Map<string, Facts>();
  private currentFacts: Facts;
  private seq = 0;
  private state: State | undefined;
  private open: OpenWork | undefined;
  private readonly applied: Set<string>;
  /** The queue: each stimulus waits for the one before it. */
  private tail: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private steps = 0;
  private abandoned = false;
  private armedFor: number | undefined;
  private alarm: CancellationScope | undefined;
  /** Jobs under way in this run, by key and attempt. */
  private readonly jobs = new Set<string>();
  /** Answers that came while their scope was frozen. */
  private readonly held = new Map<string, Pending>();
  /** What the validator computed for the next handler: an optimisation, recomputed on replay. */
  private judged: { request: StepRequest; seq: number; result: StepResult } | undefined;

  constructor(input: DossierInput, program: Program, facts: Facts) {
    this.input = input;
    this.program = program;
    this.facts.set(facts.hash, facts);
    this.currentFacts = facts;
    this.applied = new Set(input.carried?.applied);
    if (input.carried !== undefined) this.adopt(input.carried.seq, input.carried.state);
  }

  /** Refuses for free what makes no sense in the state in memory; passes what only the record can judge. */
  validate(request: StepRequest): void {
    if (this.applied.has(request.id) || this.state === undefined) return;
    if (request.expectedSeq === null || request.expectedSeq > this.seq) return;
    if (request.expectedSeq < this.seq) throw refused('stale-page');
    const result = this.compute(request.stimulus, request.now);
    if (!result.ok) throw refused(result.rejection.code);
    this.judged = { request, seq: this.seq, result };
  }

  /** The Update's handler. */
  command(request: StepRequest): Promise<StepAnswer> {
    return this.enqueue({
      id: request.id,
      expectedSeq: request.expectedSeq,
      stimulus: request.stimulus,
      now: () => request.now,
    });
  }

  /** Arms and schedules what the state calls for: after every adoption, and at the start of a run. */
  follow(): void {
    if (this.open === undefined) return;
    for (const job of this.open.jobs) {
      const id = `job:${job.key}:${job.attempt}`;
      // The record opens such a dossier and hands its outcome back as a command.
      if (job.frozen || job.jobType === childDossierJob || this.applied.has(id)) continue;
      const answer = this.held.get(id);
      if (answer !== undefined) {
        this.held.delete(id);
        void this.enqueue(answer);
      } else if (!this.jobs.has(id)) {
        this.jobs.add(id);
        void this.ask(id, job.jobType, {
          dossierId: this.input.dossierId,
          key: job.key,
          attempt: job.attempt,
          element: job.element,
          headers: job.headers,
          inputs: job.inputs,
        });
      }
    }
    this.arm();
  }

  /** Nothing is under way, and the run has ended its dossier or grown long. */
  finished(): boolean {
    return this.waiting === 0 && (this.closed() || (this.state !== undefined && this.long()));
  }

  /** The dossier ended, or its receipt was rejected and there is none. */
  closed(): boolean {
    return this.open?.ended !== undefined || this.abandoned;
  }

  factsHash(): string {
    return this.currentFacts.hash;
  }

  carryOver(): DossierInput {
    if (this.state === undefined) throw new Error('Expected a started dossier to continue as new, but it has no state');
    const { carried: _, ...input } = this.input;
    return {
      ...input,
      carried: { seq: this.seq, state: this.state, facts: this.currentFacts.hash, applied: [...this.applied] },
    };
  }

  private long(): boolean {
    if (this.input.continueAfter !== undefined) return this.steps >= this.input.continueAfter;
    return this.steps >= manyUpdates || workflowInfo().historyLength >= longHistory;
  }

  private enqueue(pending: Pending): Promise<StepAnswer> {
    this.waiting += 1;
    const answer = this.tail.then(() => this.settle(pending));
    this.tail = answer.then(
      () => undefined,
      () => undefined,
    );
    return answer.finally(() => {
      this.waiting -= 1;
    });
  }

  /** Judges, computes and commits one stimulus, catching up with the journal as often as the record is ahead. */
  private async settle(pending: Pending): Promise<StepAnswer> {
    for (;;) {
      if (pending.id !== undefined && this.applied.has(pending.id)) return { outcome: 'applied', seq: this.seq };
      const { expectedSeq } = pending;
      if (expectedSeq !== null && expectedSeq < this.seq)
        return this.reject('stale-page', `Expected seq ${expectedSeq}, but it is ${this.seq}`);
      const ahead = expectedSeq !== null && expectedSeq > this.seq;
      const now = Math.max(pending.now(), this.state?.now ?? 0);
      const result = ahead ? undefined : this.judgement(pending, now);
      if (result?.ok === false && expectedSeq !== null)
        return this.reject(result.rejection.code, result.rejection.message);
      const next = result?.ok ? result : undefined;
      const base = this.seq;
      const answer = await record.commitStep({
        dossierId: this.input.dossierId,
        id: pending.id ?? `alarm:${base}`,
        baseSeq: base,
        stimulus: pending.stimulus,
        now,
        facts: this.currentFacts.hash,
        next: next === undefined ? null : { state: next.state, transitions: next.transitions, effects: next.effects },
      });
      switch (answer.type) {
        case 'committed':
          if (next === undefined) throw new Error('Expected a refusal to be confirmed, but it was committed');
          if (pending.id !== undefined) this.applied.add(pending.id);
          this.steps += 1;
          this.adopt(base + 1, next.state);
          this.follow();
          return { outcome: 'applied', seq: this.seq };
        case 'own':
          if (pending.id !== undefined) this.applied.add(pending.id);
          return { outcome: 'applied', seq: answer.seq };
        case 'behind':
          for (const entry of answer.entries) {
            const entryFacts = await this.factsOf(entry.facts);
            const followed = step(this.program, this.state, entry.stimulus, entry.now, entryFacts);
            if (!followed.ok) {
              throw new Error(`Expected journal entry ${entry.seq} to apply, but ${followed.rejection.message}`);
            }
            this.currentFacts = entryFacts;
            this.applied.add(entry.id);
            this.steps += 1;
            this.adopt(entry.seq, followed.state);
          }
          this.follow();
          break;
        case 'facts':
          this.currentFacts = await this.factsOf(answer.hash);
          this.judged = undefined;
          break;
        case 'rejected':
          if (result?.ok === false && result.rejection.code === 'uncaught-error' && pending.uncaught !== undefined)
            return this.settle({ ...pending, stimulus: pending.uncaught });
          if (result?.ok === false && result.rejection.code === 'frozen' && pending.id?.startsWith('job:')) {
            this.held.set(pending.id, pending);
          }
          return this.reject(answer.code, answer.message);
      }
    }
  }

  private judgement(pending: Pending, now: number): StepResult {
    const judged = this.judged;
    this.judged = undefined;
    if (judged !== undefined && judged.request.id === pending.id && judged.seq === this.seq) return judged.result;
    return this.compute(pending.stimulus, now);
  }

  private compute(stimulus: Stimulus, now: number): StepResult {
    return step(this.program, this.state, stimulus, Math.max(now, this.state?.now ?? 0), this.currentFacts);
  }

  private async factsOf(hash: string): Promise<Facts> {
    let facts = this.facts.get(hash);
    if (facts === undefined) {
      facts = await record.loadFacts(hash);
      this.facts.set(hash, facts);
    }
    return facts;
  }

  private adopt(seq: number, state: State): void {
    this.seq = seq;
    this.state = state;
    this.open = openWork(this.program, state);
  }

  private reject(code: string, message: string): StepAnswer {
    if (this.state === undefined) this.abandoned = true;
    this.follow();
    return { outcome: 'rejected', code, message };
  }

  /** One alarm, for the earliest date; re-armed when a date moves earlier, left alone when it moves later. */
  private arm(): void {
    const at = this.open?.alarmAt;
    if (this.input.clock === 'business' || at === undefined) return;
    if (this.armedFor !== undefined && this.armedFor <= at) return;
    this.alarm?.cancel();
    this.armedFor = at;
    const scope = new CancellationScope();
    this.alarm = scope;
    void scope
      .run(() => sleep(Math.max(1, at - Date.now())))
      .then(() => {
        this.armedFor = undefined;
        return this.enqueue({ id: undefined, expectedSeq: null, stimulus: { type: 'alarm' }, now: () => Date.now() });
      })
      .catch(ignoreCancellation);
  }

  /** Asks the outside world on behalf of a job; its answer, or its failure, is a stimulus under the job's own id. */
  private async ask(id: string, jobType: string, request: JobRequest): Promise<void> {
    const { key, attempt } = request;
    const failed = (message: string): Stimulus => ({ type: 'fail-job', key, attempt, message });
    let stimulus: Stimulus;
    let uncaught: Stimulus | undefined;
    let at: number;
    try {
      const activity = outside[jobType];
      if (activity === undefined) throw new Error(`Expected an activity for job type ${jobType}, but there is none`);
      const { error: code, variables, ...answer } = await activity(request);
      if (code === undefined) stimulus = { type: 'complete-job', key, attempt, variables };
      else {
        stimulus = { type: 'throw-error', key, code, variables };
        uncaught = failed(`Nobody catches the error ${code} of ${jobType}`);
      }
      at = answer.at;
    } catch (error) {
      if (isCancellation(error)) return;
      stimulus = failed(`${jobType} did not answer`);
      at = 0;
    }
    await this.enqueue({ id, expectedSeq: null, stimulus, ...(uncaught && { uncaught }), now: () => at });
  }
}

function refused(code: string): ApplicationFailure {
  return ApplicationFailure.create({ message: `Refused: ${code}`, type: refusal, nonRetryable: true, details: [code] });
}

function ignoreCancellation(error: unknown): void {
  if (!isCancellation(error)) throw error;
}
