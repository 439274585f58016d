import type { Node } from '../plan-index.ts';
import { depthOf } from '../run/correlate.ts';
import { isFrozen, isWaitFrozen } from '../run/freeze.ts';
import type { Run } from '../run/run.ts';
import type { Instance, State, Wait } from '../state.ts';
import type { Variables } from '../stimulus.ts';
import { unknown } from './free-run.ts';

/** One thing that may happen in a state. `key`: the instance that it happens to. */
export type Move =
  | {
      readonly kind: 'start';
      readonly element: string | undefined;
      readonly trigger: 'none' | 'message' | 'signal' | 'timer' | 'conditional';
      readonly name: string | undefined;
    }
  | {
      readonly kind: 'task';
      readonly key: number;
      readonly element: string;
      readonly action: string;
      readonly variables: Variables;
    }
  | { readonly kind: 'job'; readonly key: number; readonly element: string; readonly attempt: number }
  | { readonly kind: 'error'; readonly key: number; readonly element: string; readonly code: string }
  | {
      readonly kind: 'message' | 'signal';
      readonly key: number;
      readonly element: string;
      readonly name: string;
      readonly variables: Variables;
    }
  | { readonly kind: 'timer'; readonly key: number; readonly element: string; readonly wait: Wait }
  | { readonly kind: 'condition'; readonly key: number; readonly element: string; readonly wait: Wait };

/** What the moves of a program depend on besides the state. */
export interface MoveRules {
  /** Codes of errors that only tasks and jobs can throw. */
  readonly foreignErrors: ReadonlySet<string>;
  /** Of a non-interrupting event: the nodes only its own tokens reach. */
  readonly ownPath: (event: Node) => ReadonlySet<string>;
}

/** Everything that may happen next: each option of each task, each job, message, signal, timer and condition in turn. */
export function movesOf(view: Run, state: State, rules: MoveRules): Move[] {
  const { instances } = state;
  const find = (key: number): Instance | undefined => instances[key];
  const moves: Move[] = [];
  const named = new Map<string, Extract<Move, { kind: 'message' | 'signal' }> & { depth: number }>();
  for (const instance of Object.values(instances)) {
    const node = view.nodeOf(instance);
    if (
      instance.life === 'active' &&
      !instance.incident &&
      (instance.task || instance.job) &&
      !isFrozen(find, instance.key)
    )
      moves.push(...workMoves(instance, node, rules));
    for (const wait of instance.waits ?? []) {
      const event = view.nodeIn(instance, wait.element);
      if (isWaitFrozen(find, instance, wait, event.plan.attachedTo === instance.element) || instance.incident) continue;
      if (isBusy(instances, instance, event, rules)) continue;
      if (wait.kind === 'message' || wait.kind === 'signal') offer(named, find, instance, event, wait, wait.kind);
      else if (wait.kind === 'timer') moves.push({ kind: 'timer', key: instance.key, element: wait.element, wait });
      else moves.push({ kind: 'condition', key: instance.key, element: wait.element, wait });
    }
  }
  for (const { depth: _depth, ...move } of named.values()) moves.push(move);
  return moves;
}

function workMoves(instance: Instance, node: Node, rules: MoveRules): Move[] {
  const { key } = instance;
  const ways: Move[] = instance.job
    ? [{ kind: 'job', key, element: node.id, attempt: instance.job.attempt }]
    : optionsOf(node).map(({ action, routing }) => ({
        kind: 'task',
        key,
        element: node.id,
        action,
        variables: unknownVariables(routing),
      }));
  return [...ways, ...errorCodes(node, rules).map((code): Move => ({ kind: 'error', key, element: node.id, code }))];
}

function optionsOf(node: Node): { action: string; routing: string[] }[] {
  const options = node.plan.dossier?.options ?? [];
  if (options.length === 0) return [{ action: 'complete', routing: [] }];
  return options.map((option) => ({
    action: option.action,
    routing: option.fields.filter((field) => field.routing).map((field) => field.id),
  }));
}

/** Errors on the task's own boundary, and those further out that nothing in the program throws. */
function errorCodes(node: Node, rules: MoveRules): string[] {
  const own = node.boundary.flatMap((boundary) =>
    boundary.events.flatMap((event) => (event.kind === 'error' ? [event.code ?? 'any'] : [])),
  );
  return [...new Set([...own, ...rules.foreignErrors])];
}

/** A name reaches the innermost that waits for it, and of these the oldest. */
function offer(
  named: Map<string, Extract<Move, { kind: 'message' | 'signal' }> & { depth: number }>,
  find: (key: number) => Instance | undefined,
  holder: Instance,
  event: Node,
  wait: Wait,
  kind: 'message' | 'signal',
): void {
  const name = wait.name ?? '';
  const depth = depthOf(find, holder, event.plan.attachedTo === holder.element);
  const known = named.get(`${kind} ${name}`);
  if (known && known.depth >= depth) return;
  const routing = event.plan.dossier?.message?.fields.filter((field) => field.routing).map((field) => field.id) ?? [];
  named.set(`${kind} ${name}`, {
    kind,
    key: holder.key,
    element: event.id,
    name,
    variables: unknownVariables(routing),
    depth,
  });
}

/** Tokens of a non-interrupting event go their way beside each other: two show all that more of them could. */
const mostBeside = 2;

function isBusy(instances: State['instances'], holder: Instance, event: Node, rules: MoveRules): boolean {
  if (!event.plan.nonInterrupting) return false;
  const scope = event.type === 'BoundaryEvent' ? holder.scope : holder.key;
  const own = rules.ownPath(event);
  const waiting = Object.entries(instances[scope]?.joins ?? {}).filter(([id]) => own.has(id)).length;
  return (
    waiting +
      Object.values(instances).filter((instance) => instance.scope === scope && own.has(instance.element)).length >=
    mostBeside
  );
}

function unknownVariables(names: readonly string[]): Variables {
  return Object.fromEntries(names.map((name) => [name, unknown]));
}
