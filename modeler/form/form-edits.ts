import type { FormSchema } from '../../domain/form/form-schema.ts';
import { asKind, codeFrom } from './field-kind.ts';
import { type Condition, conditionOf, type FormLine } from './form-lines.ts';
import { at, changedAt, type Place } from './form-place.ts';

/** Changes to a form, one at a time. Whatever a change does not name stays as it was written. */

/** Where a field is to be found after a change. */
export type FieldPlace = Pick<FormLine, 'owner' | 'within' | 'name'>;

/** A new field at the end of an object: its code follows from its name. */
export function addField(
  form: FormSchema,
  owner: Place,
  { kind, title }: { readonly kind: string; readonly title: string },
): { readonly form: FormSchema; readonly added: FieldPlace } {
  const taken = namesIn(at(form, owner) ?? {});
  const name = freeName(codeFrom(title), taken);
  const changed = changedAt(form, owner, (object) => ({
    ...object,
    properties: { ...object.properties, [name]: asKind({ title }, kind) },
  }));
  return { form: changed, added: { owner, within: owner, name } };
}

/** Words of a field; `undefined` takes one away. */
export type Words = { readonly [Word in keyof FormSchema]?: FormSchema[Word] | undefined };

/** The field with other words. */
export function setWords(form: FormSchema, { within, name }: FieldPlace, words: Words): FormSchema {
  return changedAt(form, [...within, 'properties', name], (field) => {
    const given = Object.entries({ ...field, ...words }).filter(([, value]) => value !== undefined);
    return Object.fromEntries(given);
  });
}

/** The field as another kind. */
export function setKind(form: FormSchema, { within, name }: FieldPlace, kind: string): FormSchema {
  return changedAt(form, [...within, 'properties', name], (field) => asKind(field, kind));
}

/** Another code for a field, everywhere its object speaks of it. The same form where the code is taken. */
export function renameField(form: FormSchema, { owner, name }: FieldPlace, next: string): FormSchema {
  if (next === name || namesIn(at(form, owner) ?? {}).has(next)) return form;
  return changedAt(form, owner, (object) => renamed(object, name, next));
}

export function setRequired(form: FormSchema, { within, name }: FieldPlace, required: boolean): FormSchema {
  return changedAt(form, within, (part) =>
    withRequired(part, [...without(part.required, name), ...(required ? [name] : [])]),
  );
}

/** One place up (`-1`) or down (`1`) among the fields beside it. */
export function moveField(form: FormSchema, { within, name }: FieldPlace, by: -1 | 1): FormSchema {
  return changedAt(form, within, (part) => {
    const entries = Object.entries(part.properties ?? {});
    const from = entries.findIndex(([each]) => each === name);
    const moved = entries[from];
    const other = entries[from + by];
    if (moved === undefined || other === undefined) return part;
    entries[from + by] = moved;
    entries[from] = other;
    return { ...part, properties: Object.fromEntries(entries) };
  });
}

/** The form without a field where it stands; once it stands nowhere, also without what was only asked because of it. */
export function removeField(form: FormSchema, { owner, within, name }: FieldPlace): FormSchema {
  const taken = changedAt(form, within, (part) => withoutField(part, name));
  return changedAt(taken, owner, (object) => {
    const branches = object.allOf ?? [];
    if (namesIn(object).has(name)) return withBranches(object, branches);
    return withBranches(
      withoutWordsOf(withoutField(object, name), name),
      branches
        .filter((branch) => branch.if?.properties?.[name] === undefined)
        .map((branch) => (branch.then === undefined ? branch : asking(branch, withoutWordsOf(branch.then, name)))),
    );
  });
}

/**
 * A field is asked only where another one of its object has a value; always, without a condition. A date takes along
 * what says it in words.
 */
