import { startsOf } from '../../engine/describe.ts';
import type { Facts } from '../../engine/facts.ts';
import { parseCycle, parseDuration, parseInstant } from '../../engine/feel/time.ts';
import type { OpenJob } from '../../engine/open-work.ts';
import type { Plan } from '../../engine/plan.ts';
import type { Program } from '../../engine/program.ts';
import type { State } from '../../engine/state.ts';
import { type Effect, openWork, step } from '../../engine/step.ts';
import type { Stimulus, Variables } from '../../engine/stimulus.ts';

interface Running {
  readonly program: Program;
  state: State;
  failed: boolean;
}

interface Appointment {
  readonly at: number;
  readonly keep: () => void;
}

/** How far virtual time goes: everything in the suite is over within minutes. */
const horizon = 3_600_000;
const maximumSteps = 20_000;

/**
 * All instances of a file's processes, in virtual time: does the jobs their scripts ask for, carries messages and
 * signals between them, and logs what the suite looks at.
 */
export class VirtualWorld {
  readonly log: string[] = [];
  readonly #plan: Plan;
  readonly #facts: Facts;
  readonly #input: Variables;
  readonly #instances: Running[] = [];
  readonly #appointments: Appointment[] = [];
  readonly #messages: Extract<Effect, { type: 'send-message' }>[] = [];
  readonly #begun = new Set<string>();
  readonly #intervals = new Map<string, readonly [number, number]>();
  #now = 0;
  #steps = 0;

  constructor(plan: Plan, facts: Facts, input: Variables) {
    this.#plan = plan;
    this.#facts = facts;
    this.#input = input;
  }

