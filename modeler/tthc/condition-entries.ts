import type { DiagramElement, ModdleElement } from '../bpmn/services.ts';
import { type Entry, feelEntry, rowsEntry, selectEntry } from './entries.ts';
import { attributeOf, childrenOf, type ExtensionEditing } from './extension.ts';
import { refusals } from './vocabulary.ts';

/** When an action is possible: all of these must hold, and what is told where one does not. */
export function conditionListEntry(
  editing: ExtensionEditing,
  element: DiagramElement,
  parent: ModdleElement,
  id: string,
): Entry {
  return rowsEntry({
    id,
    label: 'Chỉ được thực hiện khi',
    items: () => childrenOf(parent, 'conditions'),
    row: (condition, prefix) => {
      const attribute = (name: string) => ({
        id: `${prefix}-${name}`,
        read: () => attributeOf(condition, name),
        write: (value: string | undefined) => editing.set(element, condition, name, value),
      });
      return {
        label: attributeOf(condition, 'holds') ?? '(chưa có điều kiện)',
        entries: [
          feelEntry({
            label: 'Điều kiện',
            description: 'Biểu thức trên các biến của quy trình, ví dụ supplementCount < 1',
            validate: (value) => (value === undefined || value === '' ? 'Chưa có điều kiện' : undefined),
            ...attribute('holds'),
          }),
          selectEntry({
            label: 'Thông báo khi chưa được',
            words: refusals,
            none: '(chưa chọn)',
            validate: (value) => (value === undefined || value === '' ? 'Chưa chọn thông báo' : undefined),
            ...attribute('refusal'),
          }),
        ],
      };
    },
    add: () =>
      editing.addChild(element, parent, 'conditions', 'tthc:OnlyIf', { holds: '=true', refusal: 'not-allowed' }),
    remove: (condition) => editing.removeChild(element, parent, 'conditions', condition),
  });
}
