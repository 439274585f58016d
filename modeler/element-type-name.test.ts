import { expect, test } from '@jest/globals';
import { elementTypeName } from './element-type-name.ts';

test.each([
  ['bpmn:UserTask', 'Công việc của người'],
  ['bpmn:ExclusiveGateway', 'Cổng chọn một nhánh'],
  ['bpmn:EventBasedGateway', 'Cổng theo sự kiện'],
  ['bpmn:SubProcess', 'Quy trình con'],
  ['bpmn:AdHocSubProcess', 'Quy trình con tùy biến'],
  ['bpmn:IntermediateCatchEvent', 'Sự kiện trung gian chờ'],
  ['bpmn:BoundaryEvent', 'Sự kiện gắn biên'],
  ['bpmn:SequenceFlow', 'Luồng tuần tự'],
  ['bpmn:Lane', 'Làn'],
])('%s is called “%s”', (type, name) => {
  expect(elementTypeName(type)).toBe(name);
});
