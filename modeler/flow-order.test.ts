import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DiagramElement } from './bpmn/services.ts';
import { inOrderOfFlow } from './flow-order.ts';

interface Drawn extends DiagramElement {
  readonly outgoing: DiagramElement[];
}

function node(id: string, type: string): Drawn {
  const businessObject = {
    $type: type,
    get: () => undefined,
    $instanceOf: (asked: string) => asked === type || asked === 'bpmn:FlowNode',
  };
  return { id, type, businessObject, outgoing: [] };
}

function connect(source: Drawn, target: Drawn): void {
  const businessObject = {
    $type: 'bpmn:SequenceFlow',
    get: () => undefined,
    $instanceOf: (asked: string) => asked === 'bpmn:SequenceFlow',
  };
  source.outgoing.push({ id: `${source.id}-${target.id}`, type: 'bpmn:SequenceFlow', businessObject, target });
}

test('the outline names every element once, whatever way the flows run', () => {
  const edges = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 25 });
  fc.assert(
    fc.property(edges, (pairs) => {
      const nodes = Array.from({ length: 10 }, (_, index) =>
        node(`n${index}`, index === 4 ? 'bpmn:StartEvent' : 'bpmn:Task'),
      );
      for (const [from, to] of pairs) {
        const [source, target] = [nodes[from], nodes[to]];
        if (source !== undefined && target !== undefined) connect(source, target);
      }
      const ordered = inOrderOfFlow(nodes).map(({ id }) => id);
      expect(ordered.toSorted()).toEqual(nodes.map(({ id }) => id).toSorted());
      expect(ordered[0]).toBe('n4');
    }),
  );
});

test('the outline follows the flow, not the order of drawing', () => {
  const [last, middle, first] = [
    node('last', 'bpmn:EndEvent'),
    node('middle', 'bpmn:Task'),
    node('first', 'bpmn:StartEvent'),
  ];
  connect(first, middle);
  connect(middle, last);
  expect(inOrderOfFlow([last, middle, first]).map(({ id }) => id)).toEqual(['first', 'middle', 'last']);
});
