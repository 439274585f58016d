import type { FeelClock } from '../feel/evaluate.ts';
import type { JsonValue } from '../stimulus.ts';
import { DecisionFault, within } from './decision-fault.ts';
import type { DecisionTable, OutputColumn } from './decision-plan.ts';
import { feelValue, jsonOf, type Names, passes, typed, typedResult } from './decision-values.ts';
import { type Hit, hitPolicies, isList, outputOf } from './hit-policies.ts';

/** What a decision table answers; no rule that matches is its default, else null (0 for a COUNT). */
export function evaluateTable(table: DecisionTable, names: Names, clock: FeelClock): JsonValue {
  const values = table.inputs.map((input) =>
    within(`column “${input.label}”`, () => typed(feelValue(input.feel, names, clock), input.type, names, clock)),
  );
  const hits: Hit[] = [];
  for (const [index, rule] of table.rules.entries()) {
    const matches = rule.when.every((tests, column) =>
      within(`rule ${index + 1}, column “${table.inputs[column]?.label}”`, () =>
        passes(tests, values[column], names, clock),
      ),
    );
    if (!matches) continue;
    hits.push({
      rule: index + 1,
      outputs: rule.outputs.map((feel, column) =>
        within(`rule ${index + 1}, column “${table.outputs[column]?.name}”`, () =>
          output(feel, table.outputs[column], names, clock),
        ),
      ),
    });
    if (table.hitPolicy === 'FIRST') break;
  }
  if (hits.length === 0) return fallback(table, names, clock);
  const result = hitPolicies[table.hitPolicy](hits, table);
  if (!result.ok) throw new DecisionFault(result.message);
  return result.value;
}

function fallback(table: DecisionTable, names: Names, clock: FeelClock): JsonValue {
  if (table.outputs.every((column) => column.fallback === undefined)) return table.aggregation === 'COUNT' ? 0 : null;
  const outputs = table.outputs.map((column) =>
    within(`default of column “${column.name}”`, () => output(column.fallback ?? 'null', column, names, clock)),
  );
  return isList(table) ? [outputOf(outputs, table)] : outputOf(outputs, table);
}

function output(feel: string, column: OutputColumn | undefined, names: Names, clock: FeelClock): JsonValue {
  return jsonOf(typedResult(feelValue(feel, names, clock), column?.type, names, clock));
}
