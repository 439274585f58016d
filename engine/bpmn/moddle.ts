/** An element as bpmn-moddle reads it, and typed ways to look into it. Nothing behind the compiler knows this shape. */
export interface Moddle {
  readonly $type: string;
  readonly id?: string;
  readonly $parent?: Moddle;
  readonly $attrs?: Readonly<Record<string, string>>;
  readonly [property: string]: unknown;
}

export function isModdle(value: unknown): value is Moddle {
  return typeof value === 'object' && value !== null && typeof (value as { $type?: unknown }).$type === 'string';
}

/** The element's BPMN type without prefix: `UserTask`. */
export function typeOf(element: Moddle): string {
  return element.$type.replace(/^.*:/, '');
}

export function findText(element: Moddle | undefined, property: string): string | undefined {
  const value = element?.[property];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

export function findNumber(element: Moddle, property: string): number | undefined {
  const value = element[property];
  return typeof value === 'number' ? value : undefined;
}

export function isTrue(element: Moddle, property: string): boolean {
  return element[property] === true;
}

export function isFalse(element: Moddle, property: string): boolean {
  return element[property] === false;
}

export function findOne(element: Moddle | undefined, property: string): Moddle | undefined {
  const value = element?.[property];
  return isModdle(value) ? value : undefined;
}

export function many(element: Moddle | undefined, property: string): readonly Moddle[] {
  const value = element?.[property];
  return Array.isArray(value) ? value.filter(isModdle) : [];
}

/** Extension elements of one type: `zeebe:TaskDefinition`. */
export function extensions(element: Moddle | undefined, type: string): readonly Moddle[] {
  return many(findOne(element, 'extensionElements'), 'values').filter((value) => value.$type === type);
}

export function findExtension(element: Moddle | undefined, type: string): Moddle | undefined {
  return extensions(element, type)[0];
}

/** Text of an expression element, trimmed; undefined where it is absent or empty. */
export function findBody(element: Moddle | undefined, property: string): string | undefined {
  return findText(findOne(element, property), 'body');
}

/** Ids from the process to the element. */
export function pathOf(element: Moddle): readonly string[] {
  const path: string[] = [];
  for (let at: Moddle | undefined = element; at && at.$type !== 'bpmn:Definitions'; at = at.$parent)
    if (at.id !== undefined) path.unshift(at.id);
  return path;
}
