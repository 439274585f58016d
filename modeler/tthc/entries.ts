import {
  CheckboxEntry,
  isCheckboxEntryEdited,
  isSelectEntryEdited,
  isTextFieldEntryEdited,
  SelectEntry,
  TextFieldEntry,
} from '@bpmn-io/properties-panel';
import { useService } from 'bpmn-js-properties-panel';
import type { DiagramElement } from '../bpmn/services.ts';
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
}

interface Shown<V> extends Value<V> {
  readonly element: DiagramElement;
}

function TextComponent({ element, id, label, description, read, write }: Shown<string>): unknown {
  const debounce = useService<unknown>('debounceInput');
  return TextFieldEntry({
    element,
    id,
    label,
    ...(description === undefined ? {} : { description }),
    getValue: read,
    setValue: write,
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
