import type { Schema } from '../faces/shared/api.ts';

type Field = Schema<'ActionField'>;

/** What the inputs hold while they are filled in. */
export type FieldValues = Record<string, unknown>;

interface DateValue {
  format(pattern: string): string;
}

function isDateValue(value: unknown): value is DateValue {
  return typeof value === 'object' && value !== null && 'format' in value && typeof value.format === 'function';
}

/** Value of a field before anyone typed: what the record has, but for dates, which are told beside their input. */
export function initialFieldValue(field: Field): unknown {
  if (field.value !== undefined && field.type !== 'date') return field.value;
  return field.type === 'boolean' ? false : undefined;
}

/**
 * Value of a field as the API takes it: dates as `2026-11-24`, text in NFC; undefined when left empty, an empty text where
 * what the record has was deleted.
 */
export function sentFieldValue(field: Field, value: unknown): string | number | boolean | string[] | undefined {
  if (isDateValue(value)) return value.format('YYYY-MM-DD');
  if (typeof value === 'string') {
    const text = value.normalize('NFC').trim();
    return text === '' && field.value === undefined ? undefined : text;
  }
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (field.type === 'components' && Array.isArray(value)) return value.map(String);
  return undefined;
}
