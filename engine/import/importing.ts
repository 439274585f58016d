import { findOne, isModdle, type Moddle, many } from '../bpmn/moddle.ts';
import type { Problem } from '../compile.ts';
import type { Value } from '../plan.ts';
import { type ImportNote, importNote, type NoteReason } from './import-note.ts';
import { juelToValue } from './juel-to-feel.ts';

/** Namespaces of the dialect, and the one that is translated from. */
export const namespaces = {
  zeebe: 'http://camunda.org/schema/zeebe/1.0',
  tthc: 'https://motcua.vn/schema/tthc/1.0',
  camunda: 'http://camunda.org/schema/1.0/bpmn',
} as const;

/** What the importer needs of the XML library to make elements. */
export interface ElementMaker {
  create(type: string, properties: Record<string, unknown>): unknown;
  createAny(type: string, namespace: string, properties: Record<string, unknown>): unknown;
}

/** An element that is being changed. */
export type Editable = { -readonly [K in keyof Moddle]: Moddle[K] } & { [property: string]: unknown };

/**
 * One import under way. What is translated is taken out of the element; what is left at the end in `camunda:` was not
 * carried over and is reported, so that nothing gets lost without a word.
 */
export class Importing {
  readonly notes: ImportNote[] = [];
  /** What the compiler would not refuse by itself. */
  readonly problems: Problem[] = [];
  readonly #maker: ElementMaker;

  constructor(maker: ElementMaker) {
    this.#maker = maker;
  }

  note(reason: NoteReason, element: Moddle, attribute: string, detail = '', why?: { vi: string; en: string }): void {
    this.notes.push(importNote(reason, idOf(element), attribute, detail, why));
  }

  /** The text of a `camunda:` attribute, taken out; undefined where there is none. */
  take(element: Moddle, attribute: string): string | undefined {
    const value = element[attribute];
    if (value === undefined) return undefined;
    delete (element as Editable)[attribute];
    const text = String(value).trim();
    return text === '' ? undefined : text;
  }

  /** A `camunda:` attribute as a value of the dialect; one that cannot be translated is noted. */
  takeValue(element: Moddle, attribute: string): Value | undefined {
    const text = this.take(element, attribute);
    return text === undefined ? undefined : this.value(element, `camunda:${attribute}`, text);
  }

  value(element: Moddle, attribute: string, text: string): Value | undefined {
    const translated = juelToValue(text.trim());
    if (translated.ok) return translated.value;
    this.note('expression', element, attribute, text.trim(), translated.reason);
    return undefined;
  }

  /** Extension elements of one `camunda:` type, taken out. */
  takeExtensions(element: Moddle, type: string): readonly Moddle[] {
    const extensions = findOne(element, 'extensionElements') as Editable | undefined;
    const found = many(extensions, 'values').filter((value) => value.$type === type);
    if (extensions && found.length > 0)
      extensions['values'] = many(extensions, 'values').filter((value) => value.$type !== type);
    return found;
  }

  /** Adds `<zeebe:NAME …>` or `<tthc:NAME …>` to the element; attributes without a value are left out. */
  add(
    element: Moddle,
    name: `${'zeebe' | 'tthc'}:${string}`,
    attributes: Readonly<Record<string, string | undefined>>,
    children: readonly Moddle[] = [],
  ): void {
    const made = this.make(name, attributes, children) as Editable;
    const extensions = this.#extensionsOf(element);
    made['$parent'] = extensions;
    extensions['values'] = [...many(extensions, 'values'), made];
  }

  /** Puts an extension element of the file into the element itself, where it is then carried over. */
  move(extension: Moddle, element: Moddle): void {
    const extensions = this.#extensionsOf(element);
    (extension as Editable)['$parent'] = extensions;
    extensions['values'] = [...many(extensions, 'values'), extension];
  }

  make(
    name: `${'zeebe' | 'tthc'}:${string}`,
    attributes: Readonly<Record<string, string | undefined>>,
    children: readonly Moddle[] = [],
  ): Moddle {
    const given = Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
    const namespace = name.startsWith('zeebe:') ? namespaces.zeebe : namespaces.tthc;
    return this.#maker.createAny(name, namespace, {
      ...given,
      ...(children.length > 0 && { $children: children }),
    }) as Moddle;
  }

  #extensionsOf(element: Moddle): Editable {
    const known = findOne(element, 'extensionElements');
    if (known) return known;
    const made = this.#maker.create('bpmn:ExtensionElements', { values: [] }) as Editable;
    made['$parent'] = element;
    (element as Editable)['extensionElements'] = made;
    return made;
  }
}

/** Id of the element, or of the nearest one around it. */
export function idOf(element: Moddle): string | undefined {
  for (let at: Moddle | undefined = element; at; at = at.$parent) if (at.id !== undefined) return at.id;
  return undefined;
}

/** The element and everything inside it. */
export function allOf(root: Moddle): readonly Moddle[] {
  const found: Moddle[] = [];
  const visit = (element: Moddle): void => {
    found.push(element);
    for (const value of Object.values(element)) {
      for (const child of Array.isArray(value) ? value : [value])
        if (isModdle(child) && child.$parent === element) visit(child);
    }
  };
  visit(root);
  return found;
}
