import { FeelDate, FeelDateTime, FeelDuration, FeelTime, evaluate, parseDate, parseDateTime } from 'feelin';
import type { Facts } from '../facts.ts';
import type { JsonValue } from '../stimulus.ts';
import { findPlainFeel } from './plain-feel.ts';
import { formatDate, formatInstant } from './time.ts';
import { workingTimeFunctions } from './working-time-functions.ts';

/** The clock and the calendar an expression is evaluated under. */
export interface FeelClock {
  readonly now: number;
  readonly facts: Facts;
}

export type FeelResult = { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly message: string };

/** Warnings that only say that something is absent: FEEL's answer to that is null, not a failure. */
const absence: ReadonlySet<string> = new Set(['NO_VARIABLE_FOUND', 'NO_CONTEXT_ENTRY_FOUND', 'NO_PROPERTY_FOUND']);

/**
 * The one door to FEEL. `now()` and `today()` are the clock's, in Asia/Ho_Chi_Minh; the working-time functions read the
 * facts' calendar. The answer is JSON: dates, times and durations become their ISO texts; numbers are rounded to 15
 * significant digits, so that 0.1 + 0.2 is 0.3, and whole numbers beyond 2^53 are refused, so that money is exact or
 * not at all. Names that are not defined are null; every other fault is a message.
 */
export function evaluateFeel(expression: string, variables: Readonly<Record<string, unknown>>, clock: FeelClock): FeelResult {
  const plain = findPlainFeel(expression)?.(variables) ?? null;
  if (typeof plain === 'boolean' || typeof plain === 'string' || (typeof plain === 'number' && Number.isSafeInteger(plain))) return { ok: true, value: plain };
  return evaluateByLibrary(expression, variables, clock);
}

/** The whole of FEEL, by the library. */
export function evaluateByLibrary(expression: string, variables: Readonly<Record<string, unknown>>, clock: FeelClock): FeelResult {
  const context: Record<string, unknown> = {
    now: () => parseDateTime(formatInstant(clock.now)),
    today: () => parseDate(formatDate(clock.now)),
    ...workingTimeFunctions(clock),
    ...variables,
  };
  try {
    const { value, warnings } = evaluate(expression, context);
    const fault = value === null ? warnings.find((warning) => !absence.has(warning.type)) : undefined;
    if (fault) return { ok: false, message: `${fault.message} in “${expression}”` };
    return { ok: true, value: toJson(value) };
  } catch (error) {
    return { ok: false, message: `${error instanceof Error ? error.message : String(error)} in “${expression}”` };
  }
}

/** What is wrong with the expression's grammar, or undefined. */
export function findSyntaxError(expression: string): string | undefined {
  try {
    evaluate(expression, {});
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function toJson(value: unknown): JsonValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return toNumber(value);
  if (value instanceof FeelDate || value instanceof FeelTime || value instanceof FeelDateTime || value instanceof FeelDuration) return value.toString();
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, toJson(entry)]));
  }
  throw new Error('Expected a value that JSON can hold but found a function or a range');
}

function toNumber(value: number): number {
  if (!Number.isFinite(value)) throw new Error(`Expected a number but found ${value}`);
  if (Number.isInteger(value)) {
    if (!Number.isSafeInteger(value)) throw new Error(`Expected a whole number below 2^53 but found ${value}`);
    return value;
  }
  return Number(value.toPrecision(15));
}
