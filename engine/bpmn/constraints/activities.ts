import { activityTypes } from '../../element-types.ts';
import { findBody, findExtension, findNumber, findOne, findText, type Moddle, many, typeOf } from '../moddle.ts';
import type { Constraint } from './constraint.ts';
import { itemOf, sameType } from './item-definitions.ts';
import { inside, type Model } from './model.ts';
import { owner } from './owner.ts';

/** Processes, activities and loops. */
export const activityConstraints: readonly Constraint[] = [
  {
    rule: 'EXT035',
    vi: 'Quy trình công khai không thể là quy trình thực thi.',
    en: 'A public process cannot be executable.',
    find: (model) => model.of('Process').filter((process) => findText(process, 'processType') === 'Public'),
  },
  {
    rule: 'EXT036',
    vi: 'Quy trình không được chứa phần tử biên đạo.',
    en: 'A process must not contain elements of a choreography.',
    find: (model) => choreographies(model).filter((element) => typeOf(element.$parent ?? element) === 'Process'),
  },
  {
    rule: 'EXT056',
    vi: 'Quy trình con không được chứa phần tử biên đạo.',
    en: 'A sub-process must not contain elements of a choreography.',
    find: (model) => choreographies(model).filter((element) => typeOf(element.$parent ?? element) !== 'Process'),
  },
  {
    rule: 'EXT037',
    vi: 'Số lượng thẻ bắt đầu và hoàn thành phải ít nhất là 1.',
    en: 'Start and completion quantities must be at least 1.',
    find: (model) =>
      model
        .of(...activityTypes)
        .filter(
          (activity) =>
            (findNumber(activity, 'startQuantity') ?? 1) < 1 || (findNumber(activity, 'completionQuantity') ?? 1) < 1,
        ),
  },
  {
    rule: 'EXT040',
    vi: 'Người thực hiện không được vừa có biểu thức phân công vừa có tham số.',
    en: 'A resource role must not have both an assignment expression and parameter bindings.',
    find: (model) =>
      model
        .of('ResourceRole', 'Performer', 'HumanPerformer', 'PotentialOwner')
        .filter(
          (role) =>
            findOne(role, 'resourceAssignmentExpression') !== undefined &&
            (many(role, 'resourceParameterBindings').length > 0 || findOne(role, 'resourceRef') !== undefined),
        )
        .map(owner),
  },
  {
    rule: 'resource-parameters',
    vi: 'Tham số của người thực hiện phải là tham số của nguồn lực được nêu.',
    en: 'Parameter bindings need a resource, and bind the parameters of that resource.',
    find: (model) =>
      model
        .of('ResourceRole', 'Performer', 'HumanPerformer', 'PotentialOwner')
        .filter((role) =>
          many(role, 'resourceParameterBindings').some((binding) => {
            const parameter = findOne(binding, 'parameterRef');
            return (
              parameter === undefined || !many(findOne(role, 'resourceRef'), 'resourceParameters').includes(parameter)
            );
          }),
        )
        .map(owner),
  },
  {
    rule: 'EXT061',
    vi: 'Quy trình con tùy biến phải có ít nhất một hoạt động.',
    en: 'An ad-hoc sub-process must contain at least one activity.',
    find: (model) => model.of('AdHocSubProcess').filter((sub) => inside(sub, ...activityTypes).length === 0),
  },
  {
    rule: 'ad-hoc-events',
    vi: 'Quy trình con tùy biến không được chứa sự kiện bắt đầu hoặc kết thúc.',
    en: 'An ad-hoc sub-process must not contain start or end events.',
    find: (model) => model.of('AdHocSubProcess').filter((sub) => inside(sub, 'StartEvent', 'EndEvent').length > 0),
  },
  {
    rule: 'EXT067',
    vi: 'Hoạt động nhiều phiên phải có đúng một nguồn: số lượng hoặc danh sách.',
    en: 'A multi-instance activity must have either a cardinality or a collection.',
    find: (model) =>
      model
        .of('MultiInstanceLoopCharacteristics')
        .filter((loop) => {
          const collection =
            findOne(loop, 'loopDataInputRef') !== undefined ||
            findText(findExtension(loop, 'zeebe:LoopCharacteristics'), 'inputCollection') !== undefined;
          return collection === (findBody(loop, 'loopCardinality') !== undefined);
        })
        .map(owner),
  },
  {
    rule: 'complex-behaviour',
    vi: 'Hành vi phức hợp phải nêu các sự kiện được ném ra.',
    en: 'A complex behaviour must say which events are thrown.',
    find: (model) =>
      model
        .of('MultiInstanceLoopCharacteristics')
        .filter(
          (loop) => findText(loop, 'behavior') === 'Complex' && many(loop, 'complexBehaviorDefinition').length === 0,
        )
        .map(owner),
  },
  {
    rule: 'called-element',
    vi: 'Hoạt động gọi chỉ gọi được quy trình hoặc tác vụ toàn cục.',
    en: 'A call activity can only call a process or a global task.',
    find: (model) =>
      model.of('CallActivity').filter((call) => {
        const called = findCalled(model, call);
        return called !== undefined && !isCallable(called);
      }),
  },
  {
    rule: 'called-data',
    vi: 'Dữ liệu vào và ra của hoạt động gọi không khớp với quy trình hoặc tác vụ được gọi.',
    en: 'The inputs and outputs of a call activity do not match those of what it calls.',
    find: (model) =>
      model.usesDialect
        ? []
        : model.of('CallActivity').filter((call) => {
            const called = findCalled(model, call);
            return (
              called !== undefined &&
              isCallable(called) &&
              [call, called].every((element) => findOne(element, 'ioSpecification') !== undefined) &&
              !(['dataInputs', 'dataOutputs'] as const).every((kind) => sameData(call, called, kind))
            );
          }),
  },
  {
    rule: 'EXT099',
    vi: 'Quy trình được gọi phải có sự kiện bắt đầu không kích hoạt.',
    en: 'A process that is called must have a start event without trigger.',
    find: (model) =>
      model.of('CallActivity').filter((call) => {
        const starts = startsOfCalled(model, call);
        return starts.length > 0 && !starts.some(hasNoTrigger);
      }),
  },
  {
    rule: 'called-start',
    vi: 'Quy trình được gọi có nhiều sự kiện bắt đầu không kích hoạt: không rõ bắt đầu từ đâu.',
    en: 'The process that is called has several start events without trigger: nothing says by which one it begins.',
    find: (model) =>
      model.of('CallActivity').filter((call) => startsOfCalled(model, call).filter(hasNoTrigger).length > 1),
  },
];

