import { gatewayTypes } from '../../element-types.ts';
import { findNumber, findOne, findText, isFalse, isTrue, type Moddle, typeOf } from '../moddle.ts';
import { eventDefinitionsOf } from '../translate-event.ts';
import type { Constraint } from './constraint.ts';
import type { Model } from './model.ts';

/** Gateways and their directions. */
export const gatewayConstraints: readonly Constraint[] = [
  {
    rule: 'EXT017',
    vi: 'Cổng hội tụ phải có nhiều luồng đi vào và chỉ một luồng đi ra.',
    en: 'A converging gateway must have several incoming and not several outgoing flows.',
    find: (model) =>
      withDirection(model, 'Converging').filter(
        (gateway) => model.incoming(gateway).length < 2 || model.outgoing(gateway).length > 1,
      ),
  },
  {
    rule: 'EXT018',
    vi: 'Cổng phân nhánh phải có nhiều luồng đi ra và chỉ một luồng đi vào.',
    en: 'A diverging gateway must have several outgoing and not several incoming flows.',
    find: (model) =>
      withDirection(model, 'Diverging').filter(
        (gateway) => model.outgoing(gateway).length < 2 || model.incoming(gateway).length > 1,
      ),
  },
  {
    rule: 'EXT019',
    vi: 'Cổng hỗn hợp phải có nhiều luồng đi vào và nhiều luồng đi ra.',
    en: 'A mixed gateway must have several incoming and several outgoing flows.',
    find: (model) =>
      withDirection(model, 'Mixed').filter(
        (gateway) => model.outgoing(gateway).length < 2 || model.incoming(gateway).length < 2,
      ),
  },
  {
    rule: 'EXT135',
    vi: 'Cổng phải có nhiều luồng đi vào hoặc nhiều luồng đi ra.',
    en: 'A gateway must have several incoming or several outgoing flows.',
    find: (model) =>
      model
        .of(...gatewayTypes)
        .filter(
          (gateway) =>
            model.incoming(gateway).length < 2 &&
            model.outgoing(gateway).length < 2 &&
            typeOf(gateway) !== 'EventBasedGateway',
        ),
  },
  {
    rule: 'event-gateway-targets',
    vi: 'Sau cổng sự kiện phải có ít nhất hai nhánh, chỉ gồm sự kiện trung gian nhận hoặc tác vụ nhận.',
    en: 'An event-based gateway must be followed by at least two catching intermediate events or receive tasks, and nothing else.',
    find: (model) =>
      model
        .of('EventBasedGateway')
        .filter(
          (gateway) =>
            model.outgoing(gateway).length < 2 ||
            targets(model, gateway).some(
              (target) => !['IntermediateCatchEvent', 'ReceiveTask'].includes(typeOf(target)),
            ),
        ),
  },
  {
    rule: 'EXT139',
    vi: 'Sau cổng sự kiện không được vừa có tác vụ nhận vừa có sự kiện thông điệp.',
    en: 'An event-based gateway must not be followed by both receive tasks and message events.',
    find: (model) =>
      model.of('EventBasedGateway').filter((gateway) => {
        const after = targets(model, gateway);
        return (
          after.some((target) => typeOf(target) === 'ReceiveTask') &&
          after.some((target) =>
            eventDefinitionsOf(target).some((definition) => typeOf(definition) === 'MessageEventDefinition'),
          )
        );
      }),
  },
  {
    rule: 'EXT141',
    vi: 'Phần tử sau cổng sự kiện không được có luồng đi vào khác.',
    en: 'What follows an event-based gateway must not have other incoming flows.',
    find: (model) =>
      model
        .of('EventBasedGateway')
        .flatMap((gateway) => targets(model, gateway).filter((target) => model.incoming(target).length > 1)),
  },
  {
    rule: 'event-gateway-boundary',
    vi: 'Tác vụ nhận sau cổng sự kiện không được có sự kiện biên.',
    en: 'A receive task after an event-based gateway must not have boundary events.',
    find: (model) =>
      model
        .of('EventBasedGateway')
        .flatMap((gateway) =>
          targets(model, gateway).filter((target) =>
            model.of('BoundaryEvent').some((boundary) => findOne(boundary, 'attachedToRef') === target),
          ),
        ),
  },
  {
    rule: 'event-gateway-quantity',
    vi: 'Tác vụ nhận bắt đầu bằng chính thông điệp của nó (sau cổng sự kiện, hoặc bắt đầu quy trình) không thể đợi nhiều luồng.',
    en: 'A receive task that its message begins (after an event-based gateway, or with the process) cannot wait for several tokens.',
    find: (model) =>
      [
        ...model.of('EventBasedGateway').flatMap((gateway) => targets(model, gateway)),
        ...model.of('ReceiveTask').filter((task) => isTrue(task, 'instantiate')),
      ].filter((target) => (findNumber(target, 'startQuantity') ?? 1) > 1),
  },
  {
    rule: 'parallel-event-gateway',
    vi: 'Cổng sự kiện song song chỉ dùng để bắt đầu quy trình.',
    en: 'A parallel event-based gateway may only start a process.',
    find: (model) =>
      model
        .of('EventBasedGateway')
        .filter((gateway) => findText(gateway, 'eventGatewayType') === 'Parallel' && isFalse(gateway, 'instantiate')),
  },
];

function withDirection(model: Model, direction: string): readonly Moddle[] {
  return model.of(...gatewayTypes).filter((gateway) => findText(gateway, 'gatewayDirection') === direction);
}

function targets(model: Model, gateway: Moddle): readonly Moddle[] {
  return model.outgoing(gateway).flatMap((flow) => findOne(flow, 'targetRef') ?? []);
}
