import type { BpmnFactory, DiagramElement, ModdleElement, Modeling } from '../bpmn/services.ts';

function list(value: unknown): readonly ModdleElement[] {
  return Array.isArray(value) ? (value as ModdleElement[]) : [];
}

/** Everything that extends a drawn element, or something of the file that it refers to. */
function valuesOf(owner: ModdleElement): readonly ModdleElement[] {
  const holder = owner.get('extensionElements') as ModdleElement | undefined;
  return holder === undefined ? [] : list(holder.get('values'));
}

/** Extension elements of a type, in file order. */
export function extensionsIn(owner: ModdleElement, type: string): readonly ModdleElement[] {
  return valuesOf(owner).filter((value) => value.$instanceOf(type));
}

/** Extension elements of a drawn element that have a type, in file order. */
export function extensionsOf(element: DiagramElement, type: string): readonly ModdleElement[] {
  return extensionsIn(element.businessObject, type);
}

/** Children of an extension element, such as an option's fields. */
export function childrenOf(parent: ModdleElement, property: string): readonly ModdleElement[] {
  return list(parent.get(property));
}

/** An attribute as text; undefined where the file has none. */
export function attributeOf(moddle: ModdleElement | undefined, name: string): string | undefined {
  const value = moddle?.get(name);
  return value === undefined || value === null ? undefined : String(value);
}

/** Changes to extension elements, each one command that can be undone. */
export class ExtensionEditing {
  static readonly $inject = ['modeling', 'bpmnFactory'];
  readonly #modeling: Modeling;
  readonly #factory: BpmnFactory;

  constructor(modeling: Modeling, bpmnFactory: BpmnFactory) {
    this.#modeling = modeling;
    this.#factory = bpmnFactory;
  }

  #replace(element: DiagramElement, owner: ModdleElement, values: readonly ModdleElement[]): void {
    if (values.length === 0) {
      this.#modeling.updateModdleProperties(element, owner, { extensionElements: undefined });
      return;
    }
    const holder = this.#factory.create('bpmn:ExtensionElements', { values: [...values] });
    holder.$parent = owner;
    for (const value of values) value.$parent = holder;
    this.#modeling.updateModdleProperties(element, owner, { extensionElements: holder });
  }

  add(element: DiagramElement, type: string, attributes: object, owner = element.businessObject): void {
    this.#replace(element, owner, [...valuesOf(owner), this.#factory.create(type, attributes)]);
  }

  remove(element: DiagramElement, extension: ModdleElement, owner = element.businessObject): void {
    this.#replace(
      element,
      owner,
      valuesOf(owner).filter((value) => value !== extension),
    );
  }

  /** Sets an attribute of one that exists; an empty value removes the attribute. */
  set(element: DiagramElement, extension: ModdleElement, name: string, value: string | boolean | undefined): void {
    this.#modeling.updateModdleProperties(element, extension, {
      [name]: value === '' || value === false ? undefined : value,
    });
  }

  /**
   * Sets an attribute of the one extension of a type; creates it when needed, removes it once nothing is left in it.
   *
   * @param owner what it extends, where that is not the drawn element itself: a message the element refers to
   */
  setOnly(
    element: DiagramElement,
    type: string,
    names: readonly string[],
    name: string,
    value: string | undefined,
    owner = element.businessObject,
  ): void {
    const present = extensionsIn(owner, type)[0];
    const empty = value === undefined || value === '';
    if (present === undefined) {
      if (!empty) this.add(element, type, { [name]: value }, owner);
      return;
    }
    const others = names.some((other) => other !== name && present.get(other) !== undefined);
    if (empty && !others) this.remove(element, present, owner);
    else this.set(element, present, name, value);
  }

  addChild(element: DiagramElement, parent: ModdleElement, property: string, type: string, attributes: object): void {
    const child = this.#factory.create(type, attributes);
    child.$parent = parent;
    this.#modeling.updateModdleProperties(element, parent, { [property]: [...childrenOf(parent, property), child] });
  }

  removeChild(element: DiagramElement, parent: ModdleElement, property: string, child: ModdleElement): void {
    this.#modeling.updateModdleProperties(element, parent, {
      [property]: childrenOf(parent, property).filter((other) => other !== child),
    });
  }
}
