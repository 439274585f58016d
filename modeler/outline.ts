import type { BpmnEditor } from './bpmn/bpmn-editor.ts';
import { type DiagramElement, isA } from './bpmn/services.ts';
import { button, h } from './dom.ts';
import { elementTypeName } from './element-type-name.ts';
import { inOrderOfFlow } from './flow-order.ts';
import { attributeOf, extensionsOf } from './tthc/extension.ts';
import { agencyFunctions, agencyRelations, officerRoles } from './tthc/vocabulary.ts';

function label(words: readonly { value: string; label: string }[], value: string | undefined): string | undefined {
  return value === undefined ? undefined : (words.find((word) => word.value === value)?.label ?? value);
}

function laneOf(element: DiagramElement, elements: readonly DiagramElement[]): string | undefined {
  const holds = (lane: DiagramElement): boolean => {
    const nodes = lane.businessObject.get('flowNodeRef');
    return Array.isArray(nodes) && nodes.includes(element.businessObject);
  };
  return elements.find((lane) => isA(lane, 'bpmn:Lane') && holds(lane))?.businessObject.name;
}

function who(element: DiagramElement, elements: readonly DiagramElement[]): string {
  const role = label(
    officerRoles,
    attributeOf(extensionsOf(element, 'zeebe:AssignmentDefinition')[0], 'candidateGroups'),
  );
  const agency = label(
    [...agencyRelations, ...agencyFunctions],
    attributeOf(extensionsOf(element, 'tthc:Task')[0], 'agency'),
  );
  const parts = [role, agency].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(', ') : (laneOf(element, elements) ?? '');
}

function next(element: DiagramElement): string {
  return (element.outgoing ?? [])
    .filter((flow) => isA(flow, 'bpmn:SequenceFlow'))
    .map((flow) => {
      const target = flow.target?.businessObject.name ?? flow.target?.id ?? '';
      const branch = flow.businessObject.name;
      return branch === undefined ? target : `${branch} → ${target}`;
    })
    .join('; ');
}

/** The process as a table: what the canvas shows, for those who read it by keyboard or screen reader. Names can be changed here. */
export function outlineTable(editor: BpmnEditor): HTMLElement {
  const elements = editor.elements();
  const rows = inOrderOfFlow(elements).map((element) =>
    h(
      'tr',
      {},
      h('td', { class: 'muted nowrap' }, elementTypeName(element.type)),
      h(
        'td',
        {},
        h('input', {
          class: 'inline',
          value: element.businessObject.name ?? '',
          'aria-label': `Tên của ${element.id}`,
          onchange: (event) => editor.rename(element.id, (event.target as HTMLInputElement).value.normalize('NFC')),
        }),
      ),
      h('td', {}, who(element, elements)),
      h('td', {}, next(element)),
      h(
        'td',
        {},
        button('Chọn', () => editor.select(element.id), {
          class: 'button small-button',
          'aria-label': `Chọn ${element.businessObject.name ?? element.id} trên sơ đồ`,
        }),
      ),
    ),
  );
  return h(
    'table',
    { class: 'grid' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        ...['Loại', 'Tên', 'Ai thực hiện', 'Tiếp theo', ''].map((name) =>
          name === '' ? h('td') : h('th', { scope: 'col' }, name),
        ),
      ),
    ),
    h('tbody', {}, ...rows),
  );
}
