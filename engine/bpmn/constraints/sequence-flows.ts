import { activityTypes, eventTypes, gatewayTypes, isActivity, isEvent } from '../../element-types.ts';
import { findOne, isTrue, type Moddle, many, typeOf } from '../moddle.ts';
import type { Constraint } from './constraint.ts';
import { flowNodeTypes, inside, type Model, rootOf, startedScopeTypes } from './model.ts';

/** Sequence flows and how nodes hang on them. */
export const sequenceFlowConstraints: readonly Constraint[] = [
  {
    rule: 'EXT006',
    vi: 'Luồng tuần tự phải dẫn tới hoạt động, cổng hoặc sự kiện.',
    en: 'A sequence flow must lead to an activity, a gateway or an event.',
    find: (model) => model.of('SequenceFlow').filter((flow) => isNoFlowNode(findOne(flow, 'targetRef'))),
  },
  {
    rule: 'EXT007',
    vi: 'Luồng tuần tự phải đi ra từ hoạt động, cổng hoặc sự kiện.',
    en: 'A sequence flow must come from an activity, a gateway or an event.',
    find: (model) => model.of('SequenceFlow').filter((flow) => isNoFlowNode(findOne(flow, 'sourceRef'))),
  },
  {
    rule: 'EXT021',
    vi: 'Quy trình con sự kiện không được có luồng đi ra.',
    en: 'An event sub-process must not have outgoing sequence flows.',
    find: (model) =>
      model.of('SubProcess').filter((sub) => isTrue(sub, 'triggeredByEvent') && model.outgoing(sub).length > 0),
  },
  {
    rule: 'EXT022',
    vi: 'Quy trình con sự kiện không được có luồng đi vào.',
    en: 'An event sub-process must not have incoming sequence flows.',
    find: (model) =>
      model.of('SubProcess').filter((sub) => isTrue(sub, 'triggeredByEvent') && model.incoming(sub).length > 0),
  },
  {
    rule: 'EXT023',
    vi: 'Luồng tuần tự không được ghi ở phần tử nguồn (outgoing) hoặc phần tử đích (incoming) của nó, hoặc được ghi ở phần tử khác.',
    en: 'A sequence flow is not listed by its source (outgoing) or its target (incoming), or is listed by another element.',
    find: findUnlistedFlows,
  },
  {
    rule: 'EXT024',
    vi: 'Luồng có điều kiện chỉ được đi ra từ hoạt động hoặc cổng, không từ sự kiện hay cổng sự kiện.',
    en: 'A conditional sequence flow must come from an activity or a gateway, not from an event or an event-based gateway.',
    find: (model) =>
      conditionalFlows(model, (source) => isEvent(typeOf(source)) || typeOf(source) === 'EventBasedGateway'),
  },
  {
    rule: 'EXT025',
    vi: 'Hoạt động có luồng điều kiện thì phải có ít nhất một luồng đi ra khác.',
    en: 'An activity with a conditional sequence flow must have another outgoing one.',
    find: (model) =>
      conditionalFlows(model, (source) => isActivity(typeOf(source)) && model.outgoing(source).length < 2),
  },
  {
    rule: 'EXT026',
    vi: 'Luồng mặc định phải là một luồng đi ra của chính phần tử.',
    en: 'The default flow must be one of the element’s own outgoing flows.',
    find: (model) =>
      model.of(...activityTypes, ...gatewayTypes).filter((node) => {
        const fallback = findOne(node, 'default');
        return fallback !== undefined && !model.outgoing(node).includes(fallback);
      }),
  },
  {
    rule: 'EXT028',
    vi: 'Luồng tuần tự không được đi từ quy trình này sang quy trình khác.',
    en: 'A sequence flow must not cross from one process to another.',
    find: (model) =>
      model.of('SequenceFlow').filter((flow) => ends(flow).some((node) => rootOf(node) !== rootOf(flow))),
  },
  {
    rule: 'immediate-flow',
    vi: 'Trong quy trình thực thi, luồng tuần tự phải nối tiếp ngay (isImmediate không được là false).',
    en: 'In an executable process a sequence flow must be immediate (isImmediate must not be false).',
    find: (model) =>
      model.of('SequenceFlow').filter((flow) => flow['isImmediate'] === false && typeOf(rootOf(flow)) === 'Process'),
  },
  {
    rule: 'EXT152',
    vi: 'Luồng tuần tự không được vượt qua ranh giới quy trình con.',
    en: 'A sequence flow must not cross the boundary of a sub-process.',
    find: (model) =>
      model.of('SequenceFlow').filter((flow) => {
        const [source, target] = ends(flow);
        return source && target && rootOf(source) === rootOf(target) && source.$parent !== target.$parent;
      }),
  },
  {
    rule: 'EXT101',
    vi: 'Sự kiện bắt đầu phải có luồng đi ra.',
    en: 'A start event must have an outgoing sequence flow.',
    find: (model) => {
      const listing = listingRoots(model);
      return model
        .of('StartEvent')
        .filter(
          (start) =>
            model.outgoing(start).length === 0 || (listing.has(rootOf(start)) && many(start, 'outgoing').length === 0),
        );
    },
  },
  {
    rule: 'start-event-incoming',
    vi: 'Sự kiện bắt đầu không được có luồng đi vào.',
    en: 'A start event must not have an incoming sequence flow.',
    find: (model) => model.of('StartEvent').filter((start) => model.incoming(start).length > 0),
  },
  {
    rule: 'end-event-outgoing',
    vi: 'Sự kiện kết thúc không được có luồng đi ra.',
    en: 'An end event must not have an outgoing sequence flow.',
    find: (model) => model.of('EndEvent').filter((end) => model.outgoing(end).length > 0),
  },
  {
    rule: 'end-event-incoming',
    vi: 'Sự kiện kết thúc phải có luồng đi vào.',
    en: 'An end event must have an incoming sequence flow.',
    find: (model) =>
      model
        .of(...startedScopeTypes)
        .filter((scope) => isInstantiated(scope))
        .flatMap((scope) => inside(scope, 'EndEvent').filter((end) => model.incoming(end).length === 0)),
  },
  {
    rule: 'intermediate-event-incoming',
    vi: 'Sự kiện trung gian phải có luồng đi vào (trừ liên kết đích).',
    en: 'An intermediate event must have an incoming sequence flow, unless it catches a link.',
    find: (model) =>
      model
        .of(...startedScopeTypes)
        .filter((scope) => inside(scope, 'StartEvent').length === 0)
        .flatMap((scope) =>
          inside(scope, 'IntermediateCatchEvent', 'IntermediateThrowEvent').filter(
            (event) => model.incoming(event).length === 0 && !beginsOtherwise(event),
          ),
        ),
  },
  {
    rule: 'intermediate-event-outgoing',
    vi: 'Sự kiện trung gian phải có luồng đi ra (trừ liên kết nguồn).',
    en: 'An intermediate event must have an outgoing sequence flow, unless it throws a link.',
    find: (model) =>
      model
        .of('IntermediateCatchEvent', 'IntermediateThrowEvent')
        .filter(
          (event) =>
            model.outgoing(event).length === 0 && !(isLink(event) && typeOf(event) === 'IntermediateThrowEvent'),
        ),
  },
  {
    rule: 'link-event-flows',
    vi: 'Liên kết nguồn không được có luồng đi ra, liên kết đích không được có luồng đi vào.',
    en: 'A throwing link must not have outgoing, a catching link must not have incoming sequence flows.',
    find: (model) =>
      model
        .of('IntermediateCatchEvent', 'IntermediateThrowEvent')
        .filter(
          (event) =>
            isLink(event) &&
            (typeOf(event) === 'IntermediateThrowEvent' ? model.outgoing(event) : model.incoming(event)).length > 0,
        ),
  },
  {
    rule: 'compensation-activity-flows',
    vi: 'Hoạt động bù trừ không được có luồng tuần tự.',
    en: 'A compensation activity must not have sequence flows.',
    find: (model) =>
      model
        .of(...activityTypes)
        .filter(
          (activity) =>
            isTrue(activity, 'isForCompensation') &&
            model.incoming(activity).length + model.outgoing(activity).length > 0,
        ),
  },
  {
    rule: 'instantiate-incoming',
    vi: 'Phần tử bắt đầu quy trình không được có luồng đi vào.',
    en: 'What instantiates the process must not have incoming sequence flows.',
    find: (model) =>
      model
        .of('ReceiveTask', 'EventBasedGateway')
        .filter((node) => isTrue(node, 'instantiate') && model.incoming(node).length > 0),
  },
  {
    rule: 'instantiate-scope',
    vi: 'Chỉ phần tử nằm trực tiếp trong quy trình mới bắt đầu được quy trình.',
    en: 'Only what lies directly in a process can instantiate it.',
    find: (model) =>
      model
        .of('ReceiveTask', 'EventBasedGateway')
        .filter((node) => isTrue(node, 'instantiate') && typeOf(node.$parent ?? node) !== 'Process'),
  },
  {
    rule: 'EXT097',
    vi: 'Có sự kiện kết thúc thì phải có sự kiện bắt đầu.',
    en: 'Where there is an end event there must be a start event.',
    find: (model) =>
      model
        .of(...startedScopeTypes)
        .filter(
          (scope) =>
            inside(scope, 'EndEvent').length > 0 && inside(scope, 'StartEvent').length === 0 && !isInstantiated(scope),
        ),
  },
  {
    rule: 'EXT105',
    vi: 'Có sự kiện bắt đầu thì phải có sự kiện kết thúc.',
    en: 'Where there is a start event there must be an end event.',
    find: (model) =>
      model
        .of(...startedScopeTypes)
        .filter((scope) => inside(scope, 'StartEvent').length > 0 && inside(scope, 'EndEvent').length === 0),
  },
  {
    rule: 'sub-process-start',
    vi: 'Quy trình con chỉ có một sự kiện bắt đầu.',
    en: 'A sub-process has one start event at most.',
    find: (model) =>
      model
        .of('SubProcess', 'Transaction')
        .filter((sub) => !isTrue(sub, 'triggeredByEvent') && inside(sub, 'StartEvent').length > 1),
  },
  {
    rule: 'EXT150',
    vi: 'Phần tử không có luồng đi vào, nên không bao giờ được thực hiện.',
    en: 'The element has no incoming sequence flow where the process begins with a start event.',
    find: (model) =>
      model
        .of(...startedScopeTypes)
        .filter((scope) => inside(scope, 'StartEvent').length > 0)
        .flatMap((scope) =>
          inside(scope, ...flowNodeTypes).filter((node) => model.incoming(node).length === 0 && !beginsOtherwise(node)),
        ),
  },
];

