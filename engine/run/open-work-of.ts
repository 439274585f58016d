import type { OpenIncident, OpenJob, OpenSubscription, OpenTask, OpenWork } from '../open-work.ts';
import type { Node } from '../plan-index.ts';
import type { Program } from '../program.ts';
import type { Instance, State, Wait } from '../state.ts';
import { findOnlyKey } from './conversation.ts';
import { waitingOf } from './correlate.ts';
import { isFrozen } from './freeze.ts';
import { hasFailed } from './incidents.ts';
import { Run } from './run.ts';
import { contextOf } from './variables.ts';

/** What the state waits for. Pure. */
export function openWork(program: Program, state: State): OpenWork {
  const view = new Run(program, state, state.now, noFacts);
  const { instances } = state;
  const find = (key: number) => instances[key];
  const tasks: OpenTask[] = [];
  const jobs: OpenJob[] = [];
  const incidents: OpenIncident[] = [];
  const tokens = new Map<string, { plan: string; element: string; count: number; frozen: boolean }>();
  for (const instance of Object.values(instances)) {
    const node = view.nodeOf(instance);
    const frozen = isFrozen(find, instance.key);
    if (instance.task && instance.life === 'active') tasks.push(taskOf(instance, node, frozen));
    if (instance.job && instance.life === 'active' && !hasFailed(instance))
      jobs.push(jobOf(view, instance, node, frozen));
    if (instance.incident)
      incidents.push({ key: instance.key, plan: node.hash, element: node.id, ...instance.incident });
    if (node.type !== 'Process' && !instance.loop) countToken(tokens, node, frozen, 1);
    for (const [id, flows] of Object.entries(instance.joins ?? {})) {
      countToken(
        tokens,
        view.nodeIn(instance, id),
        frozen,
        Object.values(flows).reduce((sum, waiting) => sum + waiting, 0),
      );
    }
  }
  const waiting = waitingOf(
    instances,
    (holder, wait) => view.nodeIn(holder, wait.element).plan.attachedTo === holder.element,
  );
  const subscriptions = waiting.flatMap(({ holder, wait, frozen }) =>
    subscriptionOf(view, view.nodeIn(holder, wait.element), holder, wait, frozen),
  );
  const dates = waiting.flatMap(({ holder, wait, frozen }) =>
    wait.due === undefined || frozen || holder.incident ? [] : [wait.due],
  );
  return {
    tasks,
    jobs,
    subscriptions,
    incidents,
    alarmAt: dates.length > 0 ? dates.reduce((earliest, date) => Math.min(earliest, date)) : undefined,
    tokens: [...tokens.values()],
    ended: Object.keys(instances).length === 0 ? { elements: state.ends, variables: state.result ?? {} } : undefined,
  };
}

/** Looking reads no calendar: everything that needs one was evaluated in a step. */
const noFacts = { hash: '', calendar: { version: '', daysOff: {}, daysWorked: {}, hours: {}, years: {} } };

function taskOf(instance: Instance, node: Node, frozen: boolean): OpenTask {
  return {
    key: instance.key,
    plan: node.hash,
    element: node.id,
    name: node.plan.name ?? node.id,
    role: instance.task?.role,
    agency: node.plan.dossier?.agency,
    assignee: instance.task?.assignee,
    formKey: node.plan.task?.formKey,
    createdAt: instance.createdAt ?? 0,
    dueAt: instance.task?.dueAt,
    term: instance.task?.term,
    frozen,
  };
}

function jobOf(view: Run, instance: Instance, node: Node, frozen: boolean): OpenJob {
  const source = node.plan.dossier?.dataSource;
  return {
    key: instance.key,
    plan: node.hash,
    element: node.id,
    name: node.plan.name ?? node.id,
    jobType: instance.job?.type ?? node.id,
    attempt: instance.job?.attempt ?? 1,
    headers: {
      ...(source && {
        database: source.database,
        ...(source.component !== undefined && { component: source.component }),
      }),
      ...node.plan.job?.headers,
    },
    inputs: node.plan.inputs
      ? Object.fromEntries(node.plan.inputs.map((input) => [input.target, instance.variables?.[input.target] ?? null]))
      : contextOf(view, instance.key),
    frozen,
  };
}

function subscriptionOf(view: Run, node: Node, holder: Instance, wait: Wait, frozen: boolean): OpenSubscription[] {
  if (wait.kind !== 'message' && wait.kind !== 'signal') return [];
  return [
    {
      key: holder.key,
      plan: node.hash,
      element: node.id,
      name: wait.name ?? '',
      kind: wait.kind,
      correlationKey: wait.key ?? findOnlyKey(view, holder, node.events[wait.event]),
      frozen,
    },
  ];
}

function countToken(
  tokens: Map<string, { plan: string; element: string; count: number; frozen: boolean }>,
  node: Node,
  frozen: boolean,
  count: number,
): void {
  const id = `${node.hash} ${node.id}`;
  const known = tokens.get(id);
  if (known) tokens.set(id, { ...known, count: known.count + count, frozen: known.frozen && frozen });
  else tokens.set(id, { plan: node.hash, element: node.id, count, frozen });
}
