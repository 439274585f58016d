import { addIsoDuration, parseDuration } from '../feel/time.ts';
import type { EventPlan } from '../plan.ts';
import type { Node } from '../plan-index.ts';
import { becomeActive } from '../run/activity.ts';
import { cancelTransaction, throwCompensation } from '../run/compensation.ts';
import { noteEnd } from '../run/ends.ts';
import { Failure } from '../run/failure.ts';
import type { Run } from '../run/run.ts';
import { clearScope } from '../run/terminate.ts';
import { throwToCatcher } from '../run/throw-error.ts';
import { spawn } from '../run/tokens.ts';
import type { Instance } from '../state.ts';
import type { ElementProcessor } from './element-processor.ts';

/** Intermediate throw events and end events: throws what it says, in the order drawn, and goes on. */
export const throwEvent: ElementProcessor = {
  activate(run, instance, node) {
    becomeActive(run, instance.key);
    let waits = false;
    for (const event of node.events) {
      if (event.kind === 'compensate') waits = throwCompensation(run, instance, event) || waits;
      else throwOne(run, instance, node, event);
      if (event.kind === 'message' || event.kind === 'signal') waits = true;
      if (!run.draft.find(instance.key)) return;
    }
    if (!waits) run.push({ do: 'complete', key: instance.key });
  },
};

/** Throws one event from an instance. */
export function throwOne(run: Run, instance: Instance, node: Node, event: EventPlan): void {
  switch (event.kind) {
    case 'message':
    case 'signal': {
      const correlationKey =
        event.kind === 'message' && event.key !== undefined ? run.text(event.key, instance.key) : undefined;
      const variables = run.draft.get(instance.key).variables ?? {};
      run.deliveries.push({
        kind: event.kind,
        name: run.text(event.name, instance.key),
        correlationKey,
        variables,
        ...(event.kind === 'message' &&
          event.lifeTime !== undefined && { expiresAt: endOf(run, instance, event.lifeTime) }),
        element: node.id,
        key: instance.key,
      });
      return;
    }
    case 'error': {
      const code = event.code === undefined ? undefined : run.text(event.code, instance.key);
      if (!throwToCatcher(run, 'error', code, instance.key, instance.variables ?? {})) {
        throw new Failure(
          'uncaught-error',
          `Expected somebody to catch the error ${code ?? 'without code'} of ${node.id} but nobody does`,
        );
      }
      return;
    }
    case 'escalation': {
      const code = event.code === undefined ? undefined : run.text(event.code, instance.key);
      if (!throwToCatcher(run, 'escalation', code, instance.key, instance.variables ?? {})) {
        run.effects.push({ type: 'uncaught-escalation', code, element: node.id, key: instance.key });
      }
      return;
    }
    case 'terminate':
      terminateScope(run, instance, node);
      return;
    case 'cancel':
      cancelTransaction(run, instance, node);
      return;
    case 'link':
      followLink(run, instance, node, event.name);
      return;
    default:
      throw new Error(`Expected an event that can be thrown but ${node.id} has ${event.kind}`);
  }
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
