/** What is used of the bpmn.io packages that ship without types. */
declare module 'bpmn-js-properties-panel' {
  export const BpmnPropertiesPanelModule: Record<string, never>;
  export const BpmnPropertiesProviderModule: Record<string, never>;
  export const ZeebePropertiesProviderModule: Record<string, never>;
  export function useService<T>(name: string): T;
}
declare module '@bpmn-io/properties-panel' {
  interface EntryProps<V> {
    id: string;
    element: unknown;
    label: string;
    description?: string;
    getValue: () => V | undefined;
    setValue: (value: V | undefined) => void;
    debounce?: unknown;
    /** What is wrong with a value, in the reader's words. */
    validate?: (value: V | undefined) => string | undefined;
    translate?: unknown;
  }
  export function TextFieldEntry(props: EntryProps<string>): unknown;
  export function TextAreaEntry(props: EntryProps<string> & { rows?: number }): unknown;
  export function SelectEntry(
    props: EntryProps<string> & { getOptions: () => readonly { value: string; label: string }[] },
  ): unknown;
  export function CheckboxEntry(props: EntryProps<boolean>): unknown;
  export function FeelEntry(props: EntryProps<string> & { feel: 'required' | 'optional' }): unknown;
  export const Group: unknown;
  export const ListGroup: unknown;
  export const ListEntry: unknown;
  export const CollapsibleEntry: unknown;
  export function isTextFieldEntryEdited(node: unknown): boolean;
  export function isSelectEntryEdited(node: unknown): boolean;
  export function isCheckboxEntryEdited(node: unknown): boolean;
  export function isFeelEntryEdited(node: unknown): boolean;
}
declare module '@bpmn-io/properties-panel/preact/jsx-runtime' {
  export function jsx(component: unknown, props: object): unknown;
}
declare module 'bpmn-js-create-append-anything' {
  export const CreateAppendAnythingModule: Record<string, never>;
}
declare module 'bpmn-js-color-picker' {
  const module: Record<string, never>;
  export default module;
}
declare module 'diagram-js-minimap' {
  const module: Record<string, never>;
  export default module;
}
declare module 'bpmn-js-differ' {
  interface Changed {
    readonly model: { readonly $type: string; readonly id: string; readonly name?: string };
    readonly attrs: Readonly<Record<string, unknown>>;
  }
  export interface Changes {
    readonly _added: Readonly<Record<string, Changed['model']>>;
    readonly _removed: Readonly<Record<string, Changed['model']>>;
    readonly _changed: Readonly<Record<string, Changed>>;
    readonly _layoutChanged: Readonly<Record<string, Changed['model']>>;
  }
  export function diff(older: unknown, newer: unknown): Changes;
}
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(extensions?: object);
    create(type: string, attributes: object): import('./services.ts').ModdleElement;
    fromXML(xml: string): Promise<{ rootElement: unknown }>;
  }
}
