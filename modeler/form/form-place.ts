import type { FormSchema } from '../../domain/form/form-schema.ts';

/** Steps from a form to one of its objects: `['properties', 'bride']`, `['$defs', 'paper']`, … */
export type Place = readonly (string | number)[];

/** What stands at a place; undefined where there is nothing. */
export function at(form: FormSchema, place: Place): FormSchema | undefined {
  let value: unknown = form;
  for (const step of place) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value as FormSchema | undefined;
}

/** The form with something else at a place; everything beside it is the same. */
export function changedAt(form: FormSchema, place: Place, change: (part: FormSchema) => FormSchema): FormSchema {
  return changedIn(form, place, change) as FormSchema;
}

function changedIn(value: unknown, [step, ...rest]: Place, change: (part: FormSchema) => FormSchema): unknown {
  if (step === undefined) return change(value ?? {});
  if (Array.isArray(value))
    return value.map((each: unknown, index) => (index === step ? changedIn(each, rest, change) : each));
  const parts = value as Record<string | number, unknown>;
  return { ...parts, [step]: changedIn(parts[step], rest, change) };
}

/** A place as a JSON pointer, as problems name it. */
export function pointerOf(place: Place): string {
  return place.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
