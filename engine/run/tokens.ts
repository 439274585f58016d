import type { Flow, Node } from '../plan-index.ts';
import type { Instance } from '../state.ts';
import { Failure } from './failure.ts';
import type { Run } from './run.ts';

/** Puts a new instance into a scope: one more child there. `counted` when its token already is. */
export function spawn(
  run: Run,
  scope: number,
  node: Node,
  more?: Partial<Instance> | undefined,
  counted = false,
): number {
  if (!counted) addChildren(run, scope, 1);
  const instance = run.draft.add({ element: node.id, scope, life: 'activating', ...more });
  run.record(node, instance.key, 'activated');
  run.push({ do: 'activate', key: instance.key });
  return instance.key;
}

/** Sends tokens along a flow. */
export function take(run: Run, scope: number, flow: Flow, from: number, tokens = 1): void {
  for (let token = 0; token < tokens; token += 1) {
    addChildren(run, scope, 1);
    run.transitions.push({ plan: flow.source.hash, element: flow.id, key: from, to: 'taken' });
    run.push({ do: 'enter', scope, node: flow.target, flow });
  }
}

/**
 * The flows a token leaves by where no gateway decides: every one without condition, every one whose condition holds,
 * and the default one when no condition held.
 */
export function chooseFlows(run: Run, key: number, node: Node): readonly Flow[] {
  if (
    node.outgoing.length === 0 ||
    node.outgoing.every((flow) => flow.plan.condition === undefined && flow.id !== node.plan.default)
  )
    return node.outgoing;
  const conditional = node.outgoing.filter(
    (flow) => flow.plan.condition !== undefined && flow.id !== node.plan.default,
  );
  const holding = conditional.filter((flow) => run.test(flow.plan.condition ?? 'true', key));
  const chosen = node.outgoing.filter(
    (flow) =>
      holding.includes(flow) ||
      (flow.id === node.plan.default ? holding.length === 0 : flow.plan.condition === undefined),
  );
  if (chosen.length === 0)
    throw new Failure('no-flow', `Expected a condition of ${node.id} to hold or a default flow but none does`);
  return chosen;
}

export function addChildren(run: Run, scope: number, number: number): void {
  const instance = run.draft.edit(scope);
  instance.children = (instance.children ?? 0) + number;
}

/** One child or token less; the scope is looked at once the work at hand is done. */
export function removeChild(run: Run, scope: number, number = 1): void {
  if (scope === 0) return;
  addChildren(run, scope, -number);
  if (run.draft.get(scope).children === 0) run.push({ do: 'check', key: scope });
}
