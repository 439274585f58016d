import { startsOf } from '../../engine/describe.ts';
import { parseCycle, parseDuration, parseInstant } from '../../engine/feel/time.ts';
import type { OpenJob } from '../../engine/open-work.ts';
import type { Plan } from '../../engine/plan.ts';
import type { Program } from '../../engine/program.ts';
import { type Effect, openWork } from '../../engine/step.ts';
import type { Stimulus, Variables } from '../../engine/stimulus.ts';
import type { HostedInstance, ProcessHost, WorkerAnswer } from './process-host.ts';

interface Running {
  readonly instance: HostedInstance;
  failed: boolean;
}

interface Appointment {
  readonly at: number;
  readonly keep: () => Promise<void>;
}

/** How far time goes: everything in the suite is over within minutes. */
const horizon = 3_600_000;
const maximumSteps = 20_000;

/**
 * All instances of a file's processes, on one host: does the jobs their scripts ask for, carries messages and signals
 * between them, and logs what the suite looks at. It does one thing at a time, and lets time pass only when nothing is
 * left to do: so that every host is led the same way.
 */
export class VerbWorld {
  readonly log: string[] = [];
  readonly #plan: Plan;
  readonly #host: ProcessHost;
  readonly #input: Variables;
  readonly #end: number;
  readonly #instances: Running[] = [];
  readonly #appointments: Appointment[] = [];
  readonly #messages: Extract<Effect, { type: 'send-message' }>[] = [];
  readonly #begun = new Set<string>();
  /** Jobs that ended with an error. */
  readonly #thrown = new Set<string>();
  readonly #intervals = new Map<string, readonly [number, number]>();
  #steps = 0;

  constructor(plan: Plan, host: ProcessHost, input: Variables) {
    this.#plan = plan;
    this.#host = host;
    this.#input = input;
    this.#end = host.now + horizon;
  }

