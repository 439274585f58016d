import { evaluateFeel, type FeelClock, type FeelResult, testFeel } from '../feel/evaluate.ts';
import { type FeelType, typedValue } from '../feel/feel-type.ts';
import type { JsonValue, Variables } from '../stimulus.ts';
import type { DecisionPlan, Decisions, DecisionTable } from './decision-plan.ts';
import { type Hit, hitPolicies, isList, outputOf } from './hit-policies.ts';

/**
 * The result of a decision and of those it requires, from the variables it is asked with. Pure. No rule that matches is
 * null (0 for a COUNT) unless the table has a default; every fault is a message that names decision, rule and column.
 */
export function evaluateDecision(
  decisions: Decisions,
  id: string,
  variables: Readonly<Variables>,
  clock: FeelClock,
): FeelResult {
  const evaluation = new Evaluation(decisions, variables, clock);
  try {
    return { ok: true, value: evaluation.resultOf(id) };
  } catch (error) {
    if (!(error instanceof DecisionFault)) throw error;
    return { ok: false, message: error.message };
  }
}

class DecisionFault extends Error {}

class Evaluation {
  readonly #decisions: Decisions;
  readonly #variables: Readonly<Variables>;
  readonly #clock: FeelClock;
  readonly #results = new Map<string, JsonValue>();

  constructor(decisions: Decisions, variables: Readonly<Variables>, clock: FeelClock) {
    this.#decisions = decisions;
    this.#variables = variables;
    this.#clock = clock;
  }

  resultOf(id: string): JsonValue {
    const known = this.#results.get(id);
    if (known !== undefined) return known;
    const decision = Object.hasOwn(this.#decisions, id) ? this.#decisions[id] : undefined;
    if (!decision) throw new DecisionFault(`Expected decision “${id}” in the plan but it is not there`);
    const result = within(`decision “${decision.name}” (${id})`, () => this.#evaluate(decision));
    this.#results.set(id, result);
    return result;
  }

  #evaluate(decision: DecisionPlan): JsonValue {
    const context = this.#contextOf(decision);
    if (decision.logic.kind === 'table') return this.#table(decision.logic, context);
    return this.#output(decision.logic.feel, decision.type, context);
  }

  /** Process variables, over them the declared data and the results of required decisions, by id and by name. */
  #contextOf(decision: DecisionPlan): Record<string, unknown> {
    const context: Record<string, unknown> = { ...this.#variables };
    for (const { name, type } of decision.inputs ?? [])
      context[name] = within(`data “${name}”`, () => this.#typed(this.#variables[name] ?? null, type, context));
    for (const id of decision.requires ?? []) {
      const result = this.resultOf(id);
      const required = this.#decisions[id];
      const typed = this.#typed(result, required?.type, context);
      context[id] = typed;
      if (required) context[required.variable] = typed;
    }
    return context;
  }

  #table(table: DecisionTable, context: Readonly<Record<string, unknown>>): JsonValue {
    const values = table.inputs.map((input) =>
      within(`column “${input.label}”`, () => this.#typed(this.#expression(input.feel, context), input.type, context)),
    );
    const hits: Hit[] = [];
    for (const [index, rule] of table.rules.entries()) {
      const matches = rule.when.every((tests, column) =>
        within(`rule ${index + 1}, column “${table.inputs[column]?.label}”`, () =>
          this.#test(tests, values[column], context),
        ),
      );
      if (!matches) continue;
      hits.push({
        rule: index + 1,
        outputs: rule.outputs.map((feel, column) =>
          within(`rule ${index + 1}, column “${table.outputs[column]?.name}”`, () =>
            this.#output(feel, table.outputs[column]?.type, context),
          ),
        ),
      });
      if (table.hitPolicy === 'FIRST') break;
    }
    if (hits.length === 0) return this.#fallback(table, context);
    const result = hitPolicies[table.hitPolicy](hits, table);
    if (!result.ok) throw new DecisionFault(result.message);
    return result.value;
  }

  #fallback(table: DecisionTable, context: Readonly<Record<string, unknown>>): JsonValue {
    if (table.outputs.every((output) => output.fallback === undefined)) return table.aggregation === 'COUNT' ? 0 : null;
    const outputs = table.outputs.map((output) =>
      within(`default of column “${output.name}”`, () => this.#output(output.fallback ?? 'null', output.type, context)),
    );
    return isList(table) ? [outputOf(outputs, table)] : outputOf(outputs, table);
  }

  /** A result; a list of one is its item where the declared type is no list. */
  #output(feel: string, type: FeelType | undefined, context: Readonly<Record<string, unknown>>): JsonValue {
    const value = this.#expression(feel, context);
    const single = type && !type.items && Array.isArray(value) && value.length === 1 ? (value[0] ?? null) : value;
    this.#typed(single, type, context);
    return single;
  }

  #expression(feel: string, context: Readonly<Record<string, unknown>>): JsonValue {
    const result = evaluateFeel(feel, context, this.#clock);
    if (!result.ok) throw new DecisionFault(result.message);
    return result.value;
  }

  #test(tests: string, value: unknown, context: Readonly<Record<string, unknown>>): boolean {
    const result = testFeel(tests, value, context, this.#clock);
    if (!result.ok) throw new DecisionFault(result.message);
    return result.holds;
  }

  /** The FEEL value of the declared type, or a fault: of another type, or none of the values it allows. */
  #typed(value: JsonValue, type: FeelType | undefined, context: Readonly<Record<string, unknown>>): unknown {
    const typed = typedValue(value, type);
    if (!typed.ok) throw new DecisionFault(typed.message);
    const allowed = type?.allowed ?? type?.items?.allowed;
    if (allowed === undefined || typed.value === null) return typed.value;
    for (const each of Array.isArray(typed.value) ? typed.value : [typed.value]) {
      if (!this.#test(allowed, each, context))
        throw new DecisionFault(`Expected one of ${allowed} but found ${JSON.stringify(value)}`);
    }
    return typed.value;
  }
}

/** Does the work; a fault inside is told with its place. */
function within<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DecisionFault)) throw error;
    throw new DecisionFault(`${error.message}, in ${place}`);
  }
}
