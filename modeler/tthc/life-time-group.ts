import { Group } from '@bpmn-io/properties-panel';
import { type DiagramElement, isA, type ModdleElement } from '../bpmn/services.ts';
import { textEntry } from './entries.ts';
import { attributeOf, type ExtensionEditing, extensionsIn } from './extension.ts';
import type { PanelGroup } from './panel-group.ts';

/** The message that an element sends or waits for. */
function messageOf(element: DiagramElement): ModdleElement | undefined {
  const { businessObject } = element;
  if (isA(element, 'bpmn:ReceiveTask') || isA(element, 'bpmn:SendTask'))
    return businessObject.get('messageRef') as ModdleElement | undefined;
  if (!isA(element, 'bpmn:Event')) return undefined;
  const definitions = businessObject.get('eventDefinitions');
  const [definition] = (Array.isArray(definitions) ? definitions : []).filter((each: ModdleElement) =>
    each.$instanceOf('bpmn:MessageEventDefinition'),
  );
  return (definition as ModdleElement | undefined)?.get('messageRef') as ModdleElement | undefined;
}

/** How long the message that an element sends or waits for lasts. */
export function lifeTimeGroup(editing: ExtensionEditing, element: DiagramElement): PanelGroup | undefined {
  const message = messageOf(element);
  if (message === undefined) return undefined;
  return {
    id: 'tthc-lifetime',
    label: 'Hạn của thông điệp',
    component: Group,
    entries: [
      textEntry({
        id: 'tthc-lifetime-duration',
        label: 'Chờ người nhận trong',
        description: 'Thời lượng ISO 8601, ví dụ P30D, hoặc biểu thức bắt đầu bằng =; để trống: không hết hạn',
        read: () => attributeOf(extensionsIn(message, 'tthc:LifeTime')[0], 'duration'),
        write: (value) => editing.setOnly(element, 'tthc:LifeTime', ['duration'], 'duration', value, message),
      }),
    ],
  };
}
