import type { Correlation, EventPlan } from '../plan.ts';
import { findPaths } from './conversations.ts';
import { findBody, findExtension, findOne, findText, isFalse, type Moddle, many, typeOf } from './moddle.ts';
import type { Translation } from './translation.ts';

/** Event definitions of an event, its own and those it refers to, in the order drawn. */
export function eventDefinitionsOf(element: Moddle): readonly Moddle[] {
  return [...many(element, 'eventDefinitions'), ...many(element, 'eventDefinitionRef')];
}

export function translateEvents(translation: Translation, element: Moddle): EventPlan[] {
  if (typeOf(element) === 'ReceiveTask' || typeOf(element) === 'SendTask') {
    const [message] = messagesOf(element);
    // Without a message there would be nothing to wait for; what a send task sends may be a worker's business.
    if (!message && typeOf(element) === 'ReceiveTask') translation.report('missing-value', element, 'messageRef');
    return message ? [messageEvent(translation, element, message)] : [];
  }
  return eventDefinitionsOf(element).flatMap((definition) => translateEvent(translation, element, definition) ?? []);
}

export function translateEvent(translation: Translation, element: Moddle, definition: Moddle): EventPlan | undefined {
  switch (typeOf(definition)) {
    case 'TimerEventDefinition':
      return timerEvent(translation, element, definition);
    case 'MessageEventDefinition': {
      const message = messageOf(definition, true);
      if (!message) translation.report('missing-value', element, 'message');
      return message && messageEvent(translation, element, message);
    }
    case 'SignalEventDefinition': {
      const signal = findOne(definition, 'signalRef');
      if (!signal) translation.report('missing-value', element, 'signal');
      return (
        signal && { kind: 'signal', name: translation.value(element, findText(signal, 'name') ?? signal.id ?? '') }
      );
    }
    case 'ConditionalEventDefinition': {
      const condition = findBody(definition, 'condition');
      if (condition === undefined) translation.report('missing-value', element, 'condition');
      return condition === undefined
        ? undefined
        : { kind: 'conditional', condition: translation.feel(element, condition) };
    }
    case 'ErrorEventDefinition':
      return { kind: 'error', ...codeOf(translation, element, findText(findOne(definition, 'errorRef'), 'errorCode')) };
    case 'EscalationEventDefinition':
      return {
        kind: 'escalation',
        ...codeOf(translation, element, findText(findOne(definition, 'escalationRef'), 'escalationCode')),
      };
    case 'LinkEventDefinition':
      return { kind: 'link', name: linkName(findOne(definition, 'target') ?? definition) };
    case 'CompensateEventDefinition': {
      const activity = findOne(definition, 'activityRef')?.id;
      return {
        kind: 'compensate',
        ...(activity !== undefined && { activity }),
        ...(isFalse(definition, 'waitForCompletion') && { detached: true }),
      };
    }
    case 'CancelEventDefinition':
      return { kind: 'cancel' };
    case 'TerminateEventDefinition':
      return { kind: 'terminate' };
    default:
      translation.report('unsupported-element', element, typeOf(definition));
      return undefined;
  }
}

function timerEvent(translation: Translation, element: Moddle, definition: Moddle): EventPlan | undefined {
  const date = findBody(definition, 'timeDate');
  const duration = findBody(definition, 'timeDuration');
  const cycle = findBody(definition, 'timeCycle');
  if (date !== undefined) return { kind: 'timer', date: translation.timer(element, 'date', date) };
  if (duration !== undefined) return { kind: 'timer', duration: translation.timer(element, 'duration', duration) };
  if (cycle !== undefined) return { kind: 'timer', cycle: translation.timer(element, 'cycle', cycle) };
  translation.report('missing-value', element, 'timeDate, timeDuration, timeCycle');
  return undefined;
}

function messageEvent(translation: Translation, element: Moddle, message: Moddle): EventPlan {
  const name = translation.value(element, findText(message, 'name') ?? message.id ?? '');
  const key = findText(findExtension(message, 'zeebe:Subscription'), 'correlationKey');
  const lifeTime = findExtension(message, 'tthc:LifeTime');
  const duration = lifeTime && translation.require(element, findText(lifeTime, 'duration'), 'tthc:lifeTime duration');
  return {
    kind: 'message',
    name,
    ...(key !== undefined && { key: translation.value(element, key) }),
    ...(duration !== undefined && { lifeTime: translation.timer(element, 'duration', duration) }),
    ...correlationOf(translation, element, message),
  };
}

/** The keys of its conversations that a message carries. */
function correlationOf(translation: Translation, element: Moddle, message: Moddle): { correlation?: Correlation } {
  const carried = translation.conversations.keysAt(element, message).flatMap((key) => {
    const paths = findPaths(key, message);
    return paths ? [[translation.conversations.nameOf(key), paths.map((path) => translation.feel(element, path))]] : [];
  });
  return carried.length > 0 ? { correlation: Object.fromEntries(carried) } : {};
}

/** The messages that an event or a task sends or receives. */
export function messagesOf(element: Moddle): readonly Moddle[] {
  if (typeOf(element) === 'ReceiveTask' || typeOf(element) === 'SendTask')
    return [messageOf(element, typeOf(element) === 'ReceiveTask') ?? []].flat();
  return eventDefinitionsOf(element).flatMap((definition) =>
    typeOf(definition) === 'MessageEventDefinition' ? (messageOf(definition, true) ?? []) : [],
  );
}

/** Named by itself, or by the operation. */
function messageOf(element: Moddle, incoming: boolean): Moddle | undefined {
  const operation = findOne(element, 'operationRef');
  return (
    findOne(element, 'messageRef') ??
    findOne(operation, incoming ? 'inMessageRef' : 'outMessageRef') ??
    findOne(operation, 'inMessageRef')
  );
}

/** What joins a throwing link to its catching one: the target's name, or its id. */
function linkName(target: Moddle): string {
  return findText(target, 'name') ?? target.id ?? '';
}

function codeOf(translation: Translation, element: Moddle, code: string | undefined) {
  return code === undefined ? {} : { code: translation.value(element, code) };
}
