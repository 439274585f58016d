import type { ActionPlan, EventPlan, Value } from '../plan.ts';
import { indexPlan, type Node } from '../plan-index.ts';
import type { Program } from '../program.ts';
import { decisionReads } from './decision-reads.ts';
import { readsOf } from './expression-reads.ts';

/**
 * Which variables may still be read, by node at which an instance waits. Two states that differ only in other variables
 * go on alike. Scopes around an instance count by themselves: they are alive, too.
 */
export function liveVariables(program: Program): (node: Node) => ReadonlySet<string> {
  const nodes = successorsFirst(program);
  const always = new Set(nodes.filter((node) => node.plan.forCompensation).flatMap((node) => readBy(program, node)));
  const shadowed = new Set(
    nodes.flatMap((node) => [
      ...(node.plan.inputs ?? []).map((input) => input.target),
      ...(node.plan.locals ?? []),
      ...(node.plan.loop?.item === undefined ? [] : [node.plan.loop.item]),
    ]),
  );
  const waiting = new Map<Node, Set<string>>(nodes.map((node) => [node, new Set(always)]));
  const entering = new Map<Node, Set<string>>(nodes.map((node) => [node, new Set<string>()]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const node of nodes) {
      const overwritten = overwrittenBy(node, shadowed);
      const left = waiting.get(node) ?? new Set();
      const size = left.size;
      for (const name of after(node)) if (!overwritten.has(name)) left.add(name);
      for (const next of nextOf(node))
        for (const name of entering.get(next) ?? []) if (!overwritten.has(name)) left.add(name);
      for (const beside of [...node.boundary, ...node.handlers.flatMap((start) => start.scope ?? [])])
        for (const name of entering.get(beside) ?? []) left.add(name);
      for (const name of node.boundary.flatMap(eventReads).concat(node.handlers.flatMap(eventReads))) left.add(name);
      const entered = entering.get(node) ?? new Set();
      const entrySize = entered.size;
      for (const name of before(program, node)) entered.add(name);
      for (const name of left) entered.add(name);
      for (const inner of enteredThrough(program, node))
        for (const name of entering.get(inner) ?? []) entered.add(name);
      changed ||= left.size > size || entered.size > entrySize;
    }
  }
  const none: ReadonlySet<string> = new Set();
  return (node) => waiting.get(node) ?? none;
}

/** All nodes, each behind those it leads to, circles apart: what these read is known when it is looked at. */
function successorsFirst(program: Program): readonly Node[] {
  const ordered = new Set<Node>();
  const seen = new Set<Node>();
  const open = Object.values(program.plans).flatMap((plan) => [...indexPlan(plan).nodes.values()]);
  for (let node = open.at(-1); node; node = open.at(-1)) {
    if (seen.has(node)) {
      ordered.add(node);
      open.pop();
      continue;
    }
    seen.add(node);
    const beside = [...node.boundary, ...node.handlers.flatMap((start) => start.scope ?? [])];
    const next = [...nextOf(node), ...beside, ...enteredThrough(program, node)];
    open.push(...next.filter((each) => !seen.has(each)));
  }
  return [...ordered];
}

/** Everything that is read on behalf of the node. */
export function readBy(program: Program, node: Node): string[] {
  return [...before(program, node), ...after(node)];
}

/** What is read when the node is entered. */
function before(program: Program, node: Node): string[] {
  const { inputs, script, called, adHoc, activation, dossier, loop, decision } = node.plan;
  return [
    ...(inputs ?? []).flatMap((input) => (input.variable === undefined ? valueReads(input.source) : [input.variable])),
    ...(script ? feelReads(script.feel) : []),
    ...valueReads(called?.process),
    ...valueReads(decision?.id),
    ...(decision ? anyDecisionReads(program, node) : []),
    ...feelReads(adHoc?.completion),
    ...feelReads(activation),
    ...valueReads(dossier?.freezes?.policy),
    ...feelReads(loop?.condition),
    ...feelReads(loop?.cardinality),
    ...feelReads(loop?.collection),
    ...eventReads(node),
  ];
}

