import { beforeAll, describe, expect, test } from '@jest/globals';
import { BpmnModdle } from 'bpmn-moddle';
import type { ModdleElement } from './bpmn/services.ts';
import { changesBetween } from './changes.ts';

const file = (tasks: string, y: number): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" targetNamespace="x">
  <bpmn:process id="P" isExecutable="true">${tasks}</bpmn:process>
  <bpmndi:BPMNDiagram id="D"><bpmndi:BPMNPlane id="L" bpmnElement="P">
    <bpmndi:BPMNShape id="S" bpmnElement="A"><dc:Bounds x="0" y="${y}" width="100" height="80"/></bpmndi:BPMNShape>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

async function read(xml: string): Promise<ModdleElement> {
  return (await new BpmnModdle().fromXML(xml)).rootElement as ModdleElement;
}

describe('what the designer is shown before publishing', () => {
  let published: ModdleElement;
  beforeAll(async () => {
    published = await read(file('<bpmn:userTask id="A" name="Thẩm định"/><bpmn:task id="B" name="Ghi sổ"/>', 0));
  });

  test('names what was added, removed and changed', async () => {
    const drawn = await read(file('<bpmn:userTask id="A" name="Thẩm định hồ sơ"/><bpmn:scriptTask id="C"/>', 0));
    expect(changesBetween(published, drawn)).toEqual([
      { kind: 'added', id: 'C', type: 'Công việc tính toán', name: 'C' },
      { kind: 'removed', id: 'B', type: 'Công việc', name: 'Ghi sổ' },
      { kind: 'changed', id: 'A', type: 'Công việc của người', name: 'Thẩm định hồ sơ' },
    ]);
  });

  test('tells moving an element from changing it', async () => {
    const drawn = await read(file('<bpmn:userTask id="A" name="Thẩm định"/><bpmn:task id="B" name="Ghi sổ"/>', 40));
    expect(changesBetween(published, drawn)).toEqual([
      { kind: 'moved', id: 'A', type: 'Công việc của người', name: 'Thẩm định' },
    ]);
  });

  test('is nothing when nothing differs', async () => {
    expect(changesBetween(published, published)).toEqual([]);
  });
});
