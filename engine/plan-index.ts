import { type ElementType, isActivity, isScope } from './element-types.ts';
import type { ElementPlan, EventPlan, FlowPlan, Plan } from './plan.ts';

/** A plan's elements linked to each other, so that running needs no look-up by id. Built once per plan object. */
export interface PlanIndex {
  readonly plan: Plan;
  readonly nodes: ReadonlyMap<string, Node>;
  /** Whether any event waits for a condition: only then do variables have to be watched. */
  readonly conditional: boolean;
}

export interface Node {
  readonly id: string;
  readonly type: ElementType;
  readonly plan: ElementPlan;
  readonly hash: string;
  readonly events: readonly EventPlan[];
  readonly scope: Node | undefined;
  readonly children: readonly Node[];
  readonly incoming: readonly Flow[];
  readonly outgoing: readonly Flow[];
  readonly boundary: readonly Node[];
  /** Of a scope: start events of its event sub-processes. */
  readonly handlers: readonly Node[];
  /** Of a scope: where tokens begin when it is entered without an event. */
  readonly starts: readonly Node[];
  /** Activities and sub-processes: everything that may carry boundary events and loops. */
  readonly isActivity: boolean;
  /** Whether tokens meet before it: joins and start quantities. */
  readonly joins: boolean;
}

export interface Flow {
  readonly id: string;
  readonly plan: FlowPlan;
  readonly source: Node;
  readonly target: Node;
}

type Building = { -readonly [K in keyof Node]: Node[K] } & {
  children: Node[];
  incoming: Flow[];
  outgoing: Flow[];
  boundary: Node[];
  handlers: Node[];
  starts: Node[];
};

const cache = new WeakMap<Plan, PlanIndex>();

/** The linked form of a plan. Equal for equal plans; remembered as long as the plan object lives. */
export function indexPlan(plan: Plan): PlanIndex {
  const known = cache.get(plan);
  if (known) return known;
  const built = build(plan);
  cache.set(plan, built);
  return built;
}

function build(plan: Plan): PlanIndex {
  const nodes = new Map<string, Building>();
  for (const [id, element] of Object.entries(plan.elements)) {
    nodes.set(id, {
      id,
      type: element.type,
      plan: element,
      hash: plan.hash,
      events: element.events ?? [],
      scope: undefined,
      children: [],
      incoming: [],
      outgoing: [],
      boundary: [],
      handlers: [],
      starts: [],
      isActivity: isActivity(element.type),
      joins: false,
    });
  }
  for (const [id, flow] of Object.entries(plan.flows)) {
    const source = nodes.get(flow.source);
    const target = nodes.get(flow.target);
    if (!source || !target) continue;
    const linked: Flow = { id, plan: flow, source, target };
    source.outgoing.push(linked);
    target.incoming.push(linked);
  }
  for (const node of nodes.values()) {
    const scope = node.plan.scope === undefined ? undefined : nodes.get(node.plan.scope);
    node.scope = scope;
    scope?.children.push(node);
    if (node.plan.attachedTo !== undefined) nodes.get(node.plan.attachedTo)?.boundary.push(node);
  }
  for (const node of nodes.values()) {
    node.joins =
      (node.type === 'ParallelGateway' && node.incoming.length > 1) ||
      (node.type === 'InclusiveGateway' && node.incoming.length > 1) ||
      (node.type === 'ComplexGateway' && node.incoming.length > 1) ||
      (node.plan.startQuantity ?? 1) > 1;
    if (!isScope(node.type)) continue;
    for (const child of node.children) {
      if (!child.plan.byEvent) continue;
      const start = (child as Building).children.find((inner) => inner.type === 'StartEvent');
      if (start) node.handlers.push(start);
    }
    node.starts.push(...startsOf(node));
  }
  return {
    plan,
    nodes,
    conditional: [...nodes.values()].some((node) => node.events.some((event) => event.kind === 'conditional')),
  };
}

/** Start events without trigger; where a scope has no start event at all, every node nothing leads to. */
function startsOf(scope: Node): Node[] {
  const starts = scope.children.filter((node) => node.type === 'StartEvent');
  if (starts.length > 0) return starts.filter((node) => node.events.length === 0);
  return scope.children.filter((node) => isImplicitStart(node));
}

function isImplicitStart(node: Node): boolean {
  if (node.incoming.length > 0 || node.plan.byEvent || node.plan.forCompensation || node.plan.instantiate) return false;
  if (node.type === 'BoundaryEvent') return false;
  return !node.events.some((event) => event.kind === 'link' && node.type === 'IntermediateCatchEvent');
}
