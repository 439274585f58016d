import type { FramedCanvas } from '../../faces/shared/frame-diagram.ts';

/** What is used of bpmn-js's services, as they are on the inside. */
export interface ModdleElement {
  readonly $type: string;
  readonly id?: string;
  readonly name?: string;
  $parent?: ModdleElement;
  get(name: string): unknown;
  $instanceOf(type: string): boolean;
}

export interface DiagramElement {
  readonly id: string;
  readonly type: string;
  readonly businessObject: ModdleElement;
  readonly parent?: DiagramElement;
  readonly outgoing?: readonly DiagramElement[];
  readonly target?: DiagramElement;
  readonly attachers?: readonly DiagramElement[];
  readonly children?: readonly DiagramElement[];
  readonly labelTarget?: DiagramElement;
}

export interface ElementRegistry {
  get(id: string): DiagramElement | undefined;
  filter(keep: (element: DiagramElement) => boolean): DiagramElement[];
  find(wanted: (element: DiagramElement) => boolean): DiagramElement | undefined;
}

export interface Modeling {
  updateProperties(element: DiagramElement, properties: object): void;
  updateModdleProperties(element: DiagramElement, moddle: ModdleElement, properties: object): void;
  updateLabel(element: DiagramElement, text: string): void;
}

export interface BpmnFactory {
  create(type: string, attributes?: object): ModdleElement;
}

export interface Canvas extends FramedCanvas {
  scrollToElement(element: DiagramElement | string, padding?: number): void;
  addMarker(element: string, marker: string): void;
  removeMarker(element: string, marker: string): void;
}

export interface CommandStack {
  undo(): void;
  redo(): void;
}

export interface Selection {
  select(element: DiagramElement): void;
  get(): readonly DiagramElement[];
}

export interface Minimap {
  open(): void;
  close(): void;
}

/** A shape of the drawing, with its place. */
export interface DiagramShape extends DiagramElement {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface EventBus {
  on(
    event: string | readonly string[],
    listener: (event: { readonly newSelection?: readonly DiagramElement[] }) => void,
  ): void;
}

export interface Moddle {
  fromXML(xml: string): Promise<{ rootElement: ModdleElement }>;
}

/** Whether an element is of a BPMN type. */
export function isA(element: DiagramElement | ModdleElement, type: string): boolean {
  const moddle = 'businessObject' in element ? element.businessObject : element;
  return moddle.$instanceOf(type);
}
