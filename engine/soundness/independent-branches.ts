import { indexPlan, type Node } from '../plan-index.ts';
import type { Program } from '../program.ts';
import type { Run } from '../run/run.ts';
import type { Instance, State } from '../state.ts';
import type { Edge } from './explore.ts';
import { readBy } from './live-variables.ts';

/**
 * Tells when the order of what happens in parallel branches makes no difference, so that one order stands for all: a
 * task that stays among nodes no other token of its scope can reach (a parallel join may receive its token), throws
 * nothing, and shares no variable with anything outside its own branch.
 */
export class IndependentBranches {
  readonly #ahead = new Map<Node, ReadonlySet<Node>>();
  readonly #suitable = new Map<Node, boolean>();
  readonly #program: Program;
  readonly #nodes: readonly Node[];
  /** Things that look at a whole scope or at the order of what happened. */
  readonly #orderMatters: boolean;

  constructor(program: Program) {
    this.#program = program;
    const plans = Object.values(program.plans).map((plan) => indexPlan(plan));
    this.#nodes = plans.flatMap((plan) => [...plan.nodes.values()]);
    this.#orderMatters =
      plans.some((plan) => plan.conditional) ||
      this.#nodes.some(
        (node) =>
          node.plan.forCompensation === true ||
          node.events.some((event) => event.kind === 'compensate') ||
          node.type === 'AdHocSubProcess' ||
          (node.joins && node.type !== 'ParallelGateway'),
      );
  }

  /** Whether it is worth looking at what this instance does first: others work beside it. */
  isCandidate(view: Run, state: State, key: number): boolean {
    const instance = state.instances[key];
    if (this.#orderMatters || !instance || (!instance.task && !instance.job) || instance.counter !== undefined)
      return false;
    return this.#beside(state, instance).length > 0 && this.#isSuitable(view.nodeOf(instance));
  }

  /** Whether what happened in the step concerns nobody else. */
  isPrivate(view: Run, state: State, key: number, edge: Edge): boolean {
    const instance = state.instances[key];
    if (
      !instance ||
      !edge.state.instances[instance.scope] ||
      Object.values(edge.state.instances).some((each) => each.incident)
    )
      return false;
    const own = this.#aheadOf(view.nodeOf(instance));
    const others = this.#beside(state, instance).flatMap((other) => [...this.#aheadOf(view.nodeOf(other))]);
    const reachable = new Set(others);
    for (const { plan, element, to } of edge.transitions) {
      if (to === 'incident') return false;
      if (to !== 'activated') continue;
      const node = edge.view.program.plans[plan] && indexPlan(edge.view.planOf(plan)).nodes.get(element);
      if (!node || !own.has(node) || !isQuiet(node) || (reachable.has(node) && node.type !== 'EndEvent')) return false;
    }
    return true;
  }

  /** Whether the branch ends with the step: of these there can be no circle. */
  isLast(edge: Edge): boolean {
    return edge.transitions.every(
      ({ plan, element, to }) =>
        to !== 'activated' || indexPlan(edge.view.planOf(plan)).nodes.get(element)?.type === 'EndEvent',
    );
  }

  /** Others alive in the scope, and what waits before its joins. */
  #beside(state: State, instance: Instance): Instance[] {
    return Object.values(state.instances).filter(
      (other) => other.scope === instance.scope && other.key !== instance.key,
    );
  }

  /** No variable goes in or out between the branch ahead and the rest of the program. */
  #isSuitable(node: Node): boolean {
    const known = this.#suitable.get(node);
    if (known !== undefined) return known;
    const own = this.#aheadOf(node);
    const rest = this.#nodes.filter((other) => other !== node && !own.has(other));
    const reads = new Set([node, ...own].flatMap((each) => readBy(this.#program, each)));
    const writes = new Set([node, ...own].flatMap(writtenBy));
    const suitable = !rest.some(
      (other) =>
        writtenBy(other).some((name) => reads.has(name)) ||
        readBy(this.#program, other).some((name) => writes.has(name)),
    );
    this.#suitable.set(node, suitable);
    return suitable;
  }

  /** Nodes a token can go on to, up to the joins of its scope, with everything inside them. */
  #aheadOf(start: Node): ReadonlySet<Node> {
    const known = this.#ahead.get(start);
    if (known) return known;
    const found = new Set<Node>();
    const open = [...start.outgoing.map((flow) => flow.target), ...start.boundary];
    for (let node = open.pop(); node; node = open.pop()) {
      if (found.has(node)) continue;
      found.add(node);
      open.push(...node.outgoing.map((flow) => flow.target), ...node.boundary, ...node.children);
    }
    this.#ahead.set(start, found);
    return found;
  }
}

function isQuiet(node: Node): boolean {
  return (
    node.events.every((event) => event.kind === 'timer') &&
    !node.plan.dossier?.freezes &&
    !node.plan.called &&
    node.handlers.length === 0
  );
}

function writtenBy(node: Node): string[] {
  const { dossier, script, decision, outputs, inputs, loop } = node.plan;
  return [
    ...(dossier?.options ? [dossier.resultVariable ?? node.id] : []),
    ...(dossier?.options ?? []).flatMap((option) =>
      option.fields.filter((field) => field.routing).map((field) => field.id),
    ),
    ...(dossier?.message?.fields ?? []).filter((field) => field.routing).map((field) => field.id),
    ...(script ? [script.result] : []),
    ...(decision ? [decision.result] : []),
    ...(loop?.output ? [loop.output.collection] : []),
    ...[...(outputs ?? []), ...(inputs ?? [])].map((mapping) => mapping.target),
  ];
}
