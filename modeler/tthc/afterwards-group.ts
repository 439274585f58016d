import { Group } from '@bpmn-io/properties-panel';
import { type DiagramElement, isA } from '../bpmn/services.ts';
import { effectEntries, namingEntries, peopleEntries } from './action-entries.ts';
import { checkEntry, textEntry } from './entries.ts';
import { attributeOf, type ExtensionEditing, extensionsOf } from './extension.ts';
import type { PanelGroup } from './panel-group.ts';

function wholeDays(value: string | undefined): string | undefined {
  const days = Number(value ?? '');
  return Number.isInteger(days) && days > 0 ? undefined : 'Phải là số ngày nguyên, lớn hơn 0';
}

/** What people may still do, once, after the whole process has ended at this event. */
export function afterwardsGroup(editing: ExtensionEditing, element: DiagramElement): PanelGroup | undefined {
  if (!isA(element, 'bpmn:EndEvent')) return undefined;
  const id = 'tthc-afterwards';
  const afterwards = extensionsOf(element, 'tthc:Afterwards')[0];
  const offered = checkEntry({
    id: `${id}-offered`,
    label: 'Còn một thao tác sau khi kết thúc',
    description: 'Chỉ ghi vào hồ sơ, một lần, không làm quy trình chạy tiếp',
    read: () => afterwards !== undefined,
    write: (value) => {
      if (value === true && afterwards === undefined)
        editing.add(element, 'tthc:Afterwards', {
          action: 'action1',
          name: 'Thao tác mới',
          by: 'desk',
          agency: 'returns',
          days: '30',
        });
      else if (value !== true && afterwards !== undefined) editing.remove(element, afterwards);
    },
  });
  return {
    id,
    label: 'Sau khi kết thúc',
    component: Group,
    entries:
      afterwards === undefined
        ? [offered]
        : [
            offered,
            ...namingEntries(editing, element, afterwards, { id, code: 'Mã thao tác' }),
            ...peopleEntries(editing, element, afterwards, id),
            textEntry({
              id: `${id}-days`,
              label: 'Trong số ngày (theo lịch)',
              validate: wholeDays,
              read: () => attributeOf(afterwards, 'days'),
              write: (value) => editing.set(element, afterwards, 'days', value),
            }),
            ...effectEntries(editing, element, afterwards, id),
          ],
  };
}