function isNoFlowNode(node: Moddle | undefined): boolean {
  return node !== undefined && !flowNodeTypes.includes(typeOf(node));
}

/** Flows with a condition whose source is of the kind asked for. */
function conditionalFlows(model: Model, isSource: (source: Moddle) => boolean): Moddle[] {
  return model.of('SequenceFlow').filter((flow) => {
    const source = findOne(flow, 'sourceRef');
    return findOne(flow, 'conditionExpression') !== undefined && source !== undefined && isSource(source);
  });
}

function ends(flow: Moddle): Moddle[] {
  return [findOne(flow, 'sourceRef'), findOne(flow, 'targetRef')].filter(
    (node) => node !== undefined && flowNodeTypes.includes(typeOf(node)),
  ) as Moddle[];
}

/** Processes that list the flows of their nodes anywhere. */
function listingRoots(model: Model): ReadonlySet<Moddle> {
  const nodes = model.of(...activityTypes, ...gatewayTypes, ...eventTypes);
  return new Set(nodes.filter((node) => many(node, 'incoming').length + many(node, 'outgoing').length > 0).map(rootOf));
}

/** Lists are optional, but a process that uses them must list every flow at both its ends, and nowhere else. */
function findUnlistedFlows(model: Model): Moddle[] {
  const listing = listingRoots(model);
  const elsewhere = new Set(
    model
      .of(...activityTypes, ...gatewayTypes, ...eventTypes)
      .flatMap((node) => [
        ...many(node, 'incoming').filter((flow) => flow['targetRef'] !== node),
        ...many(node, 'outgoing').filter((flow) => flow['sourceRef'] !== node),
      ]),
  );
  return model.of('SequenceFlow').filter((flow) => {
    if (elsewhere.has(flow)) return true;
    if (!listing.has(rootOf(flow))) return false;
    const source = findOne(flow, 'sourceRef');
    const target = findOne(flow, 'targetRef');
    return (source && !many(source, 'outgoing').includes(flow)) || (target && !many(target, 'incoming').includes(flow));
  });
}

function isInstantiated(scope: Moddle): boolean {
  return inside(scope, 'ReceiveTask', 'EventBasedGateway').some((node) => isTrue(node, 'instantiate'));
}

/** Nodes that something other than a sequence flow begins. */
function beginsOtherwise(node: Moddle): boolean {
  const type = typeOf(node);
  if (type === 'StartEvent' || type === 'BoundaryEvent') return true;
  if (isTrue(node, 'triggeredByEvent') || isTrue(node, 'isForCompensation') || isTrue(node, 'instantiate')) return true;
  return type === 'IntermediateCatchEvent' && isLink(node);
}

function isLink(event: Moddle): boolean {
  return many(event, 'eventDefinitions').some((definition) => typeOf(definition) === 'LinkEventDefinition');
}
