import { type DiagramElement, isA } from './bpmn/services.ts';

/** Flow nodes in the order in which the process reaches them, those never reached at the end. */
export function inOrderOfFlow(elements: readonly DiagramElement[]): readonly DiagramElement[] {
  const nodes = elements.filter((element) => isA(element, 'bpmn:FlowNode'));
  const ordered = new Set<DiagramElement>();
  const visit = (element: DiagramElement): void => {
    if (ordered.has(element)) return;
    ordered.add(element);
    for (const child of element.children ?? []) if (isA(child, 'bpmn:StartEvent')) visit(child);
    for (const attached of element.attachers ?? []) visit(attached);
    for (const flow of element.outgoing ?? [])
      if (isA(flow, 'bpmn:SequenceFlow') && flow.target !== undefined) visit(flow.target);
  };
  for (const start of nodes)
    if (isA(start, 'bpmn:StartEvent') && !isA(start.parent ?? start, 'bpmn:SubProcess')) visit(start);
  for (const rest of nodes) visit(rest);
  return [...ordered];
}