  /** The process of the test's own name, else the first that can be started as it is. */
  ownProcess(testName: string): string {
    if (this.#plan.processes.includes(testName)) return testName;
    const startable = this.#plan.processes.find(
      (process) => !startsOf(this.#plan).some((start) => start.process === process && start.kind !== 'none'),
    );
    return startable ?? this.#plan.processes[0] ?? '';
  }

  /** Starts an instance; by itself, one for each start event without trigger that the process has. */
  async start(process: string): Promise<void> {
    const starts = startsOf(this.#plan).filter((start) => start.process === process && start.kind === 'none');
    if (starts.length < 2) await this.#begin(process, { type: 'start', variables: this.#input });
    else
      for (const { element } of starts) await this.#begin(process, { type: 'start', element, variables: this.#input });
  }

  async #begin(process: string, stimulus: Stimulus): Promise<void> {
    const program: Program = {
      entry: { plan: this.#plan.hash, process },
      plans: { [this.#plan.hash]: this.#plan },
      bindings: {},
    };
    const instance = await this.#host.start(program, stimulus);
    if ('rejected' in instance) {
      if (instance.rejected !== 'no-start') this.log.push('ERROR_runtime');
      else if (stimulus.type === 'start') this.#startByTimer(process);
      return;
    }
    const running: Running = { instance, failed: false };
    this.#instances.push(running);
    await this.#observe(running);
    if (stimulus.type !== 'start') await this.#send(running, { type: 'set-variables', variables: this.#input });
  }

  /** A process that begins at a date of its own. */
  #startByTimer(process: string): void {
    const timer = Object.values(this.#plan.elements)
      .find((element) => element.scope === process && element.type === 'StartEvent')
      ?.events?.find((event) => event.kind === 'timer');
    if (timer?.kind !== 'timer') return;
    const { now } = this.#host;
    const cycle = timer.cycle === undefined ? undefined : parseCycle(timer.cycle);
    const interval = cycle?.interval ?? (timer.duration === undefined ? undefined : parseDuration(timer.duration));
    const first = timer.date === undefined ? undefined : parseInstant(timer.date);
    const times = cycle && cycle.repeats > 0 ? cycle.repeats : 1;
    for (let time = 1; time <= times; time += 1) {
      this.#appointments.push({
        at: now + (interval ? time * interval.milliseconds : Math.max(0, (first ?? 0) - now)),
        keep: () => this.#begin(process, { type: 'alarm' }),
      });
    }
  }

  /** What each instance did, in the order in which they began: every element with what became of it. */
  get paths(): string[][] {
    return this.#instances.map(({ instance }) => instance.path.map(({ to, element }) => `${to} ${element}`));
  }

  /** Until nothing is left to do. */
  async run(): Promise<void> {
    while (this.#steps < maximumSteps && ((await this.#work()) || (await this.#wait())));
    if (this.#overlap()) this.log.push('EXECUTION_parallel');
    for (const { instance } of this.#instances) await instance.abandon();
  }

  /** Does one thing that can be done now. */
  async #work(): Promise<boolean> {
    for (const message of this.#messages) {
      if (!(await this.#deliver(message))) continue;
      this.#messages.splice(this.#messages.indexOf(message), 1);
      return true;
    }
    for (const [index, running] of this.#instances.entries()) {
      if (running.failed) continue;
      for (const job of openWork(running.instance.program, running.instance.state).jobs) {
        const id = `${index}.${job.key}.${job.attempt}`;
        if (job.frozen || this.#begun.has(id)) continue;
        this.#begun.add(id);
        await running.instance.taken(job);
        await this.#perform(running, job, id);
        return true;
      }
    }
    return false;
  }

  /** Lets time pass to the next thing that happens. */
  async #wait(): Promise<boolean> {
    const alarms = this.#instances.flatMap((running): Appointment[] => {
      const at = running.failed ? undefined : openWork(running.instance.program, running.instance.state).alarmAt;
      return at === undefined ? [] : [{ at, keep: () => this.#ring(running) }];
    });
    const next = [...this.#appointments, ...alarms].sort((a, b) => a.at - b.at)[0];
    if (!next || next.at > this.#end) return false;
    await this.#host.passTo(next.at);
    const kept = this.#appointments.indexOf(next);
    if (kept >= 0) this.#appointments.splice(kept, 1);
    await next.keep();
    return true;
  }

  async #ring(running: Running): Promise<void> {
    this.#steps += 1;
    await running.instance.ring();
    for (const each of [...this.#instances]) await this.#observe(each);
  }

  async #perform(running: Running, job: OpenJob, id: string): Promise<void> {
    const { now } = this.#host;
    const answer = async (given: WorkerAnswer) => {
      if (running.failed) return;
      this.#steps += 1;
      await running.instance.answer(job, given);
      await this.#observe(running);
    };
    const complete = (variables: Variables = {}) => answer({ variables });
    const verb = (job.headers['script'] ?? '').trim();
    const integer = Number(job.inputs['integerVariable'] ?? 0);
    if (/^SCRIPT_task\d$/.test(verb)) this.log.push(verb);
    if (verb === 'CREATE_MARKER_FILE' && !this.log.includes('MARKER_exists')) this.log.push('MARKER_exists');
    if (verb === 'INCREMENT_INTEGER_VARIABLE_AND_LOG') this.log.push('INCREMENT_correct');
    if (verb === 'LOG_DATA' && Object.values(job.inputs).includes('String')) this.log.push('DATA_correct');
    const timestamp = /^CREATE_TIMESTAMP_LOG_\d$/.test(verb);
    if (timestamp) this.#intervals.set(verb, [now, now + 10_000]);
    if (verb === 'WAIT_TEN_SECONDS' || timestamp) this.#appointments.push({ at: now + 10_000, keep: complete });
    else if (verb === 'THROW_ERROR') {
      this.#thrown.add(id);
      await answer({ error: 'ERR_CODE' });
    } else if (verb === 'SET_STRING_DATA') await complete(this.#everyDataTarget(job));
    else if (verb.startsWith('INCREMENT_INTEGER_VARIABLE')) await complete({ integerVariable: integer + 1 });
    else await complete();
  }

  /** The string under every name the element can write it by. */
  #everyDataTarget(job: OpenJob): Variables {
    const names = (this.#plan.elements[job.element]?.outputs ?? []).flatMap((output) => output.variable ?? []);
    return Object.fromEntries([...names, 'data'].map((name) => [name, 'String']));
  }

  /** To somebody who waits, else to a process that it starts. */
  async #deliver(message: Extract<Effect, { type: 'send-message' }>): Promise<boolean> {
    const stimulus: Stimulus = {
      type: 'message',
      name: message.name,
      variables: message.variables,
      ...(message.correlationKey !== undefined && { correlationKey: message.correlationKey }),
    };
    for (const running of this.#instances)
      if (!running.failed && (await this.#send(running, stimulus)) === 'ok') return true;
    const start = startsOf(this.#plan).find(
      (candidate) => candidate.kind === 'message' && candidate.name === message.name,
    );
    if (start) await this.#begin(start.process, stimulus);
    return start !== undefined;
  }

  async #broadcast(from: Running, signal: Extract<Effect, { type: 'broadcast-signal' }>): Promise<void> {
    const stimulus: Stimulus = { type: 'signal', name: signal.name, variables: signal.variables };
    for (const running of [...this.#instances])
      if (running !== from && !running.failed) await this.#send(running, stimulus);
    for (const start of startsOf(this.#plan))
      if (start.kind === 'signal' && start.name === signal.name) await this.#begin(start.process, stimulus);
  }

  async #send(running: Running, stimulus: Stimulus): Promise<string> {
    this.#steps += 1;
    const outcome = await running.instance.send(stimulus);
    if (outcome === 'ok') await this.#observe(running);
    return outcome;
  }

  async #observe(running: Running): Promise<void> {
    const { instance } = running;
    const effects = instance.takeEffects();
    const [incident] = openWork(instance.program, instance.state).incidents;
    if (incident && !running.failed) {
      running.failed = true;
      const thrown = [...this.#thrown].some((id) =>
        id.startsWith(`${this.#instances.indexOf(running)}.${incident.key}.`),
      );
      this.log.push(thrown ? 'ERROR_thrownErrorEvent' : (errorLines[incident.code] ?? 'ERROR_runtime'));
      await instance.abandon();
    }
    for (const effect of effects) {
      if (effect.type === 'send-message') this.#messages.push(effect);
      else if (effect.type === 'broadcast-signal') await this.#broadcast(running, effect);
      else this.log.push('ERROR_thrownEscalationEvent');
    }
  }

  #overlap(): boolean {
    const [first, second] = [...this.#intervals.values()];
    return first !== undefined && second !== undefined && first[0] < second[1] && second[0] < first[1];
  }
}

const errorLines: Readonly<Record<string, string>> = {
  'uncaught-error': 'ERROR_thrownErrorEvent',
  'uncaught-cancel': 'ERROR_processAborted',
};
