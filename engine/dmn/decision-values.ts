import { evaluateFeelValue, type FeelClock, feelToJson, testFeel } from '../feel/evaluate.ts';
import { type FeelType, typedValue } from '../feel/feel-type.ts';
import type { JsonValue } from '../stimulus.ts';
import { DecisionFault } from './decision-fault.ts';

/** What expressions of a decision see. */
export type Names = Readonly<Record<string, unknown>>;

/** The value of a FEEL expression, or a fault. */
export function feelValue(feel: string, names: Names, clock: FeelClock): unknown {
  const result = evaluateFeelValue(feel, names, clock);
  if (!result.ok) throw new DecisionFault(result.message);
  return result.value;
}

/** A FEEL value as JSON, or a fault. */
export function jsonOf(value: unknown): JsonValue {
  const result = feelToJson(value);
  if (!result.ok) throw new DecisionFault(result.message);
  return result.value;
}

/** Whether a value passes unary tests, or a fault. */
export function passes(tests: string, value: unknown, names: Names, clock: FeelClock): boolean {
  const result = testFeel(tests, value, names, clock);
  if (!result.ok) throw new DecisionFault(result.message);
  return result.holds;
}

/** The FEEL value of the declared type, or a fault: of another type, or none of the values it allows. */
export function typed(value: unknown, type: FeelType | undefined, names: Names, clock: FeelClock): unknown {
  const found = typedValue(value, type);
  if (!found.ok) throw new DecisionFault(found.message);
  const allowed = type?.allowed ?? type?.items?.allowed;
  if (allowed === undefined || found.value === null) return found.value;
  for (const each of Array.isArray(found.value) ? found.value : [found.value]) {
    if (!passes(allowed, each, names, clock))
      throw new DecisionFault(`Expected one of ${allowed} but found ${JSON.stringify(value)}`);
  }
  return found.value;
}

/** A result of the declared type; a list of one is its item where the type is no list. */
export function typedResult(value: unknown, type: FeelType | undefined, names: Names, clock: FeelClock): unknown {
  const single = type && !type.items && Array.isArray(value) && value.length === 1 ? (value[0] ?? null) : value;
  return typed(single, type, names, clock);
}
