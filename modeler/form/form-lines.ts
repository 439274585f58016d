import { followed } from '../../domain/form/form-parts.ts';
import type { FormSchema } from '../../domain/form/form-schema.ts';
import { type Place, pointerOf } from './form-place.ts';

/** When a field is asked at all: another field of the same group has one of these values. */
export interface Condition {
  readonly of: string;
  readonly values: readonly (string | number | boolean)[];
}

/** A field of the form as a line of the designer's list. */
export interface FormLine {
  /** JSON pointer to it. */
  readonly pointer: string;
  /** The object it belongs to, and the part of that object it stands in: itself, or the branch of a condition. */
  readonly owner: Place;
  readonly within: Place;
  readonly name: string;
  /** As it is written. */
  readonly field: FormSchema;
  /** With what it refers to. */
  readonly whole: FormSchema;
  readonly required: boolean;
  readonly depth: number;
  readonly condition: Condition | 'other' | undefined;
  /** The applicant and the checklist: every form has them, as they are. */
  readonly fixed: boolean;
}

const fixedParts: ReadonlySet<string> = new Set(['applicant', 'components']);

/** Every field that a form asks for, in its order; what shared parts ask for stays in them. */
export function linesOf(form: FormSchema, bundle: FormSchema): readonly FormLine[] {
  return linesIn(form, bundle, [], 0);
}

function linesIn(object: FormSchema, bundle: FormSchema, owner: Place, depth: number): FormLine[] {
  const parts = [
    { part: object, within: owner, condition: undefined },
    ...(object.allOf ?? []).flatMap((each, index) =>
      (['then', 'else'] as const).flatMap((word) => {
        const part = each[word];
        if (part === undefined) return [];
        const condition = (word === 'then' && conditionOf(each.if)) || ('other' as const);
        return [{ part, within: [...owner, 'allOf', index, word], condition }];
      }),
    ),
  ];
  return parts.flatMap(({ part, within, condition }) =>
    Object.entries(part.properties ?? {}).flatMap(([name, field]): FormLine[] => {
      const place = [...within, 'properties', name];
      const fixed = depth === 0 && fixedParts.has(name);
      const line: FormLine = {
        pointer: pointerOf(place),
        owner,
        within,
        name,
        field,
        whole: followed(field, bundle),
        required: part.required?.includes(name) === true,
        depth,
        condition,
        fixed,
      };
      if (fixed || field.$ref !== undefined) return [line];
      if (field.type === 'object') return [line, ...linesIn(field, bundle, place, depth + 1)];
      if (field.type === 'array' && field.items?.type === 'object' && field.items.$ref === undefined)
        return [line, ...linesIn(field.items, bundle, [...place, 'items'], depth + 1)];
      return [line];
    }),
  );
}

/** What an `if` compares, where it compares one field; undefined for anything else. */
export function conditionOf(schema: FormSchema | undefined): Condition | undefined {
  const [only, ...others] = Object.entries(schema?.properties ?? {});
  if (only === undefined || others.length > 0) return undefined;
  const [of, wanted] = only;
  const values = wanted.enum ?? (wanted.const === undefined ? [] : [wanted.const]);
  return values.length === 0 ? undefined : { of, values };
}

/** The line that a problem's pointer leads to: the field itself, or the nearest that it is part of. */
export function lineAt(lines: readonly FormLine[], pointer: string): FormLine | undefined {
  return lines
    .filter((line) => pointer === line.pointer || pointer.startsWith(`${line.pointer}/`))
    .toSorted((one, other) => other.pointer.length - one.pointer.length)[0];
}
