import { CollapsibleEntry, ListEntry } from '@bpmn-io/properties-panel';
import { jsx } from '@bpmn-io/properties-panel/preact/jsx-runtime';
import type { DiagramElement, ModdleElement } from '../bpmn/services.ts';
import { checkEntry, type Entry, selectEntry, textEntry } from './entries.ts';
import { attributeOf, childrenOf, type ExtensionEditing } from './extension.ts';
import { fieldTypes } from './vocabulary.ts';

function fieldEntries(
  editing: ExtensionEditing,
  element: DiagramElement,
  field: ModdleElement,
  prefix: string,
): readonly Entry[] {
  const text = (name: string, label: string, description?: string): Entry =>
    textEntry({
      id: `${prefix}-${name}`,
      label,
      ...(description === undefined ? {} : { description }),
      read: () => attributeOf(field, name),
      write: (value) => editing.set(element, field, name, value),
    });
  const check = (name: string, label: string): Entry =>
    checkEntry({
      id: `${prefix}-${name}`,
      label,
      read: () => field.get(name) === true,
      write: (value) => editing.set(element, field, name, value),
    });
  return [
    text('name', 'Tên trường'),
    text('id', 'Mã trường'),
    selectEntry({
      id: `${prefix}-type`,
      label: 'Kiểu dữ liệu',
      words: fieldTypes,
      none: '(chọn kiểu)',
      read: () => attributeOf(field, 'type'),
      write: (value) => editing.set(element, field, 'type', value),
    }),
    ...(field.get('type') === 'choice'
      ? [text('choices', 'Các giá trị', 'Viết dạng mã:Tên, cách nhau bằng dấu phẩy')]
      : []),
    check('required', 'Bắt buộc'),
    check('routing', 'Dùng để rẽ nhánh (thành biến của quy trình)'),
  ];
}

interface FieldListProps {
  readonly element: DiagramElement;
  readonly id: string;
  readonly parent: ModdleElement;
  readonly editing: ExtensionEditing;
}

interface FieldItem extends FieldListProps {
  readonly field: ModdleElement;
}

function FieldComponent({ item, open }: { item: FieldItem; open: boolean }): unknown {
  const { element, id, field, parent, editing } = item;
  return jsx(CollapsibleEntry, {
    id,
    element,
    entries: fieldEntries(editing, element, field, id),
    label: attributeOf(field, 'name') ?? attributeOf(field, 'id') ?? '',
    open,
    remove: () => editing.removeChild(element, parent, 'fields', field),
  });
}

function FieldListComponent({ element, id, parent, editing }: FieldListProps): unknown {
  const fields = childrenOf(parent, 'fields');
  return jsx(ListEntry, {
    id,
    element,
    label: 'Thông tin phải điền',
    items: fields.map((field, index): FieldItem => ({ element, id: `${id}-${index}`, parent, editing, field })),
    component: FieldComponent,
    onAdd: () =>
      editing.addChild(element, parent, 'fields', 'tthc:Field', {
        id: `field${fields.length + 1}`,
        name: 'Trường mới',
        type: 'text',
      }),
    onRemove: ({ field }: FieldItem) => editing.removeChild(element, parent, 'fields', field),
  });
}

/** The list of what is to be filled in with an option or a message. */
export function fieldListEntry(editing: ExtensionEditing, parent: ModdleElement, id: string): Entry {
  return { id, component: FieldListComponent, parent, editing } as Entry;
}
