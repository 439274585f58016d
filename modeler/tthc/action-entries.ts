import type { DiagramElement, ModdleElement } from '../bpmn/services.ts';
import { checkEntry, type Entry, selectEntry, textEntry } from './entries.ts';
import { attributeOf, type ExtensionEditing } from './extension.ts';
import { fieldListEntry } from './field-entries.ts';
import { actors, agencyFunctions, agencyRelations, recordedChanges, tones } from './vocabulary.ts';

/** Where the values of one action's attributes stand in the drawing. */
function attributes(editing: ExtensionEditing, element: DiagramElement, action: ModdleElement) {
  return (name: string) => ({
    read: () => attributeOf(action, name),
    write: (value: string | undefined) => editing.set(element, action, name, value),
  });
}

/** Name and code of an action: what the button says and what the process is told. */
export function namingEntries(
  editing: ExtensionEditing,
  element: DiagramElement,
  action: ModdleElement,
  { id, code, description }: { readonly id: string; readonly code: string; readonly description?: string },
): readonly Entry[] {
  const attribute = attributes(editing, element, action);
  return [
    textEntry({ id: `${id}-name`, label: 'Tên trên nút', ...attribute('name') }),
    textEntry({
      id: `${id}-action`,
      label: code,
      ...(description === undefined ? {} : { description }),
      validate: (value) => (value === undefined || value === '' ? `Chưa có ${code.toLowerCase()}` : undefined),
      ...attribute('action'),
    }),
  ];
}

/** Who may take an action that is not the completion of somebody's task, and where. */
export function peopleEntries(
  editing: ExtensionEditing,
  element: DiagramElement,
  action: ModdleElement,
  id: string,
): readonly Entry[] {
  const by = (attributeOf(action, 'by') ?? '').split(',').filter((actor) => actor !== '');
  return [
    ...actors.map(({ value: actor, label }) =>
      checkEntry({
        id: `${id}-by-${actor}`,
        label: `${label} được thực hiện`,
        read: () => by.includes(actor),
        write: (value) =>
          editing.set(
            element,
            action,
            'by',
            (value === true ? [...by, actor] : by.filter((other) => other !== actor)).join(','),
          ),
      }),
    ),
    selectEntry({
      id: `${id}-agency`,
      label: 'Tại cơ quan',
      words: [...agencyRelations, ...agencyFunctions],
      none: '(mọi cơ quan liên quan)',
      ...attributes(editing, element, action)('agency'),
    }),
  ];
}

/** How an action looks, what it changes in the record, what is filled in with it. */
export function effectEntries(
  editing: ExtensionEditing,
  element: DiagramElement,
  action: ModdleElement,
  id: string,
): readonly Entry[] {
  const attribute = attributes(editing, element, action);
  return [
    selectEntry({ id: `${id}-tone`, label: 'Kiểu nút', words: tones, none: 'Thường', ...attribute('tone') }),
    selectEntry({
      id: `${id}-records`,
      label: 'Ghi nhận vào hồ sơ',
      description: 'Điều thay đổi trong hồ sơ, ngoài việc chuyển bước',
      words: recordedChanges,
      ...attribute('records'),
    }),
    fieldListEntry(editing, element, action, `${id}-fields`),
  ];
}
