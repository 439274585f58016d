import { isActivity, isEvent } from '../../element-types.ts';
import { findNumber, findOne, type Moddle, many, typeOf } from '../moddle.ts';
import { eventDefinitionsOf } from '../translate-event.ts';
import type { Constraint } from './constraint.ts';
import { type Model, rootOf } from './model.ts';

/** Message flows and participants. */
export const messageFlowConstraints: readonly Constraint[] = [
  {
    rule: 'EXT008',
    vi: 'Luồng thông điệp chỉ nối bên tham gia, hoạt động và sự kiện.',
    en: 'A message flow may only connect participants, activities and events.',
    find: (model) => model.of('MessageFlow').filter((flow) => ends(flow).some((node) => !takesMessages(typeOf(node)))),
  },
  {
    rule: 'EXT027',
    vi: 'Hợp tác không được tham chiếu tới biên đạo theo cách này.',
    en: 'A choreography or a global conversation must not refer to a choreography.',
    find: (model) =>
      model.of('Choreography', 'GlobalConversation').filter((element) => many(element, 'choreographyRef').length > 0),
  },
  {
    rule: 'EXT030',
    vi: 'Số bên tham gia tối đa phải không nhỏ hơn tối thiểu.',
    en: 'The maximum of a participant’s multiplicity must not be below its minimum.',
    find: (model) =>
      model
        .of('ParticipantMultiplicity')
        .filter((multiplicity) => {
          const maximum = findNumber(multiplicity, 'maximum') ?? 1;
          const minimum = findNumber(multiplicity, 'minimum') ?? 0;
          return minimum < 0 || maximum < 1 || maximum < minimum;
        })
        .map((multiplicity) => multiplicity.$parent ?? multiplicity),
  },
  {
    rule: 'EXT031',
    vi: 'Luồng thông điệp phải nối hai bên tham gia khác nhau.',
    en: 'A message flow must connect two different participants.',
    find: (model) =>
      model.of('MessageFlow').filter((flow) => {
        const [source, target] = ends(flow);
        return (
          source !== undefined &&
          target !== undefined &&
          poolOf(model, source) !== undefined &&
          poolOf(model, source) === poolOf(model, target)
        );
      }),
  },
  {
    rule: 'EXT102',
    vi: 'Sự kiện bắt đầu không được là nguồn của luồng thông điệp.',
    en: 'A start event must not be the source of a message flow.',
    find: (model) => model.of('MessageFlow').filter((flow) => isA(findOne(flow, 'sourceRef'), 'StartEvent')),
  },
  {
    rule: 'EXT103',
    vi: 'Sự kiện bắt đầu nhận luồng thông điệp phải là sự kiện thông điệp.',
    en: 'A start event that is the target of a message flow must be a message start event.',
    find: (model) =>
      model.of('MessageFlow').filter((flow) => {
        const target = findOne(flow, 'targetRef');
        return target !== undefined && isA(target, 'StartEvent') && !hasMessage(target);
      }),
  },
  {
    rule: 'EXT108',
    vi: 'Sự kiện kết thúc không được là đích của luồng thông điệp.',
    en: 'An end event must not be the target of a message flow.',
    find: (model) => model.of('MessageFlow').filter((flow) => isA(findOne(flow, 'targetRef'), 'EndEvent')),
  },
  {
    rule: 'EXT109',
    vi: 'Sự kiện kết thúc gửi luồng thông điệp phải là sự kiện thông điệp.',
    en: 'An end event that is the source of a message flow must be a message end event.',
    find: (model) =>
      model.of('MessageFlow').filter((flow) => {
        const source = findOne(flow, 'sourceRef');
        return source !== undefined && isA(source, 'EndEvent') && !hasMessage(source);
      }),
  },
  {
    rule: 'EXT119',
    vi: 'Sự kiện trung gian nhận (cả sự kiện biên) không được gửi, sự kiện trung gian gửi không được nhận luồng thông điệp.',
    en: 'A catching intermediate event (a boundary event too) must not be the source, a throwing one not the target of a message flow.',
    find: (model) =>
      model
        .of('MessageFlow')
        .filter(
          (flow) =>
            isA(findOne(flow, 'sourceRef'), 'IntermediateCatchEvent') ||
            isA(findOne(flow, 'sourceRef'), 'BoundaryEvent') ||
            isA(findOne(flow, 'targetRef'), 'IntermediateThrowEvent'),
        ),
  },
  {
    rule: 'message-flow-event',
    vi: 'Sự kiện trung gian gửi hoặc nhận luồng thông điệp phải là sự kiện thông điệp.',
    en: 'An intermediate event that sends or receives a message flow must be a message event.',
    find: (model) =>
      model
        .of('MessageFlow')
        .filter((flow) =>
          ends(flow).some(
            (node) =>
              ['IntermediateCatchEvent', 'IntermediateThrowEvent', 'BoundaryEvent'].includes(typeOf(node)) &&
              model.of(typeOf(node)).includes(node) &&
              !hasMessage(node),
          ),
        ),
  },
  {
    rule: 'message-flow-ends',
    vi: 'Luồng thông điệp phải có nguồn và đích.',
    en: 'A message flow must have a source and a target.',
    find: (model) =>
      model.of('MessageFlow').filter((flow) => flow['sourceRef'] === undefined || flow['targetRef'] === undefined),
  },
];

function ends(flow: Moddle): Moddle[] {
  return [findOne(flow, 'sourceRef'), findOne(flow, 'targetRef')].filter((node) => node !== undefined);
}

/** Participants, activities, events, and the nodes of conversations and choreographies. */
function takesMessages(type: string): boolean {
  return isActivity(type) || isEvent(type) || type === 'Participant' || /Conversation|Choreography/.test(type);
}

function hasMessage(event: Moddle): boolean {
  return eventDefinitionsOf(event).some((definition) => isA(definition, 'MessageEventDefinition'));
}

function isA(element: Moddle | undefined, type: string): boolean {
  return element !== undefined && typeOf(element) === type;
}

/** The participant an element belongs to, or is. */
function poolOf(model: Model, element: Moddle): Moddle | undefined {
  if (typeOf(element) === 'Participant') return element;
  const process = rootOf(element);
  return model.of('Participant').find((participant) => findOne(participant, 'processRef') === process) ?? process;
}
