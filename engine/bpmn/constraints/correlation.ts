import { Conversations, findPaths } from '../conversations.ts';
import { findBody, findOne, isTrue, type Moddle, many } from '../moddle.ts';
import { messagesOf } from '../translate-event.ts';
import type { Constraint } from './constraint.ts';
import { type Model, rootOf } from './model.ts';
import { owner } from './owner.ts';

/** Correlation (BPMN 2.0.2, 8.4.2): how a message finds the instance it is meant for. */
export const correlationConstraints: readonly Constraint[] = [
  {
    rule: 'correlation-property',
    vi: 'Thuộc tính tương quan phải nêu cho mỗi thông điệp, một lần, thông điệp và đường dẫn tới giá trị trong đó.',
    en: 'A correlation property must say, once for each message, which message it is and the path to its value there.',
    find: (model) =>
      model.of('CorrelationProperty').filter((property) => {
        const rules = many(property, 'correlationPropertyRetrievalExpression');
        const messages = rules.map((rule) => findOne(rule, 'messageRef'));
        return (
          rules.length === 0 ||
          rules.some((rule) => findBody(rule, 'messagePath') === undefined) ||
          messages.includes(undefined) ||
          new Set(messages).size < messages.length
        );
      }),
  },
  {
    rule: 'correlation-message',
    vi: 'Thông điệp của một hội thoại có khóa tương quan phải mang ít nhất một khóa: mọi thuộc tính của khóa có đường dẫn trong thông điệp đó.',
    en: 'A message of a conversation with correlation keys must carry one of them: all properties of the key have a path in that message.',
    find: (model) => {
      const conversations = new Conversations(model.definitions);
      return model
        .of('MessageFlow')
        .flatMap((flow) => [findOne(flow, 'sourceRef') ?? [], findOne(flow, 'targetRef') ?? []].flat())
        .filter((node) =>
          messagesOf(node).some((message) => {
            const keys = conversations.keysAt(node, message);
            return keys.length > 0 && keys.every((key) => findPaths(key, message) === undefined);
          }),
        );
    },
  },
  {
    rule: 'correlation-subscription',
    vi: 'Đăng ký tương quan phải nêu một khóa của hội thoại mà quy trình tham gia, mỗi khóa một lần.',
    en: 'A correlation subscription must name a key of a conversation that the process takes part in, and each key once.',
    find: (model) => {
      const conversations = new Conversations(model.definitions);
      return model
        .of('CorrelationSubscription')
        .filter((subscription) => {
          const key = findOne(subscription, 'correlationKeyRef');
          const process = rootOf(subscription);
          const same = many(process, 'correlationSubscriptions').filter(
            (other) => findOne(other, 'correlationKeyRef') === key,
          );
          return !key || same.length > 1 || !conversations.hasKey(process, key);
        })
        .map(owner);
    },
  },
  {
    rule: 'correlation-binding',
    vi: 'Đăng ký tương quan phải gắn mỗi thuộc tính của khóa đúng một lần với dữ liệu của quy trình (dataPath).',
    en: 'A correlation subscription must bind each property of its key exactly once to data of the process (dataPath).',
    find: (model) =>
      model
        .of('CorrelationSubscription')
        .filter((subscription) => {
          const properties = many(findOne(subscription, 'correlationKeyRef'), 'correlationPropertyRef');
          const bindings = many(subscription, 'correlationPropertyBinding');
          const bound = bindings.map((binding) => findOne(binding, 'correlationPropertyRef'));
          return (
            bindings.some((binding) => findBody(binding, 'dataPath') === undefined) ||
            bound.length !== properties.length ||
            properties.some((property) => !bound.includes(property))
          );
        })
        .map(owner),
  },
  {
    rule: 'correlation-gateway',
    vi: 'Các thông điệp cùng bắt đầu một thực thể (sau các cổng sự kiện khởi tạo) phải có chung một khóa tương quan.',
    en: 'Messages that begin one instance together (behind instantiating event-based gateways) must share a correlation key.',
    find: (model) => {
      const conversations = new Conversations(model.definitions);
      return instantiatingGateways(model).filter((gateway) => {
        const together = instantiatingGateways(model).filter((other) => other.$parent === gateway.$parent);
        if (together.length === 1 && gateway['eventGatewayType'] !== 'Parallel') return false;
        const carried = together.flatMap((each) => keysBehind(model, conversations, each));
        return (
          carried.some((keys) => keys.length > 0) &&
          !carried[0]?.some((key) => carried.every((keys) => keys.includes(key)))
        );
      });
    },
  },
];

function instantiatingGateways(model: Model): readonly Moddle[] {
  return model.of('EventBasedGateway').filter((gateway) => isTrue(gateway, 'instantiate'));
}

/** For each message behind a gateway the keys it carries. */
function keysBehind(model: Model, conversations: Conversations, gateway: Moddle): (readonly Moddle[])[] {
  return model.outgoing(gateway).flatMap((flow) => {
    const target = findOne(flow, 'targetRef');
    if (!target) return [];
    return messagesOf(target).map((message) =>
      conversations.keysAt(target, message).filter((key) => findPaths(key, message) !== undefined),
    );
  });
}