export function setCondition(form: FormSchema, place: FieldPlace, condition: Condition | undefined): FormSchema {
  const { owner, within, name } = place;
  const part = at(form, within) ?? {};
  const field = part.properties?.[name];
  if (field === undefined) return form;
  const moved = { [name]: field, ...wordsOf(part, name) };
  const names = Object.keys(moved);
  const required = names.filter((each) => part.required?.includes(each));
  const inPlace = (object: FormSchema): FormSchema => ({
    ...withRequired(object, [...(object.required ?? []).filter((each) => !names.includes(each)), ...required]),
    properties: { ...object.properties, ...moved },
  });
  const taken = changedAt(form, within, (from) => names.reduce(withoutField, from));
  return changedAt(taken, owner, (object) => {
    const branches = object.allOf ?? [];
    if (condition === undefined) return inPlace(withBranches(object, branches));
    const same = branches.findIndex((branch) => branch.then !== undefined && equal(conditionOf(branch.if), condition));
    const filled =
      same >= 0
        ? branches.map((branch, index) => (index === same ? asking(branch, inPlace(branch.then ?? {})) : branch))
        : [...branches, asking({ if: asIf(condition) }, inPlace({}))];
    return withBranches(object, filled);
  });
}

/** A branch with what it asks where its condition holds. */
function asking(branch: FormSchema, part: FormSchema): FormSchema {
  // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
  return { ...branch, then: part };
}

function asIf({ of, values }: Condition): FormSchema {
  const [first, ...more] = values;
  const wanted: FormSchema =
    more.length === 0 && first !== undefined
      ? { const: first }
      : { enum: values.filter((value) => typeof value !== 'boolean') };
  return { properties: { [of]: wanted }, required: [of] };
}

function equal(one: Condition | undefined, other: Condition): boolean {
  return one?.of === other.of && JSON.stringify(one.values) === JSON.stringify(other.values);
}

/** With branches that ask something, and closed in the one way that sees what branches ask. */
function withBranches({ allOf: _, ...object }: FormSchema, branches: readonly FormSchema[]): FormSchema {
  const kept = branches.filter(
    ({ if: condition, then: branch }) =>
      condition === undefined ||
      branch === undefined ||
      Object.keys(branch.properties ?? {}).length + (branch.required?.length ?? 0) > 0,
  );
  if (kept.length === 0) return object;
  const { additionalProperties: closed, ...open } = object;
  return { ...open, ...(closed === false && { unevaluatedProperties: false }), allOf: kept };
}

function withRequired({ required: _, ...part }: FormSchema, required: readonly string[]): FormSchema {
  return required.length === 0 ? part : { ...part, required };
}

function withoutField(part: FormSchema, name: string): FormSchema {
  const { [name]: _, ...properties } = part.properties ?? {};
  return withRequired({ ...part, properties }, without(part.required, name));
}

/** Without the dates in words whose date is gone. */
function withoutWordsOf(part: FormSchema, date: string): FormSchema {
  return Object.keys(wordsOf(part, date)).reduce(withoutField, part);
}

/** What says a date in words, beside it. */
function wordsOf(part: FormSchema, date: string): Readonly<Record<string, FormSchema>> {
  return Object.fromEntries(
    Object.entries(part.properties ?? {}).filter(([, field]) => field['x-source'] === `words.${date}`),
  );
}

function without(names: readonly string[] | undefined, name: string): readonly string[] {
  return (names ?? []).filter((each) => each !== name);
}

function renamed(object: FormSchema, name: string, next: string): FormSchema {
  const swap = (each: string) => (each === name ? next : each);
  const words = (field: FormSchema): FormSchema =>
    field['x-source'] === `words.${name}` ? { ...field, 'x-source': `words.${next}` } : field;
  return {
    ...object,
    ...(object.properties && {
      properties: Object.fromEntries(
        Object.entries(object.properties).map(([each, field]) => [swap(each), words(field)]),
      ),
    }),
    ...(object.required && { required: object.required.map(swap) }),
    ...(object.allOf && {
      allOf: object.allOf.map((branch) => ({
        ...branch,
        ...(branch.if && { if: renamed(branch.if, name, next) }),
        ...(branch.then && asking({}, renamed(branch.then, name, next))),
        ...(branch.else && { else: renamed(branch.else, name, next) }),
      })),
    }),
  };
}

/** Every code that an object and the branches of its conditions use. */
function namesIn(object: FormSchema): ReadonlySet<string> {
  const parts = [object, ...(object.allOf ?? []).flatMap((branch) => [branch.then ?? {}, branch.else ?? {}])];
  return new Set(parts.flatMap(({ properties }) => Object.keys(properties ?? {})));
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) if (!taken.has(`${wanted}${number}`)) return `${wanted}${number}`;
}
