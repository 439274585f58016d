import type { Facts } from '../../engine/facts.ts';
import type { OpenJob } from '../../engine/open-work.ts';
import type { Program } from '../../engine/program.ts';
import type { State } from '../../engine/state.ts';
import { type Effect, type StepResult, step, type Transition } from '../../engine/step.ts';
import type { Stimulus } from '../../engine/stimulus.ts';
import type { HostedInstance, ProcessHost, WorkerAnswer } from './process-host.ts';

/** The engine alone: every step is a call, time is a number. */
export class VirtualHost implements ProcessHost {
  readonly facts: Facts;
  now: number;

  constructor(facts: Facts, now: number) {
    this.facts = facts;
    this.now = now;
  }

  async start(program: Program, first: Stimulus): Promise<HostedInstance | { readonly rejected: string }> {
    const result = step(program, undefined, first, this.now, this.facts);
    return result.ok ? new VirtualInstance(this, program, result) : { rejected: result.rejection.code };
  }

  async passTo(at: number): Promise<void> {
    this.now = Math.max(this.now, at);
  }
}

class VirtualInstance implements HostedInstance {
  readonly program: Program;
  state: State;
  readonly path: Transition[];
  readonly #host: VirtualHost;
  #effects: Effect[];

  constructor(host: VirtualHost, program: Program, begun: StepResult & { ok: true }) {
    this.#host = host;
    this.program = program;
    this.state = begun.state;
    this.path = [...begun.transitions];
    this.#effects = [...begun.effects];
  }

  async send(stimulus: Stimulus): Promise<string> {
    const result = step(this.program, this.state, stimulus, this.#host.now, this.#host.facts);
    if (!result.ok) return result.rejection.code;
    this.state = result.state;
    this.path.push(...result.transitions);
    this.#effects.push(...result.effects);
    return 'ok';
  }

  async taken(): Promise<void> {}

  async answer({ key, attempt }: OpenJob, answer: WorkerAnswer): Promise<void> {
    if ('variables' in answer) await this.send({ type: 'complete-job', key, attempt, variables: answer.variables });
    else if ((await this.send({ type: 'throw-error', key, code: answer.error })) === 'uncaught-error')
      await this.send({ type: 'fail-job', key, attempt, message: `Nobody catches the error ${answer.error}` });
  }

  async ring(): Promise<void> {
    await this.send({ type: 'alarm' });
  }

  takeEffects(): Effect[] {
    const taken = this.#effects;
    this.#effects = [];
    return taken;
  }

  async abandon(): Promise<void> {}
}
