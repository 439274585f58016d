import { findOne, findText, type Moddle, many, typeOf } from '../bpmn/moddle.ts';
import type { Problem } from '../compile.ts';
import { findSyntaxError, findTestSyntaxError, readFeelList } from '../feel/evaluate.ts';
import type { FeelType } from '../feel/feel-type.ts';
import type {
  Aggregation,
  DecisionLogic,
  DecisionRule,
  DecisionTable,
  HitPolicy,
  InputColumn,
  OutputColumn,
} from './decision-plan.ts';
import { decisionProblem } from './decision-problem.ts';

export interface CompiledLogic {
  readonly logic: DecisionLogic | undefined;
  readonly problems: readonly Problem[];
}

type Types = (ref: string | undefined) => FeelType | undefined;

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

/**
 * The logic of a decision: a decision table or a literal expression.
 *
 * @param names what its expressions may name, so that names with spaces and signs are read as one
 */
export function compileLogic(decision: Moddle, id: string, names: readonly string[], types: Types): CompiledLogic {
  const found = findOne(decision, 'decisionLogic');
  const compiling = new LogicCompiling(id, names, types);
  const logic = compiling.compile(found, findText(decision, 'name') ?? id);
  return { logic, problems: compiling.problems };
}

class LogicCompiling {
  readonly problems: Problem[] = [];
  readonly #decision: string;
  readonly #names: readonly string[];
  readonly #types: Types;

  constructor(decision: string, names: readonly string[], types: Types) {
    this.#decision = decision;
    this.#names = names;
    this.#types = types;
  }

  compile(logic: Moddle | undefined, name: string): DecisionLogic | undefined {
    if (!logic) {
      this.#report('no-decision-logic', name);
      return undefined;
    }
    if (typeOf(logic) === 'LiteralExpression')
      return { kind: 'literal', feel: this.#expression(logic, { vi: 'biểu thức', en: 'expression' }) };
    if (typeOf(logic) === 'DecisionTable') return this.#table(logic, name);
    this.#report('unsupported-decision-logic', typeOf(logic));
    return undefined;
  }

  #table(table: Moddle, name: string): DecisionTable {
    const hitPolicy = hitPolicies.find((each) => each === (findText(table, 'hitPolicy') ?? 'UNIQUE')) ?? 'UNIQUE';
    const aggregation = aggregations.find((each) => each === findText(table, 'aggregation'));
    const inputs = many(table, 'input').map((input, index) => this.#input(input, index));
    const outputs = many(table, 'output').map((output, index, all) =>
      this.#output(
        output,
        all.length === 1
          ? (findText(output, 'name') ?? name)
          : (findText(output, 'name') ?? findText(output, 'label') ?? String(index + 1)),
        hitPolicy,
      ),
    );
    if (outputs.length === 0) this.#report('no-decision-logic', name);
    if (aggregation !== undefined && (hitPolicy !== 'COLLECT' || outputs.length !== 1))
      this.#report('invalid-aggregation', aggregation);
    if (
      (hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER') &&
      outputs.every((output) => output.priority === undefined)
    )
      this.#report('missing-output-values', hitPolicy);
    const rules = many(table, 'rule').map((rule, index) => this.#rule(rule, index, inputs, outputs));
    return { kind: 'table', hitPolicy, ...(aggregation !== undefined && { aggregation }), inputs, outputs, rules };
  }

  #input(input: Moddle, index: number): InputColumn {
    const expression = findOne(input, 'inputExpression');
    const label = findText(input, 'label') ?? findText(expression, 'text') ?? String(index + 1);
    const feel = expression ? this.#expression(expression, column(label)) : 'null';
    const type = this.#typed(
      this.#types(findText(expression, 'typeRef')),
      findOne(input, 'inputValues'),
      column(label),
    );
    return { label, feel, ...(type && { type }) };
  }

  #output(output: Moddle, name: string, hitPolicy: HitPolicy): OutputColumn {
    const values = findOne(output, 'outputValues');
    const type = this.#typed(this.#types(findText(output, 'typeRef')), values, column(name));
    const ordered =
      hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER'
        ? readFeelList(findText(values, 'text') ?? type?.allowed ?? '')
        : undefined;
    const fallback = findOne(output, 'defaultOutputEntry');
    return {
      name,
      ...(type && { type }),
      ...(ordered && ordered.length > 0 && { priority: ordered }),
      ...(fallback &&
        findText(fallback, 'text') !== undefined && { fallback: this.#expression(fallback, column(name)) }),
    };
  }

  #rule(rule: Moddle, index: number, inputs: readonly InputColumn[], outputs: readonly OutputColumn[]): DecisionRule {
    const tests = many(rule, 'inputEntry');
    const entries = many(rule, 'outputEntry');
    if (tests.length !== inputs.length || entries.length !== outputs.length) {
      this.#report('incomplete-rule', { vi: `quy tắc ${index + 1}`, en: `rule ${index + 1}` }, rule.id);
      return { when: inputs.map(() => '-'), outputs: outputs.map(() => 'null') };
    }
    return {
      when: tests.map((test, at) => this.#tests(test, cell(index, inputs[at]?.label ?? ''), rule.id)),
      outputs: entries.map((entry, at) => this.#expression(entry, cell(index, outputs[at]?.name ?? ''), rule.id)),
    };
  }

  /** The declared type, with the values the column allows. */
  #typed(type: FeelType | undefined, values: Moddle | undefined, place: Place): FeelType | undefined {
    const allowed = values && findText(values, 'text') !== undefined ? this.#tests(values, place) : undefined;
    return type || allowed !== undefined ? { ...type, ...(allowed !== undefined && { allowed }) } : undefined;
  }

  #expression(expression: Moddle, place: Place, rule?: string): string {
    const text = findText(expression, 'text') ?? 'null';
    this.#check(expression, findSyntaxError(text, this.#names), text, place, rule);
    return text;
  }

  #tests(tests: Moddle, place: Place, rule?: string): string {
    const text = findText(tests, 'text') ?? '-';
    this.#check(tests, text === '-' ? undefined : findTestSyntaxError(text, this.#names), text, place, rule);
    return text;
  }

  #check(expression: Moddle, error: string | undefined, text: string, place: Place, rule: string | undefined): void {
    const language = findText(expression, 'expressionLanguage');
    if (language !== undefined && !/feel/i.test(language)) this.#report('unsupported-language', language, rule);
    else if (error !== undefined)
      this.#report('feel-syntax', { vi: `${place.vi}: ${text}: ${error}`, en: `${place.en}: ${text}: ${error}` }, rule);
  }

  #report(
    rule: Parameters<typeof decisionProblem>[0],
    detail: Parameters<typeof decisionProblem>[2],
    ruleId?: string,
  ): void {
    this.problems.push(
      decisionProblem(rule, { decision: this.#decision, ...(ruleId !== undefined && { rule: ruleId }) }, detail),
    );
  }
}

interface Place {
  readonly vi: string;
  readonly en: string;
}

function column(label: string): Place {
  return { vi: `cột “${label}”`, en: `column “${label}”` };
}

function cell(rule: number, label: string): Place {
  return { vi: `quy tắc ${rule + 1}, cột “${label}”`, en: `rule ${rule + 1}, column “${label}”` };
}
