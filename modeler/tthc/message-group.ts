import { Group } from '@bpmn-io/properties-panel';
import { type DiagramElement, isA, type ModdleElement } from '../bpmn/services.ts';
import { checkEntry, selectEntry, textEntry } from './entries.ts';
import { attributeOf, type ExtensionEditing, extensionsOf } from './extension.ts';
import { fieldListEntry } from './field-entries.ts';
import type { PanelGroup } from './panel-group.ts';
import { actors, agencyFunctions, agencyRelations, tones } from './vocabulary.ts';

function catchesMessage(element: DiagramElement): boolean {
  if (isA(element, 'bpmn:ReceiveTask')) return true;
  if (!isA(element, 'bpmn:CatchEvent')) return false;
  const definitions = element.businessObject.get('eventDefinitions');
  return (
    Array.isArray(definitions) &&
    definitions.some((definition: ModdleElement) => definition.$instanceOf('bpmn:MessageEventDefinition'))
  );
}

/** A caught message as an action that people may take while it is waited for. */
export function messageGroup(editing: ExtensionEditing, element: DiagramElement): PanelGroup | undefined {
  if (!catchesMessage(element)) return undefined;
  const message = extensionsOf(element, 'tthc:Message')[0];
  const offered = checkEntry({
    id: 'tthc-message-offered',
    label: 'Là thao tác của người dùng',
    description: 'Không chọn thì chỉ hệ thống gửi được thông điệp này',
    read: () => message !== undefined,
    write: (value) => {
      if (value === true && message === undefined)
        editing.add(element, 'tthc:Message', {
          action: 'action1',
          name: element.businessObject.name ?? 'Thao tác mới',
          by: 'desk',
          agency: 'received',
          tone: 'default',
        });
      else if (value !== true && message !== undefined) editing.remove(element, message);
    },
  });
  const group = { id: 'tthc-message', label: 'Thao tác của người dùng', component: Group, shouldOpen: true };
  if (message === undefined) return { ...group, entries: [offered] };
  const attribute = (name: string) => ({
    read: () => attributeOf(message, name),
    write: (value: string | undefined) => editing.set(element, message, name, value),
  });
  const by = (attributeOf(message, 'by') ?? '').split(',').filter((actor) => actor !== '');
  return {
    ...group,
    entries: [
      offered,
      textEntry({ id: 'tthc-message-name', label: 'Tên trên nút', ...attribute('name') }),
      textEntry({ id: 'tthc-message-action', label: 'Mã thao tác', ...attribute('action') }),
      ...actors.map(({ value: actor, label }) =>
        checkEntry({
          id: `tthc-message-by-${actor}`,
          label: `${label} được thực hiện`,
          read: () => by.includes(actor),
          write: (value) =>
            editing.set(
              element,
              message,
              'by',
              (value === true ? [...by, actor] : by.filter((other) => other !== actor)).join(','),
            ),
        }),
      ),
      selectEntry({
        id: 'tthc-message-agency',
        label: 'Tại cơ quan',
        words: [...agencyRelations, ...agencyFunctions],
        none: '(mọi cơ quan liên quan)',
        ...attribute('agency'),
      }),
      selectEntry({ id: 'tthc-message-tone', label: 'Kiểu nút', words: tones, none: 'Thường', ...attribute('tone') }),
      fieldListEntry(editing, message, 'tthc-message-fields'),
    ],
  };
}
