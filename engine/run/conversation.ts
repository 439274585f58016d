import { evaluateFeel } from '../feel/evaluate.ts';
import type { Correlation, EventPlan } from '../plan.ts';
import type { Node } from '../plan-index.ts';
import type { Instance } from '../state.ts';
import type { JsonValue, Variables } from '../stimulus.ts';
import { Failure } from './failure.ts';
import type { Run } from './run.ts';
import { contextOf } from './variables.ts';

/** Values of correlation keys by key, each as one text: that of its only property, else all of them as JSON. */
export type KeyValues = Readonly<Record<string, string>>;

/**
 * The keys a message carries: those with a value for each of their properties. What it brings may be anything; a path
 * that leads nowhere is no value. A sender may name the key instead, where only one applies.
 */
export function keysCarried(run: Run, event: EventPlan | undefined, brought: Variables, named?: string): KeyValues {
  const correlation = correlationOf(event);
  if (!correlation) return {};
  const carried = valuesOf(run, correlation, brought);
  const [key, ...others] = Object.keys(correlation);
  const isNamed = named !== undefined && key !== undefined && others.length === 0 && carried[key] === undefined;
  return isNamed ? { [key]: named } : carried;
}

/** Whether a message with these keys belongs to the conversation of the process that waits for it. */
export function belongs(run: Run, holder: Instance, event: EventPlan | undefined, carried: KeyValues): boolean {
  const correlation = correlationOf(event);
  if (!correlation) return true;
  const known = keysOf(run, processOf(run, holder));
  const keys = Object.keys(carried);
  if (keys.some((key) => known[key] !== undefined && known[key] !== carried[key])) return false;
  const isBegun = Object.keys(correlation).some((key) => known[key] !== undefined);
  return isBegun ? keys.some((key) => known[key] !== undefined) : keys.length > 0;
}

/** The first message that carries a key fixes its value for the conversation of the instance's process. */
export function remember(run: Run, from: Instance, carried: KeyValues): void {
  const process = processOf(run, from);
  if (Object.keys(carried).some((key) => process.conversation?.[key] === undefined))
    run.draft.edit(process.key).conversation = { ...carried, ...process.conversation };
}

/** The keys that a message to be sent carries. It has to carry one, and no other value than its conversation has. */
export function keysToSend(run: Run, thrower: Instance, event: EventPlan | undefined, brought: Variables): KeyValues {
  const carried = keysCarried(run, event, brought);
  if (belongs(run, thrower, event, carried)) return carried;
  const known = keysOf(run, processOf(run, thrower));
  const found = Object.keys(carried).length > 0 ? JSON.stringify(carried) : 'none';
  throw new Failure(
    'correlation',
    `Expected the message of ${thrower.element} to carry a key of its conversation ${JSON.stringify(known)} but it carries ${found}`,
  );
}

/** The key by which an event's message is found from outside, where one key alone decides. */
export function findOnlyKey(run: Run, holder: Instance, event: EventPlan | undefined): string | undefined {
  const [key, ...others] = Object.keys(correlationOf(event) ?? {});
  return key === undefined || others.length > 0 ? undefined : keysOf(run, processOf(run, holder))[key];
}

/**
 * Where messages of a running conversation may also begin, when it began at one of these places: start events and
 * receive tasks of the same process whose messages carry one of its keys (BPMN 2.0.2, 13.5.1).
 */
export function findFurtherStarts(process: Node, startedBy: string | undefined): readonly Node[] {
  if (startedBy === undefined) return [];
  const starts = process.children.filter(
    (node) =>
      (node.type === 'StartEvent' || (node.type === 'ReceiveTask' && node.plan.instantiate)) &&
      !node.plan.parallelMultiple &&
      keysAt(node).size > 0,
  );
  const begun = starts.find(({ id }) => id === startedBy);
  const sharing = begun ? starts.filter((node) => sharesKey(node, begun)) : [];
  return sharing.length > 1 ? sharing : [];
}

/** Other event-based gateways that begin the same conversation: of each, one event has to come (BPMN 2.0.2, 13.5.1). */
export function findFurtherGateways(begun: Node): readonly Node[] {
  return (begun.scope?.children ?? []).filter(
    (node) => node !== begun && node.type === 'EventBasedGateway' && node.plan.instantiate && sharesKey(node, begun),
  );
}

function sharesKey(one: Node, other: Node): boolean {
  const keys = keysAt(other);
  return [...keysAt(one)].some((key) => keys.has(key));
}

/** Keys of a node's messages; of an event-based gateway those behind it. */
function keysAt(node: Node): ReadonlySet<string> {
  const events = node.type === 'EventBasedGateway' ? node.outgoing.flatMap(({ target }) => target.events) : node.events;
  return new Set(events.flatMap((event) => Object.keys(correlationOf(event) ?? {})));
}

/** What is known of the keys: what follows from the process's data, else what the conversation's messages brought. */
function keysOf(run: Run, process: Instance): KeyValues {
  const { correlation } = run.nodeOf(process).plan;
  const context = correlation && valuesOf(run, correlation, contextOf(run, process.key));
  return { ...process.conversation, ...context };
}

function valuesOf(run: Run, correlation: Correlation, data: Variables): KeyValues {
  return Object.fromEntries(
    Object.entries(correlation).flatMap(([key, paths]) => {
      const values = paths.map((path) => {
        const result = evaluateFeel(path, data, run);
        return result.ok ? result.value : null;
      });
      return values.includes(null) ? [] : [[key, textOf(values)]];
    }),
  );
}

function textOf(values: readonly JsonValue[]): string {
  const [only, ...others] = values;
  return others.length === 0 && (typeof only === 'string' || typeof only === 'number')
    ? String(only)
    : JSON.stringify(values);
}

function correlationOf(event: EventPlan | undefined): Correlation | undefined {
  return event?.kind === 'message' ? event.correlation : undefined;
}

function processOf(run: Run, instance: Instance): Instance {
  let at = instance;
  while (at.plan === undefined) at = run.draft.get(at.scope);
  return run.draft.get(at.key);
}
