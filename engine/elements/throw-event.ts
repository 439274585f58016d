import { addIsoDuration, parseDuration } from '../feel/time.ts';
import type { EventPlan } from '../plan.ts';
import type { Node } from '../plan-index.ts';
import { becomeActive } from '../run/activity.ts';
import { cancelTransaction, throwCompensation } from '../run/compensation.ts';
import { keysToSend, remember } from '../run/conversation.ts';
import { noteEnd } from '../run/ends.ts';
import { Failure } from '../run/failure.ts';
import type { Delivery, Run } from '../run/run.ts';
import { clearScope } from '../run/terminate.ts';
import { findCatcher, throwToCatcher } from '../run/throw-error.ts';
import { spawn } from '../run/tokens.ts';
import type { Instance } from '../state.ts';
import type { ElementProcessor } from './element-processor.ts';

/**
 * Intermediate throw events and end events: throws all it says, in the order drawn, and goes on. What may end the
 * thrower itself comes last, or the others would be lost.
 */
export const throwEvent: ElementProcessor = {
  activate(run, instance, node) {
    const throwing = [...node.events]
      .sort((a, b) => Number(endsThrower(a)) - Number(endsThrower(b)))
      .map((event) => prepareThrow(run, instance, node, event));
    becomeActive(run, instance.key);
    let waits = false;
    for (const throwIt of throwing) {
      waits = throwIt() || waits;
      if (!run.draft.find(instance.key)) return;
    }
    if (!waits) run.push({ do: 'complete', key: instance.key });
  },
};

function endsThrower({ kind }: EventPlan): boolean {
  return kind === 'error' || kind === 'escalation' || kind === 'cancel' || kind === 'terminate';
}

/**
 * Finds out all that one event to be thrown needs, and may fail in that; nothing changes yet. Throws it when called;
 * true when the thrower then has to wait.
 */
export function prepareThrow(run: Run, instance: Instance, node: Node, event: EventPlan): () => boolean {
  switch (event.kind) {
    case 'compensate':
      return () => throwCompensation(run, instance, event);
    case 'message':
    case 'signal': {
      const variables = run.draft.get(instance.key).variables ?? {};
      const carried = keysToSend(run, instance, event, variables);
      const [onlyKey, ...others] = Object.values(carried);
      const delivery: Delivery = {
        kind: event.kind,
        name: run.text(event.name, instance.key),
        correlationKey:
          event.kind === 'message' && event.key !== undefined
            ? run.text(event.key, instance.key)
            : others.length === 0
              ? onlyKey
              : undefined,
        variables,
        ...(event.kind === 'message' &&
          event.lifeTime !== undefined && { expiresAt: endOf(run, instance, event.lifeTime) }),
        element: node.id,
        key: instance.key,
      };
      return () => {
        remember(run, instance, carried);
        return run.deliveries.push(delivery) > 0;
      };
    }
    case 'error': {
      const code = event.code === undefined ? undefined : run.text(event.code, instance.key);
      if (!findCatcher(run, 'error', code, instance.key))
        throw new Failure(
          'uncaught-error',
          `Expected somebody to catch the error ${code ?? 'without code'} of ${node.id} but nobody does`,
        );
      return goesOn(() => throwToCatcher(run, 'error', code, instance.key, instance.variables ?? {}));
    }
    case 'escalation': {
      const code = event.code === undefined ? undefined : run.text(event.code, instance.key);
      return goesOn(() => {
        if (!throwToCatcher(run, 'escalation', code, instance.key, instance.variables ?? {}))
          run.effects.push({ type: 'uncaught-escalation', code, element: node.id, key: instance.key });
      });
    }
    case 'terminate':
      return goesOn(() => terminateScope(run, instance, node));
    case 'cancel':
      return goesOn(() => cancelTransaction(run, instance, node));
    case 'link':
      return goesOn(() => followLink(run, instance, node, event.name));
    default:
      throw new Error(`Expected an event that can be thrown but ${node.id} has ${event.kind}`);
  }
}

/** Throws without anything to wait for. */
function goesOn(throwIt: () => void): () => boolean {
  return () => {
    throwIt();
    return false;
  };
}

function endOf(run: Run, instance: Instance, lifeTime: string): number {
  const text = run.text(lifeTime, instance.key);
  const duration = parseDuration(text);
  if (!duration) throw new Failure('timer', `Expected the life-time of a message but found “${text}”`);
  return addIsoDuration(run.now, duration);
}

/** Everything else in the scope ends with it; the scope is done. */
function terminateScope(run: Run, instance: Instance, node: Node): void {
  run.record(node, instance.key, 'completed');
  run.draft.remove(instance.key);
  clearScope(run, instance.scope);
  noteEnd(run, instance.scope, node);
  run.push({ do: 'check', key: instance.scope });
}

/** Goes on behind the catching link of the same name in the same scope. */
function followLink(run: Run, instance: Instance, node: Node, name: string): void {
  const target = node.scope?.children.find(
    (sibling) =>
      sibling.type === 'IntermediateCatchEvent' &&
      sibling.events.some((event) => event.kind === 'link' && event.name === name),
  );
  if (!target)
    throw new Failure('link', `Expected a catching link “${name}” in the scope of ${node.id} but there is none`);
  spawn(run, instance.scope, target);
}
