import type { FormSchema } from './form-schema.ts';

/** An object of a declaration, or what somebody sent in its place. */
export type FormData = Readonly<Record<string, unknown>>;

/** What a schema is once its reference is followed inside the bundle: its own words stand over those it refers to. */
export function followed(schema: FormSchema, bundle: FormSchema): FormSchema {
  if (schema.$ref === undefined) return schema;
  const { $ref, ...own } = schema;
  const target = bundle.$defs?.[$ref.slice($ref.startsWith('#') ? '#/$defs/'.length : 'motcua:'.length)];
  if (target === undefined) return own;
  const { $id: _, ...shared } = followed(target, bundle);
  const required = [...(shared.required ?? []), ...(own.required ?? [])];
  return { ...shared, ...own, ...(required.length > 0 && { required }) };
}

/** The fields of an object that are to be asked with what is filled in so far: its own, and those of conditions that hold. */
export function fieldsOf(
  schema: FormSchema,
  bundle: FormSchema,
  data: FormData | undefined,
): readonly { readonly name: string; readonly schema: FormSchema; readonly required: boolean }[] {
  const parts = [schema, ...(schema.allOf ?? []).flatMap((each) => branchOf(each, data))];
  const required = new Set(parts.flatMap((part) => part.required ?? []));
  const fields = new Map<string, FormSchema>();
  for (const part of parts) {
    for (const [name, field] of Object.entries(part.properties ?? {})) {
      fields.set(name, { ...fields.get(name), ...followed(field, bundle) });
    }
  }
  return [...fields].map(([name, field]) => ({ name, schema: field, required: required.has(name) }));
}

/** Whether a condition (`if`) holds: each property it names has the value, or one of the values, that it wants. */
export function holds(condition: FormSchema, data: FormData | undefined): boolean {
  if (condition.required?.some((name) => data?.[name] === undefined)) return false;
  return Object.entries(condition.properties ?? {}).every(([name, wanted]) => {
    const value = data?.[name];
    if (value === undefined) return true;
    if (wanted.const !== undefined) return value === wanted.const;
    return wanted.enum === undefined || wanted.enum.some((each) => each === value);
  });
}

function branchOf(part: FormSchema, data: FormData | undefined): FormSchema[] {
  if (part.if === undefined) return [part];
  const branch = holds(part.if, data) ? part.then : part.else;
  return branch === undefined ? [] : [branch];
}
