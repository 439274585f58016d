import { sameValue } from '../feel/feel-type.ts';
import type { JsonValue } from '../stimulus.ts';
import type { Aggregation, DecisionTable, HitPolicy } from './decision-plan.ts';

/** A rule that matched: its number, from 1, and its outputs in column order. */
export interface Hit {
  readonly rule: number;
  readonly outputs: readonly JsonValue[];
}

export type HitResult =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly message: string };

type Combine = (hits: readonly Hit[], table: DecisionTable) => HitResult;

/** What each hit policy makes of the rules that matched; there is at least one. */
export const hitPolicies: Readonly<Record<HitPolicy, Combine>> = {
  UNIQUE: (hits, table) =>
    hits.length === 1 ? single(hits[0], table) : fault(`Expected one rule to match but ${listOf(hits)} do`),
  ANY: (hits, table) => {
    const other = hits.find((hit) => !sameValue([...hit.outputs], [...(hits[0]?.outputs ?? [])]));
    return other
      ? fault(`Expected the rules that match to agree but rules ${hits[0]?.rule} and ${other.rule} do not`)
      : single(hits[0], table);
  },
  FIRST: (hits, table) => single(hits[0], table),
  PRIORITY: (hits, table) => single(byPriority(hits, table)[0], table),
  'RULE ORDER': all,
  'OUTPUT ORDER': (hits, table) => all(byPriority(hits, table), table),
  COLLECT: (hits, table) =>
    table.aggregation === undefined
      ? all(hits, table)
      : aggregations[table.aggregation](hits.map((hit) => hit.outputs[0] ?? null)),
};

const aggregations: Readonly<Record<Aggregation, (values: readonly JsonValue[]) => HitResult>> = {
  COUNT: (values) => ({ ok: true, value: values.length }),
  SUM: (values) => ofNumbers(values, (numbers) => sum(numbers)),
  MIN: (values) => extreme(values, (left, right) => left < right),
  MAX: (values) => extreme(values, (left, right) => left > right),
};

/** The table's output for one rule: the value of its one column, or a context of all. */
export function outputOf(outputs: readonly JsonValue[], table: DecisionTable): JsonValue {
  if (table.outputs.length === 1) return outputs[0] ?? null;
  return Object.fromEntries(table.outputs.map((output, index) => [output.name, outputs[index] ?? null]));
}

/** Whether the result is a list of one output for each rule that matched. */
export function isList(table: DecisionTable): boolean {
  return (
    table.hitPolicy === 'RULE ORDER' ||
    table.hitPolicy === 'OUTPUT ORDER' ||
    (table.hitPolicy === 'COLLECT' && table.aggregation === undefined)
  );
}

function single(hit: Hit | undefined, table: DecisionTable): HitResult {
  return { ok: true, value: outputOf(hit?.outputs ?? [], table) };
}

function all(hits: readonly Hit[], table: DecisionTable): HitResult {
  return { ok: true, value: hits.map((hit) => outputOf(hit.outputs, table)) };
}

/** By the first output's order of values, then the second's, then the rules' own. */
function byPriority(hits: readonly Hit[], table: DecisionTable): readonly Hit[] {
  const rank = (hit: Hit, column: number) => {
    const order = table.outputs[column]?.priority ?? [];
    const at = order.findIndex((value) => sameValue(value, hit.outputs[column] ?? null));
    return at < 0 ? order.length : at;
  };
  return hits.toSorted((left, right) => {
    for (const column of table.outputs.keys()) {
      const difference = rank(left, column) - rank(right, column);
      if (difference !== 0) return difference;
    }
    return left.rule - right.rule;
  });
}

function ofNumbers(values: readonly JsonValue[], combine: (numbers: readonly number[]) => number): HitResult {
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length < values.length) return fault(`Expected numbers to aggregate but found ${JSON.stringify(values)}`);
  return { ok: true, value: combine(numbers) };
}

/** Adds in whole units of the smallest decimal place, so that no binary noise adds up. */
function sum(numbers: readonly number[]): number {
  const places = Math.max(...numbers.map((number) => decimalPlaces(number)));
  const scale = 10 ** places;
  return numbers.reduce((total, number) => total + Math.round(number * scale), 0) / scale;
}

function decimalPlaces(number: number): number {
  const [digits = '', exponent = '0'] = number.toExponential().split('e');
  return Math.max(0, digits.replace(/^-?\d+\.?/, '').length - Number(exponent));
}

/** Numbers by size; texts, which dates are too, by their order. */
function extreme(
  values: readonly JsonValue[],
  isBefore: (left: number | string, right: number | string) => boolean,
): HitResult {
  const comparable = values
    .filter((value) => typeof value === 'number' || typeof value === 'string')
    .filter((value) => typeof value === typeof values[0]);
  if (comparable.length < values.length)
    return fault(`Expected values of one kind to compare but found ${JSON.stringify(values)}`);
  return { ok: true, value: comparable.reduce((best, value) => (isBefore(value, best) ? value : best)) };
}

function fault(message: string): HitResult {
  return { ok: false, message };
}

function listOf(hits: readonly Hit[]): string {
  return `rules ${hits.map((hit) => hit.rule).join(', ')}`;
}
