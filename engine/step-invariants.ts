import { indexPlan, type Node } from './plan-index.ts';
import type { Program } from './program.ts';
import type { State } from './state.ts';
import type { Transition } from './step.ts';

/**
 * What holds of every step, whatever the process, between the state it began with and the one it led to: tokens are
 * neither made nor lost, and nothing is ended without a cause that the diagram shows. Each breach is a sentence.
 */
export function findStepBreaches(
  program: Program,
  before: State | undefined,
  transitions: readonly Transition[],
  after: State,
): string[] {
  const tally = tallyOf(transitions);
  const [waited, waiting] = [tokensBeforeJoins(program, before), tokensBeforeJoins(program, after)];
  const disturbed = transitions.some(({ to }) => to === 'terminated') || Object.keys(after.instances).length === 0;
  return Object.entries(program.plans)
    .flatMap(([hash, plan]) => {
      const nodes = [...indexPlan(plan).nodes.values()];
      const step: Step = {
        count: (to, element) => tally.get(`${hash} ${to} ${element}`) ?? 0,
        consumed: (flow, join) => {
          const id = `${hash} ${join} ${flow}`;
          return (tally.get(`${hash} taken ${flow}`) ?? 0) + (waited.get(id) ?? 0) - (waiting.get(id) ?? 0);
        },
        disturbed: disturbed || nodes.some((node) => endsOthers(node) && tally.has(`${hash} completed ${node.id}`)),
        compensates: nodes.some((node) =>
          node.events.some((event) => event.kind === 'compensate' || event.kind === 'cancel'),
        ),
      };
      return nodes.flatMap((node) => [...arrivals(step, node), ...causes(program, step, node, after)]);
    })
    .concat(departures(program, transitions));
}

/**
 * What holds of a whole life: nothing is undone more often than it was done. (`pairs` of diverging and converging
 * gateways that belong together: the second is not passed more often than the first.)
 */
export function findLifeBreaches(
  program: Program,
  transitions: readonly Transition[],
  pairs: readonly { readonly split: string; readonly join: string }[] = [],
): string[] {
  const tally = tallyOf(transitions);
  const breaches: string[] = [];
  for (const [hash, plan] of Object.entries(program.plans)) {
    const count = (to: Transition['to'], element: string) => tally.get(`${hash} ${to} ${element}`) ?? 0;
    for (const node of indexPlan(plan).nodes.values()) {
      const [done, undo] = [count('completed', node.id), undoerOf(node)];
      if (undo !== undefined && count('activated', undo) > done)
        breaches.push(`${node.id} was done ${done} times but undone ${count('activated', undo)} times`);
    }
    for (const { split, join } of pairs)
      if (hash === program.entry.plan && count('activated', join) > count('completed', split))
        breaches.push(`${join} fired ${count('activated', join)} times but ${split} only ${count('completed', split)}`);
  }
  return breaches;
}

/** What a step did in one plan. */
interface Step {
  readonly count: (to: Transition['to'], element: string) => number;
  /** Tokens of a flow that were used up: taken now or waiting before, and not waiting any more. */
  readonly consumed: (flow: string, join: string) => number;
  /** Something was ended from outside: tokens on the way there are gone. */
  readonly disturbed: boolean;
  readonly compensates: boolean;
}

function tallyOf(transitions: readonly Transition[]): ReadonlyMap<string, number> {
  const tally = new Map<string, number>();
  for (const { plan, to, element } of transitions) {
    const id = `${plan} ${to} ${element}`;
    tally.set(id, (tally.get(id) ?? 0) + 1);
  }
  return tally;
}

function tokensBeforeJoins(program: Program, state: State | undefined): ReadonlyMap<string, number> {
  const tokens = new Map<string, number>();
  for (const instance of Object.values(state?.instances ?? {})) {
    let at = instance;
    while (at.plan === undefined && state?.instances[at.scope]) at = state.instances[at.scope] ?? at;
    for (const [join, flows] of Object.entries(instance.joins ?? {}))
      for (const [flow, number] of Object.entries(flows)) {
        const id = `${at.plan ?? program.entry.plan} ${join} ${flow}`;
        tokens.set(id, (tokens.get(id) ?? 0) + number);
      }
  }
  return tokens;
}

/** Ends other things in its scope, or leaves it to somebody who does. */
function endsOthers(node: Node): boolean {
  return (
    node.type === 'EndEvent' &&
    node.events.some((event) => ['terminate', 'cancel', 'error', 'escalation'].includes(event.kind))
  );
}

