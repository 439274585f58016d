import { indexPlan } from './plan-index.ts';
import type { Program } from './program.ts';
import type { Compensable, Instance, State } from './state.ts';
import type { Transition } from './step.ts';

/**
 * What holds of every state between two steps, whatever the process: for tests, and for whoever finds a state that
 * looks wrong. Each breach is a sentence.
 */
export function findBreaches(program: Program, state: State): string[] {
  const instances = Object.values(state.instances);
  return instances
    .flatMap((instance) => [
      ...breachesOf(
        state,
        instance,
        instances.filter((other) => other.scope === instance.key),
      ),
      ...joinBreaches(program, state, instance),
    ])
    .concat(instances.filter((instance) => instance.scope === 0).length > 1 ? ['several roots'] : [])
    .concat(subscriptionBreaches(state));
}

/** What can be compensated is remembered once: as something to undo, or as being undone; and it is over. */
function subscriptionBreaches(state: State): string[] {
  const breaches: string[] = [];
  const known = new Set<number>();
  for (const { element, key } of compensablesOf(state)) {
    if (state.instances[key]) breaches.push(`${element} ${key} is alive but can be undone`);
    if (known.has(key)) breaches.push(`${element} ${key} can be undone twice`);
    known.add(key);
  }
  return breaches;
}

function compensablesOf(state: State): Compensable[] {
  const within = (record: Compensable): Compensable[] => [record, ...(record.inner ?? []).flatMap(within)];
  return Object.values(state.instances)
    .flatMap(({ compensable, undo }) => [...(compensable ?? []), ...(undo ?? []).flatMap(({ pending }) => pending)])
    .flatMap(within);
}

/**
 * Every instance is activated once and ends at most once; those without an end are the live ones. Only what was
 * completed can be undone.
 */
export function findTraceBreaches(transitions: readonly Transition[], state: State): string[] {
  const breaches: string[] = [];
  const alive = new Set<number>();
  const seen = new Set<number>();
  for (const { key, to, element } of transitions) {
    if (to === 'activated') {
      if (seen.has(key)) breaches.push(`${element} ${key} activated twice`);
      seen.add(key);
      alive.add(key);
    } else if (to === 'completed' || to === 'terminated') {
      if (!alive.delete(key)) breaches.push(`${element} ${key} ${to} but not alive`);
    }
  }
  const completed = new Set(transitions.filter(({ to }) => to === 'completed').map(({ key }) => key));
  for (const { element, key } of compensablesOf(state))
    if (!completed.has(key)) breaches.push(`${element} ${key} can be undone but was never completed`);
  const live = Object.keys(state.instances).map(Number);
  for (const key of alive) if (!live.includes(key)) breaches.push(`${key} vanished`);
  for (const key of live) if (!alive.has(key)) breaches.push(`${key} appeared from nowhere`);
  return breaches;
}

function breachesOf(state: State, instance: Instance, children: readonly Instance[]): string[] {
  const name = `${instance.element} ${instance.key}`;
  const waiting = Object.values(instance.joins ?? {})
    .flatMap((flows) => Object.values(flows))
    .reduce((sum, tokens) => sum + tokens, 0);
  const breaches: string[] = [];
  if (instance.scope !== 0 && !state.instances[instance.scope]) breaches.push(`${name} has no scope`);
  if ((instance.children ?? 0) !== children.length + waiting)
    breaches.push(`${name} counts ${instance.children ?? 0} children but has ${children.length} and ${waiting} tokens`);
  if (
    instance.children === 0 &&
    instance.life === 'active' &&
    !instance.task &&
    !instance.job &&
    !instance.incident &&
    !instance.waits
  )
    breaches.push(`${name} is empty but still active`);
  if (instance.life !== 'active' && !instance.incident) breaches.push(`${name} is ${instance.life} without incident`);
  if (instance.key >= state.next) breaches.push(`${name} has a key not given out yet`);
  return breaches;
}

/** A parallel join that has a token on every flow must have fired. */
function joinBreaches(program: Program, state: State, instance: Instance): string[] {
  let at: Instance | undefined = instance;
  while (at && at.plan === undefined) at = state.instances[at.scope];
  const plan = at?.plan === undefined ? undefined : program.plans[at.plan];
  if (!plan) return [];
  return Object.entries(instance.joins ?? {}).flatMap(([id, flows]) => {
    const node = indexPlan(plan).nodes.get(id);
    const complete = node?.type === 'ParallelGateway' && node.incoming.every((flow) => (flows[flow.id] ?? 0) > 0);
    return complete ? [`${id} has all its tokens but did not fire`] : [];
  });
}