  /** The process of the test's own name, else the first that can be started as it is. */
  ownProcess(testName: string): string {
    if (this.#plan.processes.includes(testName)) return testName;
    const startable = this.#plan.processes.find(
      (process) => !startsOf(this.#plan).some((start) => start.process === process && start.kind !== 'none'),
    );
    return startable ?? this.#plan.processes[0] ?? '';
  }

  start(process: string, stimulus: Stimulus = { type: 'start', variables: this.#input }): void {
    const program: Program = {
      entry: { plan: this.#plan.hash, process },
      plans: { [this.#plan.hash]: this.#plan },
      bindings: {},
    };
    const result = step(program, undefined, stimulus, this.#now, this.#facts);
    if (!result.ok) {
      if (result.rejection.code !== 'no-start') this.log.push('ERROR_runtime');
      else if (stimulus.type === 'start') this.#startByTimer(process);
      return;
    }
    const running: Running = { program, state: result.state, failed: false };
    this.#instances.push(running);
    this.#observe(running, result.effects);
    if (stimulus.type !== 'start') this.#send(running, { type: 'set-variables', variables: this.#input });
  }

  /** A process that begins at a date of its own. */
  #startByTimer(process: string): void {
    const timer = Object.values(this.#plan.elements)
      .find((element) => element.scope === process && element.type === 'StartEvent')
      ?.events?.find((event) => event.kind === 'timer');
    if (timer?.kind !== 'timer') return;
    const cycle = timer.cycle === undefined ? undefined : parseCycle(timer.cycle);
    const interval = cycle?.interval ?? (timer.duration === undefined ? undefined : parseDuration(timer.duration));
    const first = timer.date === undefined ? undefined : parseInstant(timer.date);
    const times = cycle && cycle.repeats > 0 ? cycle.repeats : 1;
    for (let time = 1; time <= times; time += 1) {
      this.#appointments.push({
        at: this.#now + (interval ? time * interval.milliseconds : Math.max(0, (first ?? 0) - this.#now)),
        keep: () => this.start(process, { type: 'alarm' }),
      });
    }
  }

  /** Until nothing is left to do. */
  run(): void {
    while (this.#steps < maximumSteps && (this.#work() || this.#wait()));
    if (this.#overlap()) this.log.push('EXECUTION_parallel');
  }

  /** Does one thing that can be done now. */
  #work(): boolean {
    for (const message of this.#messages) {
      if (!this.#deliver(message)) continue;
      this.#messages.splice(this.#messages.indexOf(message), 1);
      return true;
    }
    for (const [index, running] of this.#instances.entries()) {
      if (running.failed) continue;
      for (const job of openWork(running.program, running.state).jobs) {
        const id = `${index}.${job.key}.${job.attempt}`;
        if (this.#begun.has(id)) continue;
        this.#begun.add(id);
        this.#perform(running, job);
        return true;
      }
    }
    return false;
  }

  /** Lets time pass to the next thing that happens. */
  #wait(): boolean {
    const alarms = this.#instances.flatMap((running) => {
      const at = running.failed ? undefined : openWork(running.program, running.state).alarmAt;
      return at === undefined ? [] : [{ at, keep: () => void this.#send(running, { type: 'alarm' }) }];
    });
    const next = [...this.#appointments, ...alarms].sort((a, b) => a.at - b.at)[0];
    if (!next || next.at > horizon) return false;
    this.#now = Math.max(this.#now, next.at);
    const kept = this.#appointments.indexOf(next);
    if (kept >= 0) this.#appointments.splice(kept, 1);
    next.keep();
    return true;
  }

  #perform(running: Running, job: OpenJob): void {
    const complete = (variables: Variables = {}) =>
      void this.#send(running, { type: 'complete-job', key: job.key, attempt: job.attempt, variables });
    const verb = (job.headers['script'] ?? '').trim();
    const integer = Number(job.inputs['integerVariable'] ?? 0);
    const later = (milliseconds: number) =>
      this.#appointments.push({ at: this.#now + milliseconds, keep: () => complete() });
    if (/^SCRIPT_task\d$/.test(verb)) this.log.push(verb);
    if (verb === 'CREATE_MARKER_FILE' && !this.log.includes('MARKER_exists')) this.log.push('MARKER_exists');
    if (verb === 'INCREMENT_INTEGER_VARIABLE_AND_LOG') this.log.push('INCREMENT_correct');
    if (verb === 'LOG_DATA' && Object.values(job.inputs).includes('String')) this.log.push('DATA_correct');
    const timestamp = /^CREATE_TIMESTAMP_LOG_\d$/.test(verb);
    if (timestamp) this.#intervals.set(verb, [this.#now, this.#now + 10_000]);
    if (verb === 'WAIT_TEN_SECONDS' || timestamp) later(10_000);
    else if (verb === 'THROW_ERROR') this.#throwError(running, job);
    else if (verb === 'SET_STRING_DATA') complete(this.#everyDataTarget(job));
    else if (verb.startsWith('INCREMENT_INTEGER_VARIABLE')) complete({ integerVariable: integer + 1 });
    else complete();
  }

  #throwError(running: Running, job: OpenJob): void {
    const outcome = this.#send(running, { type: 'throw-error', key: job.key, code: 'ERR_CODE' });
    if (outcome !== 'uncaught-error') return;
    this.log.push('ERROR_thrownErrorEvent');
    running.failed = true;
  }

  /** The string under every name the element can write it by. */
  #everyDataTarget(job: OpenJob): Variables {
    const names = (this.#plan.elements[job.element]?.outputs ?? []).flatMap((output) => output.variable ?? []);
    return Object.fromEntries([...names, 'data'].map((name) => [name, 'String']));
  }

  /** To somebody who waits, else to a process that it starts. */
  #deliver(message: Extract<Effect, { type: 'send-message' }>): boolean {
    const stimulus: Stimulus = {
      type: 'message',
      name: message.name,
      variables: message.variables,
      ...(message.correlationKey !== undefined && { correlationKey: message.correlationKey }),
    };
    if (this.#instances.some((running) => !running.failed && this.#send(running, stimulus) === 'ok')) return true;
    const start = startsOf(this.#plan).find(
      (candidate) => candidate.kind === 'message' && candidate.name === message.name,
    );
    if (start) this.start(start.process, stimulus);
    return start !== undefined;
  }

  #broadcast(from: Running, signal: Extract<Effect, { type: 'broadcast-signal' }>): void {
    const stimulus: Stimulus = { type: 'signal', name: signal.name, variables: signal.variables };
    for (const running of [...this.#instances]) if (running !== from && !running.failed) this.#send(running, stimulus);
    for (const start of startsOf(this.#plan))
      if (start.kind === 'signal' && start.name === signal.name) this.start(start.process, stimulus);
  }

  #send(running: Running, stimulus: Stimulus): string {
    this.#steps += 1;
    const result = step(running.program, running.state, stimulus, this.#now, this.#facts);
    if (!result.ok) return result.rejection.code;
    running.state = result.state;
    this.#observe(running, result.effects);
    return 'ok';
  }

  #observe(running: Running, effects: readonly Effect[]): void {
    for (const incident of openWork(running.program, running.state).incidents) {
      if (running.failed) break;
      running.failed = true;
      this.log.push(errorLines[incident.code] ?? 'ERROR_runtime');
    }
    for (const effect of effects) {
      if (effect.type === 'send-message') this.#messages.push(effect);
      else if (effect.type === 'broadcast-signal') this.#broadcast(running, effect);
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
