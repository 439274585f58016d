import { readFeelList } from '../feel/evaluate.ts';
import { sameValue } from '../feel/feel-type.ts';
import type { JsonValue } from '../stimulus.ts';
import type { Decisions, DecisionTable } from './decision-plan.ts';
import { isList, outputOf } from './hit-policies.ts';

const mostResults = 12;

/**
 * Everything a decision can answer, where that is a short list of constants: each rule's output, and what comes when no
 * rule matches, unless one matches always. Undefined where results are computed, collected or too many.
 */
export function possibleResults(decisions: Decisions, id: string): readonly JsonValue[] | undefined {
  const logic = Object.hasOwn(decisions, id) ? decisions[id]?.logic : undefined;
  if (logic?.kind !== 'table' || isList(logic) || logic.aggregation !== undefined) return undefined;
  const results: JsonValue[] = [];
  for (const outputs of [...logic.rules.map((rule) => rule.outputs), ...withoutMatch(logic)]) {
    const result = outputs === 'null' ? null : constantOf(outputs, logic);
    if (result === undefined) return undefined;
    if (!results.some((known) => sameValue(known, result))) results.push(result);
  }
  return results.length > mostResults ? undefined : results;
}

function constantOf(outputs: readonly string[], table: DecisionTable): JsonValue | undefined {
  const constants = readFeelList(outputs.join(', '));
  return constants?.length === outputs.length ? outputOf(constants, table) : undefined;
}

function withoutMatch(table: DecisionTable): readonly (readonly string[] | 'null')[] {
  if (table.rules.some((rule) => rule.when.every((tests) => tests === '-'))) return [];
  return table.outputs.every((output) => output.fallback === undefined)
    ? ['null']
    : [table.outputs.map((output) => output.fallback ?? 'null')];
}
