import type { EventPlan } from '../plan.ts';
import type { Instance, Wait } from '../state.ts';
import type { Variables } from '../stimulus.ts';
import { findRefusal } from './action-conditions.ts';
import { belongs, type KeyValues, keysCarried, remember } from './conversation.ts';
import { isWaitFrozen } from './freeze.ts';
import type { Delivery, Run } from './run.ts';
import { trigger } from './trigger.ts';

/** An open wait and who holds it. */
export interface Waiting {
  readonly holder: Instance;
  readonly wait: Wait;
  readonly frozen: boolean;
}

/** Everything these instances wait for, in order of creation. */
export function waitingOf(
  instances: Readonly<Record<string, Instance>>,
  ownBoundary: (holder: Instance, wait: Wait) => boolean,
): Waiting[] {
  const find = (key: number) => instances[key];
  const waiting: Waiting[] = [];
  for (const holder of Object.values(instances)) {
    for (const wait of holder.waits ?? [])
      waiting.push({ holder, wait, frozen: isWaitFrozen(find, holder, wait, ownBoundary(holder, wait)) });
  }
  return waiting;
}

/** As `waitingOf`, in the middle of a step. */
export function waitingIn(run: Run): Waiting[] {
  const instances: Record<string, Instance> = Object.fromEntries(
    run.draft.all().map((instance) => [instance.key, instance]),
  );
  return waitingOf(instances, (holder, wait) => isOwnBoundary(run, holder, wait));
}

export function isOwnBoundary(run: Run, holder: Instance, wait: Wait): boolean {
  return run.nodeIn(holder, wait.element).plan.attachedTo === holder.element;
}

/**
 * Hands a message to one receiver: of those that wait for the name, for the key where they say one, and in the same
 * conversation where it has keys, the innermost and then the oldest. `frozen` when only frozen ones wait; a refusal when the receiver declares the message an action that
 * is not possible now.
 */
export function deliverMessage(
  run: Run,
  name: string,
  key: string | undefined,
  variables: Variables,
): 'delivered' | 'frozen' | 'nobody' | { readonly refusal: string } {
  const matching = waitingIn(run).filter(
    ({ holder, wait }) =>
      wait.kind === 'message' &&
      wait.name === name &&
      (wait.key === undefined || wait.key === key) &&
      belongs(run, holder, eventOf(run, holder, wait), keysIn(run, holder, wait, key, variables)),
  );
  const open = matching.filter(({ frozen }) => !frozen);
  const depths = open.map(({ holder, wait }) =>
    depthOf((at) => run.draft.find(at), holder, isOwnBoundary(run, holder, wait)),
  );
  const receiver = open[depths.indexOf(Math.max(...depths))];
  if (!receiver) return matching.length > 0 ? 'frozen' : 'nobody';
  const { holder, wait } = receiver;
  const action = run.nodeIn(holder, wait.element).plan.dossier?.message;
  const refusal = action && findRefusal(run, holder.key, action);
  if (refusal !== undefined) return { refusal };
  remember(run, holder, keysIn(run, holder, wait, key, variables));
  trigger(run, holder.key, wait, variables);
  return 'delivered';
}

/** The correlation keys that a message carries for one who waits; a key of the subscription's own is no such key. */
function keysIn(run: Run, holder: Instance, wait: Wait, key: string | undefined, variables: Variables): KeyValues {
  return keysCarried(run, eventOf(run, holder, wait), variables, wait.key === undefined ? key : undefined);
}

function eventOf(run: Run, holder: Instance, wait: Wait): EventPlan | undefined {
  return run.nodeIn(holder, wait.element).events[wait.event];
}

/** Hands a signal to everyone who waits for it; how many did. */
export function deliverSignal(run: Run, name: string, variables: Variables): number {
  const receivers = waitingIn(run).filter(
    ({ wait, frozen }) => wait.kind === 'signal' && wait.name === name && !frozen,
  );
  for (const { holder, wait } of receivers) trigger(run, holder.key, wait, variables);
  return receivers.length;
}

/** Hands a thrown event over inside; what goes further becomes an effect. Who threw it goes on after the last one. */
export function deliver(run: Run, delivery: Delivery): void {
  const { name, correlationKey, variables, expiresAt, element, key } = delivery;
  if (delivery.kind === 'signal') {
    deliverSignal(run, name, variables);
    run.effects.push({ type: 'broadcast-signal', name, variables, element });
  } else if (deliverMessage(run, name, correlationKey, variables) !== 'delivered') {
    const lives = expiresAt === undefined ? {} : { expiresAt };
    run.effects.push({ type: 'send-message', name, correlationKey, variables, ...lives, element, key });
  }
  if (run.draft.find(key) && !run.deliveries.some((other) => other.key === key) && !isCompensating(run, key))
    run.push({ do: 'complete', key });
}

/** Whether the thrower waits for what it has undone, too. */
function isCompensating(run: Run, key: number): boolean {
  return run.draft.all().some(({ undo }) => undo?.some(({ by }) => by === key));
}

/** How far inside an instance waits. On its boundary it waits further out than its event sub-processes do. */
export function depthOf(find: (key: number) => Instance | undefined, holder: Instance, onBoundary: boolean): number {
  let depth = onBoundary ? 0 : 1;
  for (let at = find(holder.scope); at; at = find(at.scope)) depth += 2;
  return depth;
}