function startsOfCalled(model: Model, call: Moddle): readonly Moddle[] {
  const process = findCalled(model, call);
  return process ? inside(process, 'StartEvent') : [];
}

function hasNoTrigger(start: Moddle): boolean {
  return many(start, 'eventDefinitions').length + many(start, 'eventDefinitionRef').length === 0;
}

/** What a call activity calls, where it lies in the same file: by its id, or by the process id of an execution attribute. */
function findCalled(model: Model, call: Moddle): Moddle | undefined {
  const processId = findText(findExtension(call, 'zeebe:CalledElement'), 'processId');
  const id = processId ?? findText(call, 'calledElement')?.replace(/^[\w.-]+:/, '');
  const called = id === undefined ? undefined : model.find(id);
  return processId === undefined || called?.$type === 'bpmn:Process' ? called : undefined;
}

function isCallable(element: Moddle): boolean {
  return typeOf(element) === 'Process' || /^Global\w*Task$/.test(typeOf(element));
}

function sameData(one: Moddle, other: Moddle, kind: 'dataInputs' | 'dataOutputs'): boolean {
  const [these, those] = [one, other].map((element) => many(findOne(element, 'ioSpecification'), kind));
  return (
    these?.length === those?.length &&
    (these ?? []).every((data, index) => sameType(itemOf(data), itemOf(those?.[index])))
  );
}

function choreographies(model: Model): readonly Moddle[] {
  return model.of('ChoreographyTask', 'SubChoreography', 'CallChoreography');
}
