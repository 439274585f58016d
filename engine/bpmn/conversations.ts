import { findBody, findOne, findText, type Moddle, many, typeOf } from './moddle.ts';

/** A correlation key and those of whose messages it can tell the conversation. */
interface Applied {
  readonly key: Moddle;
  /** A flow node, or a process: all its nodes. */
  readonly to: Moddle;
  /** The only message it applies to there. */
  readonly message: Moddle | undefined;
}

/**
 * Which correlation keys apply to the messages of a file (BPMN 2.0.2, 8.4.2): those of the collaborations and
 * conversations that hold or group the message flows, through sub-conversations and called collaborations. A
 * conversation that names no message flows groups all of its participants'. Keys without properties say nothing.
 */
export class Conversations {
  readonly #applied: Applied[] = [];
  readonly #names = new Map<Moddle, string>();

  constructor(definitions: Moddle) {
    for (const root of many(definitions, 'rootElements'))
      if (typeOf(root) === 'Collaboration' || typeOf(root) === 'GlobalConversation')
        this.#visitCollaboration(root, [], [root]);
  }

  /** The keys that apply to a node's message, whether or not the message carries them. */
  keysAt(node: Moddle, message: Moddle): readonly Moddle[] {
    const around = new Set<Moddle>();
    for (let at: Moddle | undefined = node; at; at = at.$parent) around.add(at);
    const found = this.#applied.filter(
      (applied) => around.has(applied.to) && (applied.message === undefined || applied.message === message),
    );
    return [...new Set(found.map(({ key }) => key))];
  }

  /** Whether a key applies to any message of a process. */
  hasKey(process: Moddle, key: Moddle): boolean {
    return this.#applied.some(({ key: each, to }) => {
      let root = to;
      while (root.$parent && typeOf(root) !== 'Process') root = root.$parent;
      return each === key && root === process;
    });
  }

  /** The key by name in a plan. */
  nameOf(key: Moddle): string {
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const name = key.id ?? `${findText(key, 'name') ?? 'key'} ${this.#names.size + 1}`;
    this.#names.set(key, name);
    return name;
  }

  #visitCollaboration(collaboration: Moddle, inherited: readonly Moddle[], around: readonly Moddle[]): void {
    const keys = [...inherited, ...keysOf(collaboration)];
    for (const participant of many(collaboration, 'participants')) this.#applyTo(participant, keys, undefined);
    for (const flow of many(collaboration, 'messageFlows')) this.#applyToFlow(flow, keys);
    for (const node of many(collaboration, 'conversations')) this.#visitNode(node, [], around);
  }

  #visitNode(node: Moddle, inherited: readonly Moddle[], around: readonly Moddle[]): void {
    const keys = [...inherited, ...keysOf(node)];
    const flows = many(node, 'messageFlowRef');
    for (const flow of flows) this.#applyToFlow(flow, keys);
    if (flows.length === 0)
      for (const participant of many(node, 'participantRef')) this.#applyTo(participant, keys, undefined);
    for (const inner of many(node, 'conversationNodes')) this.#visitNode(inner, keys, around);
    const called = findOne(node, 'calledCollaborationRef');
    if (called && !around.includes(called)) this.#visitCollaboration(called, keys, [...around, called]);
  }

  #applyToFlow(flow: Moddle, keys: readonly Moddle[]): void {
    for (const end of [findOne(flow, 'sourceRef'), findOne(flow, 'targetRef')])
      if (end) this.#applyTo(end, keys, findOne(flow, 'messageRef'));
  }

  #applyTo(end: Moddle, keys: readonly Moddle[], message: Moddle | undefined): void {
    const isParticipant = typeOf(end) === 'Participant';
    const to = isParticipant ? findOne(end, 'processRef') : end;
    if (to) for (const key of keys) this.#applied.push({ key, to, message: isParticipant ? message : undefined });
  }
}

/** Where a message carries the properties of a key, in their order; undefined where it does not carry all of them. */
export function findPaths(key: Moddle, message: Moddle): readonly string[] | undefined {
  const paths = many(key, 'correlationPropertyRef').map((property) => {
    const rule = many(property, 'correlationPropertyRetrievalExpression').find(
      (each) => findOne(each, 'messageRef') === message,
    );
    return findBody(rule, 'messagePath');
  });
  return paths.every((path) => path !== undefined) ? paths : undefined;
}

function keysOf(element: Moddle): readonly Moddle[] {
  return many(element, 'correlationKeys').filter((key) => many(key, 'correlationPropertyRef').length > 0);
}
