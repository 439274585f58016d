import { evaluate, FeelDate, FeelDateTime, FeelDuration, FeelTime, parseDate, parseDateTime, unaryTest } from 'feelin';
import type { Facts } from '../facts.ts';
import type { JsonValue } from '../stimulus.ts';
import { checkedValue, withinBounds } from './bounds.ts';
import { decimalFunctions, tidyNumber } from './decimal-functions.ts';
import { meteredExpression, meteredTests } from './metered-text.ts';
import { findPlainFeel, unanswered } from './plain-feel.ts';
import { findPlainUnaryTest } from './plain-unary-test.ts';
import './calls.ts';
import './ranges.ts';
import { formatDate, formatInstant } from './time.ts';
import { workingTimeFunctions } from './working-time-functions.ts';

/** The clock and the calendar an expression is evaluated under. */
export interface FeelClock {
  readonly now: number;
  readonly facts: Facts;
}

export type FeelResult =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly message: string };

export type FeelValue =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

/** Warnings that only say that something is absent: FEEL's answer to that is null, not a failure. */
const absence: ReadonlySet<string> = new Set(['NO_VARIABLE_FOUND', 'NO_CONTEXT_ENTRY_FOUND', 'NO_PROPERTY_FOUND']);

/**
 * The one door to FEEL. `now()` and `today()` are the clock's, in Asia/Ho_Chi_Minh; the working-time functions read the
 * facts' calendar. The answer is JSON: dates, times and durations become their ISO texts; numbers are rounded to 15
 * significant digits, so that 0.1 + 0.2 is 0.3, and whole numbers beyond 2^53 are refused, so that money is exact or
 * not at all (docs/adr/0003). Names that are not defined are null; every other fault is a message.
 */
export function evaluateFeel(
  expression: string,
  variables: Readonly<Record<string, unknown>>,
  clock: FeelClock,
): FeelResult {
  const plain = findPlainFeel(expression)?.(variables) ?? null;
  return isPlainAnswer(plain) ? { ok: true, value: plain } : evaluateByLibrary(expression, variables, clock);
}

/** The same, answered with FEEL's own value: dates, durations, functions and ranges stay what they are; numbers are tidy. */
export function evaluateFeelValue(
  expression: string,
  variables: Readonly<Record<string, unknown>>,
  clock: FeelClock,
): FeelValue {
  const plain = findPlainFeel(expression)?.(variables) ?? null;
  if (isPlainAnswer(plain)) return { ok: true, value: plain };
  const found = valueByLibrary(expression, variables, clock);
  return found.ok && typeof found.value === 'number' ? { ok: true, value: tidyNumber(found.value) } : found;
}

function isPlainAnswer(plain: unknown): plain is boolean | string | number {
  return (
    typeof plain === 'boolean' ||
    typeof plain === 'string' ||
    (typeof plain === 'number' && Number.isSafeInteger(plain))
  );
}

/** The whole of FEEL, by the library. */
export function evaluateByLibrary(
  expression: string,
  variables: Readonly<Record<string, unknown>>,
  clock: FeelClock,
): FeelResult {
  const found = valueByLibrary(expression, variables, clock);
  if (!found.ok) return found;
  const json = feelToJson(found.value);
  return json.ok ? json : { ok: false, message: `${json.message} in “${expression}”` };
}

function valueByLibrary(expression: string, variables: Readonly<Record<string, unknown>>, clock: FeelClock): FeelValue {
  try {
    const { value, warnings } = withinBounds(() => {
      const context = contextOf(variables, clock);
      return evaluate(meteredExpression(expression, context), context);
    });
    checkedValue(value);
    const fault = value === null ? warnings.find((warning) => !absence.has(warning.type)) : undefined;
    return fault ? { ok: false, message: `${fault.message} in “${expression}”` } : { ok: true, value };
  } catch (error) {
    return { ok: false, message: `${error instanceof Error ? error.message : String(error)} in “${expression}”` };
  }
}

/** A FEEL value as JSON, by the rules of `evaluateFeel`; functions, ranges and numbers beyond 2^53 are faults. */
export function feelToJson(value: unknown): FeelResult {
  try {
    return { ok: true, value: toJson(checkedValue(value)) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

export type FeelTest =
  | { readonly ok: true; readonly holds: boolean }
  | { readonly ok: false; readonly message: string };

/** Faults of an expression itself; values that cannot be compared only do not pass the test. */
const misuse: ReadonlySet<string> = new Set([
  'INVALID_ARGUMENTS',
  'NO_FUNCTION_FOUND',
  'FUNCTION_INVOCATION_FAILURE',
  'UNSUPPORTED',
]);

/** Whether a value passes unary tests, as the cells of a decision table hold them: `< 18`, `"a", "b"`, `-`. `?` is the value. */
export function testFeel(
  tests: string,
  value: unknown,
  variables: Readonly<Record<string, unknown>>,
  clock: FeelClock,
): FeelTest {
  const holds = findPlainUnaryTest(tests)?.(value) ?? unanswered;
  return holds === unanswered ? testByLibrary(tests, value, variables, clock) : { ok: true, holds };
}

/** The same by the library. */
export function testByLibrary(
  tests: string,
  value: unknown,
  variables: Readonly<Record<string, unknown>>,
  clock: FeelClock,
): FeelTest {
  try {
    const result = withinBounds(() => {
      const context = { ...contextOf(variables, clock), '?': value };
      return unaryTest(meteredTests(tests, context), context);
    });
    const fault = result.value === true ? undefined : result.warnings.find((warning) => misuse.has(warning.type));
    return fault
      ? { ok: false, message: `${fault.message} in “${tests}”` }
      : { ok: true, holds: result.value === true };
  } catch (error) {
    return { ok: false, message: `${error instanceof Error ? error.message : String(error)} in “${tests}”` };
  }
}

function contextOf(variables: Readonly<Record<string, unknown>>, clock: FeelClock): Record<string, unknown> {
  return {
    now: () => parseDateTime(formatInstant(clock.now)),
    today: () => parseDate(formatDate(clock.now)),
    ...decimalFunctions,
    ...workingTimeFunctions(clock),
    ...variables,
  };
}

/** A list of constants as a file writes it, without brackets: `"high", "low"`; undefined for anything else. */
export function readFeelList(text: string): readonly JsonValue[] | undefined {
  try {
    const { value, warnings } = withinBounds(() => evaluate(meteredExpression(`[${text}]`, {}), {}));
    return Array.isArray(value) && warnings.length === 0 ? value.map(toJson) : undefined;
  } catch {
    return undefined;
  }
}

function toJson(value: unknown): JsonValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return toNumber(value);
  if (
    value instanceof FeelDate ||
    value instanceof FeelTime ||
    value instanceof FeelDateTime ||
    value instanceof FeelDuration
  )
    return value.toString();
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
  return tidyNumber(value);
}
