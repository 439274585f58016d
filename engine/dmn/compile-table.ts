import { findOne, findText, type Moddle, many } from '../bpmn/moddle.ts';
import { readFeelList } from '../feel/evaluate.ts';
import type { FeelType } from '../feel/feel-type.ts';
import type {
  Aggregation,
  DecisionRule,
  DecisionTable,
  HitPolicy,
  InputColumn,
  OutputColumn,
} from './decision-plan.ts';
import type { LogicScope, Place } from './logic-scope.ts';

const hitPolicies: readonly HitPolicy[] = [
  'UNIQUE',
  'ANY',
  'FIRST',
  'PRIORITY',
  'RULE ORDER',
  'OUTPUT ORDER',
  'COLLECT',
];
const aggregations: readonly Aggregation[] = ['SUM', 'MIN', 'MAX', 'COUNT'];

/** A decision table with its columns, rules and hit policy. @param name what a single unnamed output is called */
export function compileTable(table: Moddle, name: string, scope: LogicScope): DecisionTable {
  const hitPolicy = oneOf(hitPolicies, table, 'hitPolicy', scope) ?? 'UNIQUE';
  const aggregation = oneOf(aggregations, table, 'aggregation', scope);
  const inputs = many(table, 'input').map((input, index) => compileInput(input, index, scope));
  const outputs = many(table, 'output').map((output, index, all) =>
    compileOutput(
      output,
      all.length === 1
        ? (findText(output, 'name') ?? name)
        : (findText(output, 'name') ?? findText(output, 'label') ?? String(index + 1)),
      hitPolicy,
      scope,
    ),
  );
  if (outputs.length === 0) scope.report('no-decision-logic', name);
  if (aggregation !== undefined && (hitPolicy !== 'COLLECT' || outputs.length !== 1))
    scope.report('invalid-aggregation', aggregation);
  if (
    (hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER') &&
    outputs.every((output) => output.priority === undefined)
  )
    scope.report('missing-output-values', hitPolicy);
  const rules = many(table, 'rule').map((rule, index) => compileRule(rule, index, inputs, outputs, scope));
  return { kind: 'table', hitPolicy, ...(aggregation !== undefined && { aggregation }), inputs, outputs, rules };
}

/** The value of an attribute that has a list of them; another one is a problem. */
function oneOf<T extends string>(
  values: readonly T[],
  table: Moddle,
  attribute: string,
  scope: LogicScope,
): T | undefined {
  const written = findText(table, attribute);
  const value = values.find((each) => each === written);
  if (written !== undefined && value === undefined) scope.report('invalid-value', `${attribute}="${written}"`);
  return value;
}

function compileInput(input: Moddle, index: number, scope: LogicScope): InputColumn {
  const expression = findOne(input, 'inputExpression');
  const label = findText(input, 'label') ?? findText(expression, 'text') ?? String(index + 1);
  const feel = expression ? scope.expression(expression, column(label)) : 'null';
  const type = typed(scope.types(findText(expression, 'typeRef')), findOne(input, 'inputValues'), column(label), scope);
  return { label, feel, ...(type && { type }) };
}

function compileOutput(output: Moddle, name: string, hitPolicy: HitPolicy, scope: LogicScope): OutputColumn {
  const values = findOne(output, 'outputValues');
  const type = typed(scope.types(findText(output, 'typeRef')), values, column(name), scope);
  const ordered =
    hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER'
      ? readFeelList(findText(values, 'text') ?? type?.allowed ?? '')
      : undefined;
  const fallback = findOne(output, 'defaultOutputEntry');
  return {
    name,
    ...(type && { type }),
    ...(ordered && ordered.length > 0 && { priority: ordered }),
    ...(fallback && findText(fallback, 'text') !== undefined && { fallback: scope.expression(fallback, column(name)) }),
  };
}

function compileRule(
  rule: Moddle,
  index: number,
  inputs: readonly InputColumn[],
  outputs: readonly OutputColumn[],
  scope: LogicScope,
): DecisionRule {
  const tests = many(rule, 'inputEntry');
  const entries = many(rule, 'outputEntry');
  if (tests.length !== inputs.length || entries.length !== outputs.length) {
    scope.report('incomplete-rule', { vi: `quy tắc ${index + 1}`, en: `rule ${index + 1}` }, rule.id);
    return { when: inputs.map(() => '-'), outputs: outputs.map(() => 'null') };
  }
  return {
    when: tests.map((test, at) => scope.tests(test, cell(index, inputs[at]?.label ?? ''), rule.id)),
    outputs: entries.map((entry, at) => scope.expression(entry, cell(index, outputs[at]?.name ?? ''), rule.id)),
  };
}

/** The declared type, with the values the column allows. */
function typed(
  type: FeelType | undefined,
  values: Moddle | undefined,
  place: Place,
  scope: LogicScope,
): FeelType | undefined {
  const allowed = values && findText(values, 'text') !== undefined ? scope.tests(values, place) : undefined;
  return type || allowed !== undefined ? { ...type, ...(allowed !== undefined && { allowed }) } : undefined;
}

function column(label: string): Place {
  return { vi: `cột “${label}”`, en: `column “${label}”` };
}

function cell(rule: number, label: string): Place {
  return { vi: `quy tắc ${rule + 1}, cột “${label}”`, en: `rule ${rule + 1}, column “${label}”` };
}
