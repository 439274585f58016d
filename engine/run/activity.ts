import type { MappingPlan } from '../plan.ts';
import type { Node } from '../plan-index.ts';
import type { Instance } from '../state.ts';
import type { JsonValue, Variables } from '../stimulus.ts';
import { isRevived } from './compensation.ts';
import { fireConditions } from './conditions.ts';
import { findFurtherStarts } from './conversation.ts';
import { freeze } from './freeze.ts';
import { assertTransition } from './life-cycle.ts';
import type { Run } from './run.ts';
import { contextOf, setLocal } from './variables.ts';
import { waitsFor } from './waits.ts';

/**
 * What every instance does when it begins: opens the events on its boundary and those of its event sub-processes,
 * freezes what it freezes. Of a loop, the body has the boundary and each inner instance the event sub-processes. A
 * condition that holds already fires at once, and may end the instance.
 */
export function openActivity(run: Run, instance: Instance, node: Node, isBody: boolean): void {
  const further = node.type === 'Process' ? findFurtherStarts(node, instance.startedBy) : [];
  if (!isRevived(instance, node) && node.boundary.length + node.handlers.length + further.length > 0) {
    const nodes = [
      ...(instance.counter === undefined ? node.boundary : []),
      ...(isBody ? [] : node.handlers),
      ...further,
    ];
    const waits = waitsFor(run, instance.key, nodes);
    if (waits.length > 0) run.draft.edit(instance.key).waits = waits;
    if (waits.some((wait) => wait.kind === 'conditional')) fireConditions(run, instance.key);
  }
  if (node.plan.dossier?.freezes && instance.counter === undefined && run.draft.find(instance.key))
    freeze(run, instance, node);
}

/** Evaluates the input mappings into the instance's own variables. */
export function mapInputs(run: Run, key: number, node: Node): void {
  for (const input of node.plan.inputs ?? []) setLocal(run, key, { [input.target]: sourceOf(run, key, input, {}) });
}

/** The outputs as mapped, in the order drawn; with no mapping, all that came with the answer. */
export function mapOutputs(run: Run, key: number, node: Node, payload: Variables): Variables {
  if (!node.plan.outputs) return payload;
  const outputs: Variables = {};
  for (const output of node.plan.outputs)
    outputs[output.target] = sourceOf(run, key, output, { ...payload, ...outputs });
  return outputs;
}

function sourceOf(run: Run, key: number, mapping: MappingPlan, extra: Variables): JsonValue {
  if (mapping.variable !== undefined) return contextOf(run, key, extra)[mapping.variable] ?? null;
  const source = mapping.source ?? '';
  return source.startsWith('=') ? run.evaluate(source.slice(1), key, extra) : source;
}

export function becomeActive(run: Run, key: number): void {
  const instance = run.draft.edit(key);
  assertTransition(instance.life, 'active', instance.element);
  instance.life = 'active';
}
