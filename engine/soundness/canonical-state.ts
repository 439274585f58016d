import type { Node } from '../plan-index.ts';
import type { Compensable, Instance, State } from '../state.ts';

/** A state up to what makes no difference: keys, times, order of creation, variables nobody will read any more. */
export interface CanonicalState {
  readonly text: string;
  /** Instance → its place, equal for instances that correspond to each other in equal states. */
  readonly places: ReadonlyMap<number, number>;
  /** It has more alike tokens than are told apart. */
  readonly isCrowded: boolean;
}

/**
 * @param most alike tokens at one place that are told apart; beyond this number they make no difference
 * @param live variables that may still be read at a node
 * @param note what else tells instances apart
 */
export function canonicalState(
  state: State,
  most: number,
  nodeOf: (instance: Instance) => Node,
  live: (node: Node) => ReadonlySet<string>,
  note: (key: number) => string,
): CanonicalState {
  const instances = Object.values(state.instances);
  const alive = [...new Set(instances.map((instance) => live(nodeOf(instance))))];
  const isLive = (name: string) => alive.some((names) => names.has(name));
  const children = new Map<number, Instance[]>();
  for (const instance of instances) {
    const siblings = children.get(instance.scope);
    if (siblings) siblings.push(instance);
    else children.set(instance.scope, [instance]);
  }
  const texts = new Map<number, string>();
  const describe = (instance: Instance): string => {
    const inner = (children.get(instance.key) ?? []).map(describe).sort();
    const kept = inner.filter((text, index) => index < most || inner[index - most] !== text);
    const text = `${ownText(instance, most, nodeOf(instance), isLive)}${note(instance.key)}(${kept.join(',')})`;
    texts.set(instance.key, text);
    return text;
  };
  const text = (children.get(0) ?? []).map(describe).join();
  const places = new Map<number, number>();
  let isCrowded = instances.some(({ joins }) =>
    Object.values(joins ?? {}).some((flows) => Object.values(flows).some((tokens) => tokens > most)),
  );
  const place = (key: number) => {
    places.set(key, places.size);
    const inner = [...(children.get(key) ?? [])].sort((a, b) =>
      compare(texts.get(a.key) ?? '', texts.get(b.key) ?? ''),
    );
    for (const [index, child] of inner.entries()) {
      const twin = inner[index - most];
      if (twin && texts.get(twin.key) === texts.get(child.key)) {
        isCrowded = true;
        places.set(child.key, places.get(inner[index - 1]?.key ?? 0) ?? 0);
      } else place(child.key);
    }
  };
  for (const root of children.get(0) ?? []) place(root.key);
  return { text, places, isCrowded };
}

/** Instances that a step leaves alone stay the same object; no two explorations share any. */
const known = new WeakMap<Instance, string>();

function ownText(instance: Instance, most: number, node: Node, isLive: (name: string) => boolean): string {
  const variables =
    instance.variables &&
    Object.entries(instance.variables)
      .filter(([name]) => isLive(name))
      .sort(([a], [b]) => compare(a, b));
  const counted =
    instance.loop &&
    node.plan.loop?.kind === 'standard' &&
    (node.plan.loop.maximum !== undefined || isLive('loopCounter'))
      ? instance.loop.completed
      : '';
  const text = known.get(instance) ?? fixedText(instance, most, node);
  known.set(instance, text);
  return `${text}${counted}${variables && variables.length > 0 ? JSON.stringify(variables) : ''}`;
}

function fixedText(instance: Instance, most: number, node: Node): string {
  const {
    element,
    life,
    plan,
    waits,
    joins,
    loop,
    startedBy,
    payload,
    handedUp,
    happened,
    incident,
    frozen,
    compensable,
    undo,
    undoes,
    cancelling,
    adHoc,
    enough,
    interrupted,
    resets,
  } = instance;
  const counts = loop &&
    node.plan.loop?.kind !== 'standard' && [loop.total, loop.started, loop.active, loop.completed, loop.terminated];
  const rest = [
    waits?.map((wait) => [wait.element, wait.event, wait.held === true, wait.name]),
    joinsText(joins, most, node),
    counts,
    startedBy,
    payload,
    handedUp,
    happened,
    incident?.code,
    frozen && [frozen.by.length, frozen.restart],
    compensable?.map(recordText),
    undo?.map((work) => work.pending.map(recordText)),
    undoes,
    cancelling,
    adHoc,
    enough,
    interrupted,
    resets,
  ];
  return `${plan ?? ''}:${element}:${life}:${rest.map((part) => (part === undefined ? '' : JSON.stringify(part))).join(';')}`;
}

/** What of a completed activity can be undone: itself, and what happened inside. */
function recordText({ element, inner }: Compensable): unknown {
  return [element, inner?.map(recordText)];
}

function joinsText(joins: Instance['joins'], most: number, scope: Node): unknown {
  if (!joins) return undefined;
  return Object.entries(joins)
    .sort(([a], [b]) => compare(a, b))
    .map(([id, flows]) => {
      const enough = Math.max(most, scope.children.find((child) => child.id === id)?.plan.startQuantity ?? 0);
      return [
        id,
        Object.entries(flows)
          .sort(([a], [b]) => compare(a, b))
          .map(([flow, tokens]) => [flow, Math.min(tokens, enough)]),
      ];
    });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