function anyDecisionReads(program: Program, node: Node): string[] {
  const decisions = program.plans[node.hash]?.decisions ?? {};
  return Object.keys(decisions).flatMap((id) => decisionReads(decisions, id));
}

/** What is read while it works or when it is left. */
function after(node: Node): string[] {
  const { outputs, adHoc, activation, loop, dossier } = node.plan;
  return [
    ...(dossier?.options ?? []).flatMap(conditionReads),
    ...(outputs ?? []).flatMap((output) =>
      output.variable === undefined ? valueReads(output.source) : [output.variable],
    ),
    ...node.outgoing.flatMap((flow) => feelReads(flow.plan.condition)),
    ...feelReads(adHoc?.completion),
    ...feelReads(activation),
    ...feelReads(loop?.condition),
    ...feelReads(loop?.completion),
    ...feelReads(loop?.output?.element),
    ...(loop?.behaviour?.events ?? []).flatMap((event) => feelReads(event.condition)),
    ...eventReads(node),
  ];
}

function conditionReads({ conditions }: Pick<ActionPlan, 'conditions'>): string[] {
  return (conditions ?? []).flatMap(({ holds }) => feelReads(holds));
}

function eventReads(node: Node): string[] {
  const own = node.plan.dossier?.message ? conditionReads(node.plan.dossier.message) : [];
  return own.concat(node.events.flatMap(eventDefinitionReads));
}

function eventDefinitionReads(event: EventPlan): string[] {
  if (event.kind === 'conditional') return feelReads(event.condition);
  if (event.kind === 'error' || event.kind === 'escalation') return valueReads(event.code);
  return event.kind === 'message' || event.kind === 'signal' ? valueReads(event.name) : [];
}

/** What completing the node sets before anything behind it reads, where the name means one variable only. */
function overwrittenBy(node: Node, shadowed: ReadonlySet<string>): ReadonlySet<string> {
  if (node.plan.loop || !node.plan.dossier?.options) return new Set();
  const name = node.plan.dossier.resultVariable ?? node.id;
  return new Set(shadowed.has(name) ? [] : [name]);
}

function nextOf(node: Node): Node[] {
  const links = node.events.flatMap((event) =>
    event.kind === 'link' && node.type === 'IntermediateThrowEvent' ? linkTargets(node, event.name) : [],
  );
  return [...node.outgoing.map((flow) => flow.target), ...links];
}

function linkTargets(node: Node, name: string): Node[] {
  return (node.scope?.children ?? []).filter(
    (sibling) =>
      sibling.type === 'IntermediateCatchEvent' &&
      sibling.events.some((event) => event.kind === 'link' && event.name === name),
  );
}

function enteredThrough(program: Program, node: Node): Node[] {
  const inner = [
    ...node.starts,
    ...node.handlers.flatMap((start) => start.scope ?? []),
    ...(node.plan.byEvent ? node.children.filter((child) => child.type === 'StartEvent') : []),
  ];
  const process = node.plan.called?.process;
  if (process === undefined) return inner;
  const bound = Object.hasOwn(program.bindings, process) ? program.bindings[process] : undefined;
  const candidates = bound
    ? [indexPlan(program.plans[bound.plan] ?? emptyPlan).nodes.get(bound.process)]
    : Object.values(program.plans).map((plan) => indexPlan(plan).nodes.get(process));
  return [...inner, ...candidates.filter((candidate) => candidate !== undefined)];
}

const emptyPlan = { hash: '', processes: [], elements: {}, flows: {} };

function valueReads(value: Value | undefined): string[] {
  return value?.startsWith('=') ? feelReads(value.slice(1)) : [];
}

function feelReads(expression: string | undefined): string[] {
  return expression === undefined ? [] : [...readsOf(expression).names];
}
