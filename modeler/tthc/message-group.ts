import { Group } from '@bpmn-io/properties-panel';
import { type DiagramElement, isA, type ModdleElement } from '../bpmn/services.ts';
import { effectEntries, namingEntries, peopleEntries } from './action-entries.ts';
import { conditionListEntry } from './condition-entries.ts';
import { checkEntry } from './entries.ts';
import { type ExtensionEditing, extensionsOf } from './extension.ts';
import type { PanelGroup } from './panel-group.ts';

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
  const id = 'tthc-message';
  return {
    id,
    label: 'Thao tác của người dùng',
    component: Group,
    shouldOpen: true,
    entries:
      message === undefined
        ? [offered]
        : [
            offered,
            ...namingEntries(editing, element, message, { id, code: 'Mã thao tác' }),
            ...peopleEntries(editing, element, message, id),
            ...effectEntries(editing, element, message, id),
            conditionListEntry(editing, element, message, `${id}-conditions`),
          ],
  };
}
