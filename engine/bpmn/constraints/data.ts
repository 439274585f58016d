import { findOne, isTrue, type Moddle, many } from '../moddle.ts';
import type { Constraint } from './constraint.ts';
import { sameType, structureOf } from './item-definitions.ts';
import { owner } from './owner.ts';

/** Data: what goes in and out, and of which type. */
export const dataConstraints: readonly Constraint[] = [
  {
    rule: 'EXT020',
    vi: 'Thuộc tính danh sách (isCollection) của dữ liệu không khớp với kiểu của nó.',
    en: 'Whether the data is a collection does not agree with its item definition.',
    find: (model) =>
      model
        .of('DataInput', 'DataOutput', 'DataObject')
        .filter((data) => {
          const item = findOne(data, 'itemSubjectRef');
          return item !== undefined && isTrue(data, 'isCollection') !== isTrue(item, 'isCollection');
        })
        .map((data) => (data.$type === 'bpmn:DataObject' ? data : owner(data))),
  },
  {
    rule: 'EXT042',
    vi: 'Tác vụ dịch vụ có thao tác thì phải có dữ liệu vào cho thông điệp của thao tác đó.',
    en: 'A service task with an operation must have a data input for the operation’s message.',
    find: (model) =>
      model
        .of('ServiceTask')
        .filter((task) => findOne(task, 'operationRef') !== undefined && inputsOf(task).length === 0),
  },
  {
    rule: 'EXT043',
    vi: 'Tác vụ dịch vụ có thao tác trả lời thì phải có dữ liệu ra cho thông điệp trả lời.',
    en: 'A service task with an operation that answers must have a data output for the answer.',
    find: (model) =>
      model
        .of('ServiceTask')
        .filter(
          (task) =>
            findOne(findOne(task, 'operationRef'), 'outMessageRef') !== undefined && outputsOf(task).length === 0,
        ),
  },
  {
    rule: 'service-data',
    vi: 'Tác vụ dịch vụ có thao tác thì chỉ có một tập và một dữ liệu vào, nhiều nhất một tập và một dữ liệu ra.',
    en: 'A service task with an operation has one input set with one input, and at most one output set with one output.',
    find: (model) =>
      model
        .of('ServiceTask')
        .filter(
          (task) =>
            findOne(task, 'operationRef') !== undefined &&
            [
              inputsOf(task),
              outputsOf(task),
              many(findOne(task, 'ioSpecification'), 'inputSets'),
              many(findOne(task, 'ioSpecification'), 'outputSets'),
            ].some((list) => list.length > 1),
        ),
  },
  {
    rule: 'EXT047',
    vi: 'Dữ liệu của tác vụ gửi hoặc nhận không cùng kiểu với thông điệp.',
    en: 'The data of a send or receive task is not of the type of its message.',
    find: (model) => [
      ...model
        .of('SendTask')
        .filter((task) => inputsOf(task).length > 0 && !sameItem(inputsOf(task)[0], findOne(task, 'messageRef'))),
      ...model
        .of('ReceiveTask')
        .filter((task) => outputsOf(task).length > 0 && !sameItem(outputsOf(task)[0], findOne(task, 'messageRef'))),
    ],
  },
  {
    rule: 'EXT068',
    vi: 'Dữ liệu vào của một phiên không cùng kiểu với phần tử của danh sách.',
    en: 'The input of one instance is not of the type of the collection’s items.',
    find: (model) =>
      model
        .of('MultiInstanceLoopCharacteristics')
        .filter((loop) => {
          const all = findOne(findOne(loop, 'loopDataInputRef'), 'itemSubjectRef');
          const one = findOne(findOne(loop, 'inputDataItem'), 'itemSubjectRef');
          return (
            all !== undefined &&
            one !== undefined &&
            (structureOf(all) !== structureOf(one) || isTrue(one, 'isCollection'))
          );
        })
        .map(owner),
  },
  {
    rule: 'EXT044',
    vi: 'Dữ liệu vào không cùng kiểu với thông điệp vào của thao tác.',
    en: 'The data input is not of the type of the operation’s incoming message.',
    find: (model) =>
      model
        .of('ServiceTask')
        .filter(
          (task) =>
            inputsOf(task).length > 0 &&
            !sameItem(inputsOf(task)[0], findOne(findOne(task, 'operationRef'), 'inMessageRef')),
        ),
  },
  {
    rule: 'EXT045',
    vi: 'Dữ liệu ra không cùng kiểu với thông điệp ra của thao tác.',
    en: 'The data output is not of the type of the operation’s outgoing message.',
    find: (model) =>
      model
        .of('ServiceTask')
        .filter(
          (task) =>
            outputsOf(task).length > 0 &&
            !sameItem(outputsOf(task)[0], findOne(findOne(task, 'operationRef'), 'outMessageRef')),
        ),
  },
  {
    rule: 'EXT046',
    vi: 'Tác vụ gửi có nhiều nhất một tập dữ liệu vào, với một dữ liệu.',
    en: 'A send task has at most one input set, with one data input.',
    find: (model) =>
      model
        .of('SendTask')
        .filter((task) => many(findOne(task, 'ioSpecification'), 'inputSets').length > 1 || inputsOf(task).length > 1),
  },
  {
    rule: 'EXT050',
    vi: 'Tác vụ nhận có nhiều nhất một tập dữ liệu ra.',
    en: 'A receive task has at most one output set.',
    find: (model) =>
      model.of('ReceiveTask').filter((task) => many(findOne(task, 'ioSpecification'), 'outputSets').length > 1),
  },
  {
    rule: 'EXT051',
    vi: 'Tác vụ nhận có nhiều nhất một dữ liệu ra.',
    en: 'A receive task has at most one data output.',
    find: (model) => model.of('ReceiveTask').filter((task) => outputsOf(task).length > 1),
  },
  {
    rule: 'EXT065',
    vi: 'Dữ liệu của liên kết giao tiếp không cùng kiểu với thông điệp của thao tác.',
    en: 'The data of an interface binding is not of the type of the operation’s message.',
    find: (model) =>
      model
        .of('InputOutputBinding')
        .filter((binding) => {
          const operation = findOne(binding, 'operationRef');
          const disagrees = (data: Moddle | undefined, message: Moddle | undefined) =>
            data !== undefined && message !== undefined && !sameItem(data, message);
          return (
            disagrees(dataOf(binding, 'inputDataRef'), findOne(operation, 'inMessageRef')) ||
            disagrees(dataOf(binding, 'outputDataRef'), findOne(operation, 'outMessageRef'))
          );
        })
        .map(owner),
  },
  {
    rule: 'EXT069',
    vi: 'Dữ liệu ra của một phiên không cùng kiểu với phần tử của danh sách kết quả.',
    en: 'The output of one instance is not of the type of the result’s items.',
    find: (model) =>
      model
        .of('MultiInstanceLoopCharacteristics')
        .filter((loop) => {
          const all = findOne(findOne(loop, 'loopDataOutputRef'), 'itemSubjectRef');
          const one = findOne(findOne(loop, 'outputDataItem'), 'itemSubjectRef');
          return (
            all !== undefined &&
            one !== undefined &&
            (structureOf(all) !== structureOf(one) || isTrue(one, 'isCollection'))
          );
        })
        .map(owner),
  },
  {
    rule: 'EXT079',
    vi: 'Quy trình con không được tự khai báo dữ liệu vào hoặc ra.',
    en: 'A sub-process must not define data inputs or outputs of its own.',
    find: (model) =>
      model
        .of('SubProcess', 'Transaction', 'AdHocSubProcess')
        .filter((sub) => findOne(sub, 'ioSpecification') !== undefined),
  },
  {
    rule: 'EXT086',
    vi: 'Dữ liệu dùng trong khi thực hiện phải thuộc tập dữ liệu vào đó.',
    en: 'An input used while executing or optional must belong to its input set.',
    find: (model) =>
      model
        .of('InputSet')
        .filter(
          (set) =>
            !contains(set, 'dataInputRefs', 'whileExecutingInputRefs') ||
            !contains(set, 'dataInputRefs', 'optionalInputRefs'),
        )
        .map(owner),
  },
  {
    rule: 'EXT087',
    vi: 'Tập dữ liệu vào và tập dữ liệu ra phải tham chiếu lẫn nhau.',
    en: 'Input sets and output sets must refer to each other.',
    find: (model) =>
      [
        ...model
          .of('InputSet')
          .filter((set) => many(set, 'outputSetRefs').some((other) => !many(other, 'inputSetRefs').includes(set))),
        ...model
          .of('OutputSet')
          .filter((set) => many(set, 'inputSetRefs').some((other) => !many(other, 'outputSetRefs').includes(set))),
      ].map(owner),
  },
  {
    rule: 'data-sets',
    vi: 'Đặc tả dữ liệu phải có ít nhất một tập dữ liệu vào và một tập dữ liệu ra.',
    en: 'A data specification must have at least one input set and one output set.',
    find: (model) =>
      model
        .of('InputOutputSpecification')
        .filter(
          (specification) =>
            many(specification, 'inputSets').length === 0 || many(specification, 'outputSets').length === 0,
        )
        .map(owner),
  },
  {
    rule: 'data-set-members',
    vi: 'Tập dữ liệu chỉ được gồm dữ liệu của chính phần tử chứa nó.',
    en: 'A set of data may only refer to data of the element it belongs to.',
    find: (model) =>
      [
        ...model
          .of('InputSet')
          .filter((set) => many(set, 'dataInputRefs').some((data) => !many(set.$parent, 'dataInputs').includes(data))),
        ...model
          .of('OutputSet')
          .filter((set) =>
            many(set, 'dataOutputRefs').some((data) => !many(set.$parent, 'dataOutputs').includes(data)),
          ),
      ].map(owner),
  },
  {
    rule: 'data-reference-type',
    vi: 'Tham chiếu đối tượng dữ liệu không được tự nêu kiểu.',
    en: 'A reference to a data object must not give a type of its own.',
    find: (model) =>
      model.of('DataObjectReference').filter((reference) => findOne(reference, 'itemSubjectRef') !== undefined),
  },
  {
    rule: 'data-object-state',
    vi: 'Trạng thái dữ liệu thuộc về tham chiếu, không thuộc về đối tượng dữ liệu.',
    en: 'A state belongs to a reference to a data object, not to the data object.',
    find: (model) => model.of('DataObject').filter((data) => findOne(data, 'dataState') !== undefined),
  },
  {
    rule: 'EXT088',
    vi: 'Mỗi dữ liệu phải thuộc ít nhất một tập dữ liệu.',
    en: 'Every data input and output must belong to at least one set.',
    find: (model) =>
      model
        .of('InputOutputSpecification')
        .filter((specification) => {
          const inSets = new Set([
            ...many(specification, 'inputSets').flatMap((set) => many(set, 'dataInputRefs')),
            ...many(specification, 'outputSets').flatMap((set) => many(set, 'dataOutputRefs')),
          ]);
          return [...many(specification, 'dataInputs'), ...many(specification, 'dataOutputs')].some(
            (data) => !inSets.has(data),
          );
        })
        .map(owner),
  },
  {
    rule: 'EXT089',
    vi: 'Dữ liệu ra tùy chọn phải thuộc tập dữ liệu ra đó.',
    en: 'An optional output must belong to its output set.',
    find: (model) =>
      model
        .of('OutputSet')
        .filter((set) => !contains(set, 'dataOutputRefs', 'optionalOutputRefs'))
        .map(owner),
  },
  {
    rule: 'EXT090',
    vi: 'Dữ liệu ra trong khi thực hiện phải thuộc tập dữ liệu ra đó.',
    en: 'An output produced while executing must belong to its output set.',
    find: (model) =>
      model
        .of('OutputSet')
        .filter((set) => !contains(set, 'dataOutputRefs', 'whileExecutingOutputRefs'))
        .map(owner),
  },
];

function inputsOf(task: Moddle): readonly Moddle[] {
  return many(findOne(task, 'ioSpecification'), 'dataInputs');
}

function outputsOf(task: Moddle): readonly Moddle[] {
  return many(findOne(task, 'ioSpecification'), 'dataOutputs');
}

/** The data itself, or the set that stands for it. */
function dataOf(binding: Moddle, property: string): Moddle | undefined {
  const data = findOne(binding, property);
  return many(data, 'dataInputRefs')[0] ?? many(data, 'dataOutputRefs')[0] ?? data;
}

/** Whether the data is of the message's type. A missing operation says nothing. */
function sameItem(data: Moddle | undefined, message: Moddle | undefined): boolean {
  return !message || sameType(findOne(data, 'itemSubjectRef'), findOne(message, 'itemRef'));
}

function contains(set: Moddle, whole: string, part: string): boolean {
  return many(set, part).every((data) => many(set, whole).includes(data));
}
