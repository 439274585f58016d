import type { Instance } from '../state.ts';
import type { JsonValue, Variables } from '../stimulus.ts';
import type { Run } from './run.ts';

/**
 * What an expression sees at an instance: the variables of all scopes around it, inner ones over outer ones, through
 * call activities up to the root. An isolated call lets through only its own variables, which its inputs were mapped to.
 */
export function contextOf(run: Run, key: number, extra?: Readonly<Record<string, JsonValue>>): Variables {
  const chain: Instance[] = [];
  for (let at = run.draft.find(key); at; at = run.draft.find(at.scope)) {
    chain.push(at);
    const caller = at.plan === undefined ? undefined : run.draft.find(at.scope);
    if (!caller || !run.nodeOf(caller).plan.called?.isolated) continue;
    chain.push(caller);
    break;
  }
  const context: Variables = {};
  for (let level = chain.length - 1; level >= 0; level -= 1) {
    const instance = chain[level];
    if (instance?.variables) Object.assign(context, instance.variables);
    if (instance?.loop) Object.assign(context, loopCounters(instance.loop));
  }
  if (extra) Object.assign(context, extra);
  return context;
}

/** Sets variables of exactly this instance. */
export function setLocal(run: Run, key: number, variables: Readonly<Record<string, JsonValue>>): void {
  const instance = run.draft.edit(key);
  instance.variables = { ...instance.variables, ...variables };
  run.variablesChanged = true;
}

/** Hands variables up from an instance: each to the nearest scope that has it, else to the process it runs in. */
export function propagate(run: Run, from: number, variables: Readonly<Record<string, JsonValue>>): void {
  for (const [name, value] of Object.entries(variables)) setLocal(run, holderOf(run, from, name), { [name]: value });
}

function holderOf(run: Run, from: number, name: string): number {
  let at = run.draft.get(from);
  while (at.plan === undefined) {
    if (at.variables && Object.hasOwn(at.variables, name)) return at.key;
    at = run.draft.get(at.scope);
  }
  return at.key;
}

function loopCounters(loop: NonNullable<Instance['loop']>): Variables {
  return {
    numberOfInstances: loop.total,
    numberOfActiveInstances: loop.active,
    numberOfCompletedInstances: loop.completed,
    numberOfTerminatedInstances: loop.terminated,
  };
}
