import type { DiagramElement, ModdleElement } from '../bpmn/services.ts';
import { checkEntry, type Entry, rowsEntry, selectEntry, textEntry } from './entries.ts';
import { attributeOf, childrenOf, type ExtensionEditing } from './extension.ts';
import { fieldBindings, fieldTypes } from './vocabulary.ts';

function fieldEntries(
  editing: ExtensionEditing,
  element: DiagramElement,
  field: ModdleElement,
  prefix: string,
): readonly Entry[] {
  const attribute = (name: string) => ({
    id: `${prefix}-${name}`,
    read: () => attributeOf(field, name),
    write: (value: string | undefined) => editing.set(element, field, name, value),
  });
  const check = (name: string, label: string): Entry =>
    checkEntry({
      id: `${prefix}-${name}`,
      label,
      read: () => field.get(name) === true,
      write: (value) => editing.set(element, field, name, value),
    });
  return [
    textEntry({ label: 'Tên trường', ...attribute('name') }),
    textEntry({ label: 'Mã trường', ...attribute('id') }),
    selectEntry({ label: 'Kiểu dữ liệu', words: fieldTypes, none: '(chọn kiểu)', ...attribute('type') }),
    ...(field.get('type') === 'choice'
      ? [
          textEntry({
            label: 'Các giá trị',
            description: 'Viết dạng mã:Tên, cách nhau bằng dấu phẩy',
            ...attribute('choices'),
          }),
        ]
      : []),
    selectEntry({
      label: 'Thông tin của hồ sơ',
      description: 'Trường hiện sẵn giá trị đang lưu và danh mục được chọn',
      words: fieldBindings,
      none: '(không gắn)',
      ...attribute('binds'),
    }),
    check('required', 'Bắt buộc'),
    check('routing', 'Dùng để rẽ nhánh (thành biến của quy trình)'),
  ];
}

/** The list of what is to be filled in with an action. */
export function fieldListEntry(
  editing: ExtensionEditing,
  element: DiagramElement,
  parent: ModdleElement,
  id: string,
): Entry {
  const fields = () => childrenOf(parent, 'fields');
  return rowsEntry({
    id,
    label: 'Thông tin phải điền',
    items: fields,
    row: (field, prefix) => ({
      label: attributeOf(field, 'name') ?? attributeOf(field, 'id') ?? '',
      entries: fieldEntries(editing, element, field, prefix),
    }),
    add: () =>
      editing.addChild(element, parent, 'fields', 'tthc:Field', {
        id: `field${fields().length + 1}`,
        name: 'Trường mới',
        type: 'text',
      }),
    remove: (field) => editing.removeChild(element, parent, 'fields', field),
  });
}
