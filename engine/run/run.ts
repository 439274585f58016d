import { evaluateDecision } from '../dmn/evaluate-decision.ts';
import type { Facts } from '../facts.ts';
import { evaluateFeel } from '../feel/evaluate.ts';
import type { Feel, Value } from '../plan.ts';
import type { Flow, Node, PlanIndex } from '../plan-index.ts';
import { indexPlan } from '../plan-index.ts';
import type { Program } from '../program.ts';
import type { Instance, State } from '../state.ts';
import type { Effect, Transition } from '../step.ts';
import type { JsonValue, Variables } from '../stimulus.ts';
import { Draft } from './draft.ts';
import { Failure } from './failure.ts';
import { contextOf } from './variables.ts';

/** Work that follows from work already done, in order. */
export type Command =
  /** A token arrives at a node of a scope; it is already counted there. */
  | { readonly do: 'enter'; readonly scope: number; readonly node: Node; readonly flow: Flow | undefined }
  | { readonly do: 'activate'; readonly key: number }
  | { readonly do: 'complete'; readonly key: number }
  /** The scope may be done. */
  | { readonly do: 'check'; readonly key: number }
  /** Something inside the scope was done: an ad-hoc sub-process looks at its completion condition. */
  | { readonly do: 'reconsider'; readonly key: number }
  /** The activation conditions of the scope's complex gateways are asked again. */
  | { readonly do: 'rejoin'; readonly key: number }
  /** A compensation activity of the scope is gone, by an event on its boundary: what else is to be undone goes on. */
  | { readonly do: 'undone'; readonly key: number; readonly scope: number }
  /** What this instance froze in its scope goes on. */
  | { readonly do: 'thaw'; readonly key: number; readonly scope: number };

/** Thrown events, handed over when nothing else is left to do: whoever waits then, gets them. */
export interface Delivery {
  readonly kind: 'message' | 'signal';
  readonly name: string;
  readonly correlationKey: string | undefined;
  /** Of a message that has a life-time. */
  readonly expiresAt?: number;
  readonly variables: Variables;
  readonly element: string;
  readonly key: number;
}

/** One step at work: what it reads, its draft of the state, what it did so far and what is left to do. */
export class Run {
  readonly program: Program;
  readonly draft: Draft;
  readonly now: number;
  readonly facts: Facts;
  readonly transitions: Transition[] = [];
  readonly effects: Effect[] = [];
  readonly deliveries: Delivery[] = [];
  /** Variables changed since conditions were last looked at. */
  variablesChanged = false;
  /** Variables of the root process, once it has ended. */
  result: Variables | undefined;
  #queue: Command[] = [];
  #head = 0;
  #activations = 0;
  readonly #indexes = new Map<number, PlanIndex>();

  constructor(program: Program, state: State | undefined, now: number, facts: Facts) {
    this.program = program;
    this.draft = new Draft(state);
    this.now = now;
    this.facts = facts;
  }

  push(command: Command): void {
    this.#queue.push(command);
  }

  shift(): Command | undefined {
    const command = this.#queue[this.#head];
    if (command === undefined) {
      this.#queue = [];
      this.#head = 0;
      return undefined;
    }
    this.#head += 1;
    return command;
  }

  /** Forgets the tokens under way inside a scope that is being interrupted. */
  dropTokens(scope: number): void {
    this.#queue = this.#queue.slice(this.#head).filter((command) => command.do !== 'enter' || command.scope !== scope);
    this.#head = 0;
  }

  /** Counts an activation; a step that makes too many runs in circles without ever waiting. */
  countActivation(): void {
    this.#activations += 1;
    if (this.#activations > maximumActivations)
      throw new Failure(
        'endless-loop',
        `Expected the process to wait at some point but it went through ${maximumActivations} elements in one step`,
      );
  }

  get activations(): number {
    return this.#activations;
  }

  indexOf(instance: Instance): PlanIndex {
    const known = this.#indexes.get(instance.key);
    if (known) return known;
    const found =
      instance.plan === undefined
        ? this.indexOf(this.draft.get(instance.scope))
        : indexPlan(this.planOf(instance.plan));
    this.#indexes.set(instance.key, found);
    return found;
  }

  nodeOf(instance: Instance): Node {
    return this.nodeIn(instance, instance.element);
  }

  /** The node with this id in the plan that the instance runs. */
  nodeIn(instance: Instance, id: string): Node {
    const node = this.indexOf(instance).nodes.get(id);
    if (!node)
      throw new Error(`Expected element ${id} in plan ${this.indexOf(instance).plan.hash} but it is not there`);
    return node;
  }

  planOf(hash: string) {
    const plan = this.program.plans[hash];
    if (!plan) throw new Error(`Expected plan ${hash} in the program but it is not there`);
    return plan;
  }

  record(node: Node, key: number, to: Transition['to']): void {
    this.transitions.push({ plan: node.hash, element: node.id, key, to });
  }

  /** Value of a FEEL expression in the instance's scope. A fault becomes an incident there. */
  evaluate(expression: Feel, key: number, extra?: Readonly<Record<string, JsonValue>>): JsonValue {
    const result = evaluateFeel(expression, contextOf(this, key, extra), this);
    if (!result.ok) throw new Failure('feel', result.message);
    return result.value;
  }

  /** Result of a decision of the instance's plan, on the variables of its scope. A fault becomes an incident there. */
  decide(decision: string, key: number): JsonValue {
    const { plan } = this.indexOf(this.draft.get(key));
    const result = evaluateDecision(plan.decisions ?? {}, decision, contextOf(this, key), this);
    if (!result.ok) throw new Failure('decision', result.message);
    return result.value;
  }

  /** True or false; anything else is a fault. */
  test(expression: Feel, key: number, extra?: Readonly<Record<string, JsonValue>>): boolean {
    const value = this.evaluate(expression, key, extra);
    if (typeof value !== 'boolean')
      throw new Failure(
        'feel',
        `Expected true or false but found ${JSON.stringify(value)} as the value of “${expression}”`,
      );
    return value;
  }

  /** A text as it stands, or the value of the expression it holds. */
  value(text: Value, key: number): JsonValue {
    return text.startsWith('=') ? this.evaluate(text.slice(1), key) : text;
  }

  text(text: Value, key: number): string {
    const value = this.value(text, key);
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
    throw new Failure('feel', `Expected a text but found ${JSON.stringify(value)} as the value of “${text}”`);
  }
}

const maximumActivations = 10_000;
