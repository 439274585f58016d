import type { Node } from '../plan-index.ts';
import type { Instance } from '../state.ts';
import type { Variables } from '../stimulus.ts';
import { isCancelledWithin, isRevived } from './compensation.ts';
import type { Run } from './run.ts';
import { fireBoundary, fireHandler } from './trigger.ts';

/** Who catches an error or an escalation: an event on an activity's boundary, or an event sub-process of a scope. */
export interface Catcher {
  readonly instance: Instance;
  readonly node: Node;
}

/**
 * Looks for the nearest catcher from an instance outwards, through call activities up to the root. At one place the
 * one that names the code comes before the one that catches all. An event sub-process does not catch what it throws
 * itself: like a handler of any language it hands on, outwards, or it would begin itself again for ever. The boundary of
 * an activity that is only compensated any more, or was cancelled with the transaction around it, catches nothing.
 */
export function findCatcher(
  run: Run,
  kind: 'error' | 'escalation',
  code: string | undefined,
  from: number,
): Catcher | undefined {
  let within: Instance | undefined;
  for (let at = run.draft.find(from); at; at = run.draft.find(at.scope)) {
    const instance = at;
    const node = run.nodeOf(instance);
    const throwing = within?.startedBy;
    within = instance;
    if (instance.key !== from && !instance.interrupted && !instance.loop) {
      const handlers = throwing === undefined ? node.handlers : node.handlers.filter(({ id }) => id !== throwing);
      const handler = pick(run, instance, handlers, kind, code);
      if (handler) return { instance, node: handler };
    }
    if (instance.counter !== undefined || isRevived(instance, node) || isCancelledWithin(run, instance)) continue;
    const boundary = pick(run, instance, node.boundary, kind, code);
    if (boundary) return { instance, node: boundary };
  }
  return undefined;
}

/** Throws an error or an escalation from an instance; false when nobody catches it. */
export function throwToCatcher(
  run: Run,
  kind: 'error' | 'escalation',
  code: string | undefined,
  from: number,
  variables: Variables,
): boolean {
  const catcher = findCatcher(run, kind, code, from);
  if (!catcher) return false;
  if (catcher.node.type === 'BoundaryEvent') fireBoundary(run, catcher.instance, catcher.node, variables);
  else fireHandler(run, catcher.instance.key, catcher.node, variables);
  return true;
}

function pick(
  run: Run,
  instance: Instance,
  nodes: readonly Node[],
  kind: 'error' | 'escalation',
  code: string | undefined,
): Node | undefined {
  let general: Node | undefined;
  for (const node of nodes) {
    for (const event of node.events) {
      if (event.kind !== kind) continue;
      if (event.code === undefined) general ??= node;
      else if (code !== undefined && run.text(event.code, instance.key) === code) return node;
    }
  }
  return general;
}
