import { activityTypes, eventTypes, gatewayTypes } from '../../element-types.ts';
import { isFalse, isModdle, type Moddle, many, typeOf } from '../moddle.ts';

/** Everything a file contains, except inside processes that say they are not executable, by type. */
export class Model {
  readonly definitions: Moddle;
  readonly all: readonly Moddle[];
  /**
   * Whether the file says by execution attributes of `zeebe:`, `camunda:` or `tthc:` what the standard would say by
   * operations, data and expression types: messages are then correlated by name, and expressions are FEEL.
   */
  readonly usesDialect: boolean;
  readonly #byType = new Map<string, Moddle[]>();
  readonly #byId = new Map<string, Moddle>();
  readonly #incoming = new Map<Moddle, Moddle[]>();
  readonly #outgoing = new Map<Moddle, Moddle[]>();

  constructor(definitions: Moddle) {
    this.definitions = definitions;
    this.usesDialect = Object.entries(definitions.$attrs ?? {}).some(
      ([name, value]) => name.startsWith('xmlns:') && /camunda\.org\/schema|motcua\.vn\/schema/.test(value),
    );
    const all: Moddle[] = [];
    collect(definitions, all);
    this.all = all;
    for (const element of all) {
      add(this.#byType, typeOf(element), element);
      if (element.id !== undefined) this.#byId.set(element.id, element);
    }
    for (const flow of this.of('SequenceFlow')) {
      const { sourceRef, targetRef } = flow;
      if (isModdle(sourceRef)) add(this.#outgoing, sourceRef, flow);
      if (isModdle(targetRef)) add(this.#incoming, targetRef, flow);
    }
  }

  of(...types: readonly string[]): readonly Moddle[] {
    return types.flatMap((type) => this.#byType.get(type) ?? []);
  }

  find(id: string): Moddle | undefined {
    return this.#byId.get(id);
  }

  /** Sequence flows into a node, as the flows themselves say. */
  incoming(node: Moddle): readonly Moddle[] {
    return this.#incoming.get(node) ?? [];
  }

  outgoing(node: Moddle): readonly Moddle[] {
    return this.#outgoing.get(node) ?? [];
  }
}

/** What sequence flows connect, in a choreography too. */
export const flowNodeTypes: readonly string[] = [
  ...activityTypes,
  ...gatewayTypes,
  ...eventTypes,
  'ChoreographyTask',
  'CallChoreography',
  'SubChoreography',
];
/** Scopes that begin with start events and end with end events, where they have any. */
export const startedScopeTypes: readonly string[] = ['Process', 'SubProcess', 'Transaction'];

/** Flow elements of one type directly inside a scope. */
export function inside(scope: Moddle, ...types: readonly string[]): readonly Moddle[] {
  return many(scope, 'flowElements').filter((element) => types.includes(typeOf(element)));
}

/** The process, or other root, that an element belongs to. */
export function rootOf(element: Moddle): Moddle {
  let at = element;
  while (at.$parent && at.$parent.$type !== 'bpmn:Definitions') at = at.$parent;
  return at;
}

function collect(element: Moddle, all: Moddle[]): void {
  if (typeOf(element) === 'Process' && isFalse(element, 'isExecutable')) return;
  if (!element.$type.startsWith('bpmn:')) return;
  all.push(element);
  for (const value of Object.values(element)) {
    for (const child of Array.isArray(value) ? value : [value])
      if (isModdle(child) && child.$parent === element) collect(child, all);
  }
}

function add<K>(map: Map<K, Moddle[]>, key: K, element: Moddle): void {
  const list = map.get(key);
  if (list) list.push(element);
  else map.set(key, [element]);
}
