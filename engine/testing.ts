import { compile } from './compile.ts';
import type { Facts } from './facts.ts';
import type { OpenWork } from './open-work.ts';
import type { Plan } from './plan.ts';
import type { Program } from './program.ts';
import type { State } from './state.ts';
import { type Effect, openWork, step, type Transition } from './step.ts';
import type { Stimulus, Variables } from './stimulus.ts';

/** What tests of the engine share: short BPMN, a calendar, and a process instance to talk to. */

export const testFacts: Facts = {
  hash: 'test',
  calendar: {
    version: 'test',
    daysOff: { '2026-11-24': 'Ngày Văn hóa Việt Nam' },
    daysWorked: {},
    hours: {
      '*': {
        weekday: [
          [420, 690],
          [810, 1020],
        ],
        saturday: [],
      },
    },
    years: { 2026: 'decided', 2027: 'provisional' },
  },
};

/** Monday 23 November 2026, 08:00 in Hà Nội. */
export const monday = Date.parse('2026-11-23T08:00:00+07:00');

/** Wraps process content (or several processes) into a whole file. */
export function bpmn(content: string, roots = ''): string {
  const body = content.includes('<process') ? content : `<process id="p" isExecutable="true">${content}</process>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:tthc="https://motcua.vn/schema/tthc/1.0"
  id="d" targetNamespace="https://motcua.vn/test">${roots}${body}</definitions>`;
}

/** `flow('a b c')` draws a → b → c; `a?x>1:b` puts a condition on the flow. */
export function flows(...chains: string[]): string {
  return chains
    .map((chain) =>
      chain
        .split(' ')
        .map((id, index, ids) => {
          if (index === 0) return '';
          return `<sequenceFlow id="f_${ids[index - 1]}_${id}" sourceRef="${ids[index - 1]}" targetRef="${id}"/>`;
        })
        .join(''),
    )
    .join('');
}

/** A flow with a FEEL condition. */
export function conditional(source: string, target: string, condition: string): string {
  return `<sequenceFlow id="f_${source}_${target}" sourceRef="${source}" targetRef="${target}"><conditionExpression xsi:type="tFormalExpression">=${condition.replace(/</g, '&lt;')}</conditionExpression></sequenceFlow>`;
}

export async function planOf(xml: string): Promise<Plan> {
  const result = await compile(xml);
  if (!result.ok)
    throw new Error(
      result.problems.map((problem) => `${problem.element}: ${problem.rule}: ${problem.reason.en}`).join('\n'),
    );
  return result.plan;
}

/** A process instance under test. Its state goes through JSON after every step, so nothing else can carry it. */
export class TestInstance {
  readonly program: Program;
  state: State | undefined;
  now = monday;
  readonly transitions: Transition[] = [];
  readonly effects: Effect[] = [];

  constructor(program: Program) {
    this.program = program;
  }

  static async of(
    xml: string,
    process?: string,
    more: Record<string, Plan> = {},
    bindings: Program['bindings'] = {},
  ): Promise<TestInstance> {
    const plan = await planOf(xml);
    return new TestInstance({
      entry: { plan: plan.hash, process: process ?? plan.processes[0] ?? '' },
      plans: { [plan.hash]: plan, ...more },
      bindings,
    });
  }

  send(stimulus: Stimulus): string {
    const before = JSON.stringify(this.state);
    const result = step(this.program, this.state, stimulus, this.now, testFacts);
    if (JSON.stringify(this.state) !== before)
      throw new Error('Expected the step to leave its argument alone but it changed it');
    if (!result.ok) return result.rejection.code;
    this.state = JSON.parse(JSON.stringify(result.state));
    this.transitions.push(...result.transitions);
    this.effects.push(...result.effects);
    return 'ok';
  }

  start(variables: Variables = {}): this {
    this.expectOk(this.send({ type: 'start', variables }));
    return this;
  }

  get work(): OpenWork {
    if (!this.state) throw new Error('Expected a started process but it has not started');
    return openWork(this.program, this.state);
  }

  /** Elements of open tasks and jobs, sorted. */
  get waiting(): string[] {
    return [...this.work.tasks, ...this.work.jobs].map((open) => open.element).sort();
  }

  get ended(): readonly string[] | undefined {
    return this.work.ended?.elements;
  }

  /** Completes one open task or job of the element. */
  complete(element: string, variables: Variables = {}, action?: string): this {
    const task = this.work.tasks.find((open) => open.element === element);
    const job = this.work.jobs.find((open) => open.element === element);
    if (task)
      this.expectOk(
        this.send({ type: 'complete-task', key: task.key, variables, ...(action !== undefined && { action }) }),
      );
    else if (job) this.expectOk(this.send({ type: 'complete-job', key: job.key, attempt: job.attempt, variables }));
    else throw new Error(`Expected ${element} to be open but only ${this.waiting.join(', ')} is`);
    return this;
  }

  keyOf(element: string): number {
    const { tasks, jobs, incidents, subscriptions } = this.work;
    const found = [...tasks, ...jobs, ...incidents, ...subscriptions].find((open) => open.element === element);
    if (!found) throw new Error(`Expected ${element} to be open but it is not`);
    return found.key;
  }

  message(name: string, variables: Variables = {}, correlationKey?: string): string {
    return this.send({ type: 'message', name, variables, ...(correlationKey !== undefined && { correlationKey }) });
  }

  /** Lets time pass and fires what is due then. */
  pass(milliseconds: number): string {
    this.now += milliseconds;
    return this.send({ type: 'alarm' });
  }

  /** Ids of the elements in the order in which they reached this point. */
  trace(to: Transition['to']): string[] {
    return this.transitions.filter((transition) => transition.to === to).map((transition) => transition.element);
  }

  private expectOk(outcome: string): void {
    if (outcome !== 'ok') throw new Error(`Expected the step to be accepted but it was rejected: ${outcome}`);
  }
}
