import {
  CheckboxEntry,
  CollapsibleEntry,
  FeelEntry,
  isCheckboxEntryEdited,
  isFeelEntryEdited,
  isSelectEntryEdited,
  isTextFieldEntryEdited,
  ListEntry,
  SelectEntry,
  TextFieldEntry,
} from '@bpmn-io/properties-panel';
import { jsx } from '@bpmn-io/properties-panel/preact/jsx-runtime';
import { useService } from 'bpmn-js-properties-panel';
import type { DiagramElement, ModdleElement } from '../bpmn/services.ts';
import type { Word } from './vocabulary.ts';

/** One line of the properties panel: how a value of the drawing is read and written. */
export interface Entry {
  readonly id: string;
  readonly component: unknown;
  readonly isEdited?: (node: unknown) => boolean;
}

interface Value<V> {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly read: () => V | undefined;
  readonly write: (value: V | undefined) => void;
  /** What is wrong with a value, in the designer's words. */
  readonly validate?: (value: V | undefined) => string | undefined;
}

interface Shown<V> extends Value<V> {
  readonly element: DiagramElement;
}

function TextComponent({ element, id, label, description, read, write, validate }: Shown<string>): unknown {
  const debounce = useService<unknown>('debounceInput');
  return TextFieldEntry({
    element,
    id,
    label,
    ...(description === undefined ? {} : { description }),
    getValue: read,
    setValue: write,
    ...(validate === undefined ? {} : { validate }),
    debounce,
  });
}

/** A line of text. */
export function textEntry(value: Value<string>): Entry {
  return { ...value, component: TextComponent, isEdited: isTextFieldEntryEdited };
}

function SelectComponent({
  element,
  id,
  label,
  description,
  read,
  write,
  validate,
  words,
  none,
}: Shown<string> & { words: readonly Word[]; none: string }): unknown {
  const options = [{ value: '', label: none }, ...words];
  const unknown = read();
  if (unknown !== undefined && !options.some((option) => option.value === unknown))
    options.push({ value: unknown, label: unknown });
  return SelectEntry({
    element,
    id,
    label,
    ...(description === undefined ? {} : { description }),
    getValue: () => read() ?? '',
    setValue: write,
    ...(validate === undefined ? {} : { validate }),
    getOptions: () => options,
  });
}

/** One of a closed list, or none; a value of the file that is not on the list is shown as it is. */
export function selectEntry(value: Value<string> & { readonly words: readonly Word[]; readonly none?: string }): Entry {
  return {
    ...value,
    none: value.none ?? '(không)',
    component: SelectComponent,
    isEdited: isSelectEntryEdited,
  } as Entry;
}

function CheckComponent({ element, id, label, description, read, write }: Shown<boolean>): unknown {
  return CheckboxEntry({
    element,
    id,
    label,
    ...(description === undefined ? {} : { description }),
    getValue: read,
    setValue: write,
  });
}

/** Yes or no. */
export function checkEntry(value: Value<boolean>): Entry {
  return { ...value, component: CheckComponent, isEdited: isCheckboxEntryEdited };
}

function FeelComponent({ element, id, label, description, read, write, validate }: Shown<string>): unknown {
  const debounce = useService<unknown>('debounceInput');
  const translate = useService<unknown>('translate');
  return FeelEntry({
    element,
    id,
    label,
    ...(description === undefined ? {} : { description }),
    feel: 'required',
    getValue: read,
    setValue: write,
    ...(validate === undefined ? {} : { validate }),
    debounce,
    translate,
  });
}

/** A FEEL expression, in the file with its `=`; its grammar is checked while it is written. */
export function feelEntry(value: Value<string>): Entry {
  return { ...value, component: FeelComponent, isEdited: isFeelEntryEdited };
}

/** Children of an extension element, each a row that opens to its own lines. */
interface Rows {
  readonly id: string;
  readonly label: string;
  /** The children themselves: a row stays the same row, with the cursor in it, while its values change. */
  readonly items: () => readonly ModdleElement[];
  readonly row: (item: ModdleElement, id: string) => { readonly label: string; readonly entries: readonly Entry[] };
  readonly add: () => void;
  readonly remove: (item: ModdleElement) => void;
}

interface ShownRow extends Pick<Rows, 'row' | 'remove'> {
  readonly element: DiagramElement;
  readonly id: string;
  readonly index: number;
  readonly item: ModdleElement;
  readonly open: boolean;
}

function RowComponent({ element, id, index, item, open, row, remove }: ShownRow): unknown {
  const translate = useService<unknown>('translate');
  const rowId = `${id}-${index}`;
  return jsx(CollapsibleEntry, {
    id: rowId,
    element,
    ...row(item, rowId),
    open,
    remove: () => remove(item),
    translate,
  });
}

function RowsComponent({ element, id, label, items, row, add, remove }: Rows & { element: DiagramElement }): unknown {
  const translate = useService<unknown>('translate');
  return jsx(ListEntry, {
    id,
    element,
    label,
    items: items(),
    component: RowComponent,
    row,
    remove,
    onAdd: add,
    translate,
  });
}

/** A list within a section. */
export function rowsEntry(rows: Rows): Entry {
  return { ...rows, component: RowsComponent };
}
