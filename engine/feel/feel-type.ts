import { duration, FeelDate, FeelDateTime, FeelDuration, FeelTime, parseDate, parseDateTime, parseTime } from 'feelin';
import type { JsonValue } from '../stimulus.ts';

/** FEEL's own types, by one name each. */
export type FeelTypeName = 'string' | 'number' | 'boolean' | 'date' | 'time' | 'date and time' | 'duration';

/** What a value is declared to be. Nothing declared: anything. */
export interface FeelType {
  readonly base?: FeelTypeName;
  /** A list, of items of this type. */
  readonly items?: FeelType;
  readonly components?: Readonly<Record<string, FeelType>>;
  /** Unary tests that hold for every allowed value. */
  readonly allowed?: string;
}

export type TypedValue =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

const names: Readonly<Record<string, FeelTypeName>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  long: 'number',
  double: 'number',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  dateTime: 'date and time',
  'date and time': 'date and time',
  'days and time duration': 'duration',
  'years and months duration': 'duration',
  dayTimeDuration: 'duration',
  yearMonthDuration: 'duration',
};

/** The FEEL type a file names, with or without a namespace prefix; undefined for anything else. */
export function findFeelType(name: string): FeelTypeName | undefined {
  const local = name.replace(/^\w+:/, '').trim();
  return Object.hasOwn(names, local) ? names[local] : undefined;
}

/**
 * A JSON value as the FEEL value of its declared type: texts become the dates, times and durations they stand for. A
 * value of another type is a fault; null fits everything. FEEL values pass unchanged.
 */
export function typedValue(value: unknown, type: FeelType | undefined): TypedValue {
  if (type === undefined || value === null || value === undefined) return { ok: true, value: value ?? null };
  if (type.items) return typedList(Array.isArray(value) ? value : [value], type.items);
  if (Array.isArray(value) && value.length === 1) return typedValue(value[0], type);
  if (type.components) return typedContext(value, type.components);
  const found = type.base === undefined ? value : read(type.base, value);
  return found === undefined
    ? { ok: false, message: `Expected a ${type.base ?? 'value'} but found ${JSON.stringify(value)}` }
    : { ok: true, value: found };
}

function typedList(items: readonly unknown[], type: FeelType): TypedValue {
  const found: unknown[] = [];
  for (const value of items) {
    const typed = typedValue(value, type);
    if (!typed.ok) return typed;
    found.push(typed.value);
  }
  return { ok: true, value: found };
}

function typedContext(value: unknown, components: Readonly<Record<string, FeelType>>): TypedValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { ok: false, message: `Expected a context but found ${JSON.stringify(value)}` };
  const found: Record<string, unknown> = { ...value };
  for (const [name, type] of Object.entries(components)) {
    const typed = typedValue(found[name], type);
    if (!typed.ok) return { ok: false, message: `${typed.message} as its “${name}”` };
    found[name] = typed.value;
  }
  return { ok: true, value: found };
}

function read(type: FeelTypeName, value: unknown): unknown {
  switch (type) {
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type ? value : undefined;
    case 'date':
      return value instanceof FeelDate ? value : fromText(value, parseDate);
    case 'time':
      return value instanceof FeelTime ? value : fromText(value, parseTime);
    case 'date and time':
      return value instanceof FeelDateTime ? value : fromText(value, parseDateTime);
    case 'duration':
      return value instanceof FeelDuration ? value : fromText(value, duration);
  }
}

function fromText(value: unknown, parse: (text: string) => unknown): unknown {
  if (typeof value !== 'string') return undefined;
  try {
    return parse(value) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Whether two JSON values are the same. */
export function sameValue(left: JsonValue, right: JsonValue): boolean {
  return left === right || JSON.stringify(sorted(left)) === JSON.stringify(sorted(right));
}

function sorted(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, entry]) => [name, sorted(entry)]),
  );
}
