import { type FormData, fieldsOf, followed } from '../../domain/form/form-parts.ts';
import type { FormSchema } from '../../domain/form/form-schema.ts';

/**
 * What was filled in as it is sent: only what the form asks for now (a condition that no longer holds takes its fields
 * with it), trimmed, without what is empty, optional sections of which nothing was filled in, and what the server fills by
 * itself.
 */
export function declarationValue(form: FormSchema, filled: FormData | undefined): FormData {
  return objectValue(form, form, filled);
}

function objectValue(schema: FormSchema, form: FormSchema, filled: FormData | undefined): FormData {
  const value: Record<string, unknown> = {};
  for (const { name, schema: field, required } of fieldsOf(schema, form, filled)) {
    if (isKnown(field)) continue;
    const left = !required && !isTouched(field, form, filled?.[name]);
    if (field.type === 'object' && (left || !asks(field, form, undefined))) continue;
    const part = valueOfField(field, form, filled?.[name]);
    if (part !== undefined) value[name] = part;
  }
  return value;
}

function valueOfField(field: FormSchema, form: FormSchema, filled: unknown): unknown {
  if (field.type === 'object') return objectValue(field, form, isObject(filled) ? filled : undefined);
  if (field.type === 'array') {
    const items = followed(field.items ?? {}, form);
    const rows = (Array.isArray(filled) ? filled : []).flatMap((row: unknown) =>
      isTouched(items, form, row) ? [valueOfField(items, form, row)] : [],
    );
    return rows.length === 0 ? undefined : rows;
  }
  if (typeof filled === 'string') {
    const text = filled.normalize('NFC').trim();
    return text === '' ? undefined : text;
  }
  if (filled === false && field.const === true) return undefined;
  return filled ?? undefined;
}

/** Whether anything of a field was filled in, beyond what stands in it from the beginning. */
export function isTouched(field: FormSchema, form: FormSchema, filled: unknown): boolean {
  if (field.type === 'object') {
    const data = isObject(filled) ? filled : undefined;
    return fieldsOf(field, form, data).some(({ name, schema }) => isTouched(schema, form, data?.[name]));
  }
  if (field.type === 'array')
    return Array.isArray(filled) && filled.some((row) => isTouched(followed(field.items ?? {}, form), form, row));
  if (filled === undefined || filled === null || filled === false) return false;
  return filled !== field.default && String(filled).trim() !== '';
}

/** Whether nobody fills the field in: it comes from the applicant's block, a database, or is a row of the checklist. */
export function isKnown(field: FormSchema): boolean {
  return field.readOnly === true || field['x-component'] !== undefined;
}

/** Whether anything in a section is to be filled in, with what is filled in so far. */
export function asks(section: FormSchema, form: FormSchema, filled: FormData | undefined): boolean {
  return fieldsOf(section, form, filled).some(
    ({ schema }) => !isKnown(schema) && (schema.type !== 'object' || asks(schema, form, undefined)),
  );
}

function isObject(value: unknown): value is FormData {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