/** Every token that arrives makes one instance, or as many as the node needs make one. */
function arrivals(step: Step, node: Node): string[] {
  if (node.incoming.length === 0 || node.plan.loop || beginsOtherwise(step, node)) return [];
  const entered = step.count('activated', node.id);
  const used = node.incoming.map((flow) => step.consumed(flow.id, node.id));
  const total = used.reduce((sum, tokens) => sum + tokens, 0);
  const restarted = step.count('terminated', node.id);
  const tell = (what: string) => [`${node.id} was entered ${entered} times with ${what}`];
  if (node.type === 'ParallelGateway' && node.joins) {
    if (used.some((tokens) => tokens < entered)) return tell(`only ${used} tokens on its flows`);
    return !step.disturbed && used.some((tokens) => tokens !== entered) ? tell(`${used} tokens on its flows`) : [];
  }
  if (node.joins && !node.isActivity) {
    if (total < entered) return tell(`only ${total} tokens`);
    return !step.disturbed && used.some((tokens) => tokens > entered) ? tell(`${used} tokens on its flows`) : [];
  }
  const needed = entered * (node.plan.startQuantity ?? 1);
  if (needed > total + restarted) return tell(`only ${total} tokens`);
  return !step.disturbed && needed < total ? tell(`${total} tokens`) : [];
}

/** What is not only entered by its flows: what an event starts, and what lives again to be compensated. */
function beginsOtherwise(step: Step, node: Node): boolean {
  const behindStart = node.incoming.some((flow) => flow.source.plan.instantiate);
  const revived =
    step.compensates && ['SubProcess', 'Transaction', 'AdHocSubProcess', 'CallActivity'].includes(node.type);
  return behindStart || revived || node.scope?.type === 'AdHocSubProcess';
}

/** Whatever completes leaves over the flows that its kind leaves by. */
function departures(program: Program, transitions: readonly Transition[]): string[] {
  const taken = new Map<string, number>();
  for (const { to, key, element } of transitions)
    if (to === 'taken') taken.set(`${key} ${element}`, (taken.get(`${key} ${element}`) ?? 0) + 1);
  return transitions.flatMap(({ plan, element, key, to }) => {
    const found = program.plans[plan];
    const node = found && indexPlan(found).nodes.get(element);
    if (to !== 'completed' || !node || node.outgoing.length === 0 || node.plan.loop) return [];
    const numbers = node.outgoing.map((flow) => taken.get(`${key} ${flow.id}`) ?? 0);
    const total = numbers.reduce((sum, number) => sum + number, 0);
    const each = node.plan.completionQuantity ?? 1;
    const tell = () => [`${element} ${key} completed but took its flows ${numbers} times`];
    if (node.plan.parallelStart) return numbers.every((number) => number === 1) ? [] : tell();
    if (node.type === 'ExclusiveGateway' || node.type === 'EventBasedGateway') return total === 1 ? [] : tell();
    if (node.type === 'InclusiveGateway') return total >= 1 ? [] : tell();
    if (node.type === 'ComplexGateway') return [];
    if (node.outgoing.some((flow) => flow.plan.condition !== undefined)) return total >= 1 ? [] : tell();
    const revived = total === 0 && node.children.length > 0;
    const called = total === 0 && node.type === 'CallActivity';
    return revived || called || numbers.every((number) => number === each) ? [] : tell();
  });
}

/** What ended without ending by itself: something the diagram shows did it. */
function causes(program: Program, step: Step, node: Node, after: State): string[] {
  if (step.count('terminated', node.id) === 0) return [];
  const { scope } = node;
  if (!scope) {
    const cancelled = Object.keys(after.instances).length === 0;
    const called = Object.values(program.plans).some((plan) =>
      Object.values(plan.elements).some((element) => element.type === 'CallActivity'),
    );
    return cancelled || called ? [] : [`${node.id} was ended by nobody`];
  }
  const happened = (to: Transition['to'], other: Node) => step.count(to, other.id) > 0;
  const explained =
    happened('terminated', scope) ||
    happened('activated', node) ||
    node.plan.loop !== undefined ||
    scope.type === 'AdHocSubProcess' ||
    node.boundary.some((boundary) => happened('activated', boundary)) ||
    scope.children.some(
      (sibling) =>
        (sibling.plan.byEvent && happened('activated', sibling)) ||
        (endsOthers(sibling) && happened('completed', sibling)),
    );
  return explained ? [] : [`${node.id} was ended but nothing in ${scope.id} says why`];
}

/** The handler on its boundary, or its compensation event sub-process. */
function undoerOf(node: Node): string | undefined {
  const start = node.handlers.find((handler) => handler.events.some((event) => event.kind === 'compensate'));
  return node.plan.compensatedBy ?? start?.scope?.id;
}
