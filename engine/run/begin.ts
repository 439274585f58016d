import { evaluateFeel } from '../feel/evaluate.ts';
import type { EventPlan } from '../plan.ts';
import { indexPlan, type Node } from '../plan-index.ts';
import type { Rejection } from '../step.ts';
import type { Stimulus, Variables } from '../stimulus.ts';
import { type KeyValues, keysCarried } from './conversation.ts';
import { drain } from './drain.ts';
import type { Run } from './run.ts';
import { trigger } from './trigger.ts';

/** The first stimulus of a life: enters the entry process, by the start that this stimulus is for. */
export function begin(run: Run, stimulus: Stimulus): Rejection | undefined {
  const root = entryOf(run);
  const { process } = run.program.entry;
  const variables = 'variables' in stimulus ? (stimulus.variables ?? {}) : {};
  if (stimulus.type === 'start') {
    if (root.starts.length === 0 && enterByCondition(run, root, variables)) return undefined;
    if (root.starts.length === 0)
      return { code: 'no-start', message: `Expected process ${process} to have a none start event but it has none` };
    return beginAt(run, root, stimulus.element, variables);
  }
  if (stimulus.type !== 'message' && stimulus.type !== 'signal' && stimulus.type !== 'alarm') {
    return { code: 'not-started', message: `Expected a stimulus that starts the process but found ${stimulus.type}` };
  }
  const start = root.children.find((node) => isStartedBy(node, stimulus));
  if (!start)
    return {
      code: 'no-start',
      message: `Expected process ${process} to have a start event for this ${stimulus.type} but it has none`,
    };
  const event = start.events.find((each) => isEvent(each, stimulus));
  const named = stimulus.type === 'message' ? stimulus.correlationKey : undefined;
  const conversation = keysCarried(run, event, variables, named);
  if (event?.kind === 'message' && event.correlation && Object.keys(conversation).length === 0)
    return {
      code: 'no-start',
      message: `Expected the message ${event.name} to carry a key of its conversation but it carries none`,
    };
  enterRoot(run, root, {}, { start, variables: start.plan.parallelMultiple ? {} : variables, conversation });
  if (start.plan.parallelMultiple) crossOff(run, start, stimulus, variables);
  return undefined;
}

function entryOf(run: Run): Node {
  const { plan, process } = run.program.entry;
  const root = indexPlan(run.planOf(plan)).nodes.get(process);
  if (!root) throw new Error(`Expected process ${process} in plan ${plan} but it is not there`);
  return root;
}

/** By the none start event; of several, which are alternatives, by the one that is named (BPMN 2.0.2, 10.5.2). */
function beginAt(run: Run, root: Node, element: string | undefined, variables: Variables): Rejection | undefined {
  const starts = alternativeStarts(root);
  const named = element === undefined ? undefined : root.starts.find(({ id }) => id === element);
  if (element === undefined ? starts.length > 0 : !named)
    return {
      code: 'no-start',
      message: `Expected a start by one of ${root.starts.map(({ id }) => id).join(', ')} but found ${element ?? 'none named'}`,
    };
  enterRoot(run, root, variables, starts.length > 0 && named ? { start: named, variables: {} } : undefined);
  return undefined;
}

/** None start events of a process that has several: one instance begins by one of them. */
export function alternativeStarts(process: Node): readonly Node[] {
  const starts = process.starts.filter(({ type }) => type === 'StartEvent');
  return starts.length > 1 ? starts : [];
}

/** A start event that needs several events waits for the others inside the process: the first one began it. */
function crossOff(run: Run, start: Node, stimulus: Stimulus, variables: Variables): void {
  drain(run);
  const holder = run.draft.all().find((instance) => instance.element === start.id);
  const wait = holder?.waits?.find(({ event }) => isEvent(start.events[event], stimulus));
  if (!holder || !wait) return;
  trigger(run, holder.key, wait, variables);
}

/** A process that only begins when a condition holds begins when it does for these variables. */
function enterByCondition(run: Run, root: Node, variables: Variables): boolean {
  const start = conditionalStarts(root).find((node) =>
    node.events.some((event) => {
      if (event.kind !== 'conditional') return false;
      const result = evaluateFeel(event.condition, variables, run);
      return result.ok && result.value === true;
    }),
  );
  if (start) enterRoot(run, root, variables, { start, variables: {} });
  return start !== undefined;
}

/** Start events by whose condition a process begins: those of one that has no none start event. */
export function conditionalStarts(process: Node): readonly Node[] {
  if (process.starts.length > 0) return [];
  return process.children.filter(
    (node) => node.type === 'StartEvent' && node.events.some(({ kind }) => kind === 'conditional'),
  );
}

/** Begins a life as if the condition of one of its `conditionalStarts` held. */
export function beginByCondition(run: Run, start: Node): void {
  enterRoot(run, entryOf(run), {}, { start, variables: {} });
}

function isStartedBy(node: Node, stimulus: Stimulus): boolean {
  const behindGateway = node.incoming.some((flow) => flow.source.plan.instantiate);
  if (node.type !== 'StartEvent' && !node.plan.instantiate && !behindGateway) return false;
  return node.events.some((event) => isEvent(event, stimulus));
}

function isEvent(event: EventPlan | undefined, stimulus: Stimulus): boolean {
  if (stimulus.type === 'alarm') return event?.kind === 'timer';
  return event?.kind === stimulus.type && 'name' in event && 'name' in stimulus && event.name === stimulus.name;
}

function enterRoot(
  run: Run,
  root: Node,
  variables: Variables,
  by: { start: Node; variables: Variables; conversation?: KeyValues } | undefined,
): void {
  const instance = run.draft.add({
    element: root.id,
    scope: 0,
    life: 'activating',
    plan: root.hash,
    children: 0,
    variables,
    ...(by && { startedBy: by.start.id, payload: by.variables }),
    ...(by?.conversation && Object.keys(by.conversation).length > 0 && { conversation: by.conversation }),
  });
  run.record(root, instance.key, 'activated');
  run.push({ do: 'activate', key: instance.key });
}
