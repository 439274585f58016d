import { withinBounds } from '../feel/bounds.ts';
import type { FeelClock, FeelResult } from '../feel/evaluate.ts';
import type { Variables } from '../stimulus.ts';
import { DecisionFault, within } from './decision-fault.ts';
import type { DecisionPlan, DecisionService, Decisions } from './decision-plan.ts';
import { jsonOf, type Names, typed, typedResult } from './decision-values.ts';
import { evaluateLogic } from './evaluate-logic.ts';

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
    return { ok: true, value: withinBounds(() => jsonOf(evaluation.resultOf(id))) };
  } catch (error) {
    if (!(error instanceof DecisionFault)) throw error;
    return { ok: false, message: error.message };
  }
}

class Evaluation {
  readonly #decisions: Decisions;
  readonly #variables: Names;
  readonly #clock: FeelClock;
  readonly #results: Map<string, unknown>;

  /** @param given results that are known already, by the decision's id */
  constructor(
    decisions: Decisions,
    variables: Names,
    clock: FeelClock,
    given: ReadonlyMap<string, unknown> = new Map(),
  ) {
    this.#decisions = decisions;
    this.#variables = variables;
    this.#clock = clock;
    this.#results = new Map(given);
  }

  /** The FEEL value of a decision, or the function that knowledge and services are. */
  resultOf(id: string): unknown {
    if (this.#results.has(id)) return this.#results.get(id);
    const decision = Object.hasOwn(this.#decisions, id) ? this.#decisions[id] : undefined;
    if (!decision) throw new DecisionFault(`Expected decision “${id}” in the plan but it is not there`);
    const result = within(`decision “${decision.name}” (${id})`, () => this.#evaluate(decision));
    this.#results.set(id, result);
    return result;
  }

  #evaluate(decision: DecisionPlan): unknown {
    const names = this.#namesFor(decision);
    const value = evaluateLogic(decision.logic, names, {
      clock: this.#clock,
      serve: (service, given) => this.#serve(service, given),
    });
    return decision.logic.kind === 'table' ? value : typedResult(value, decision.type, names, this.#clock);
  }

  /** Process variables, over them the declared data and the results of required decisions, by id and by name. */
  #namesFor(decision: DecisionPlan): Names {
    const names: Record<string, unknown> = { ...this.#variables };
    for (const { name, type } of decision.inputs ?? [])
      names[name] = within(`data “${name}”`, () => typed(this.#variables[name] ?? null, type, names, this.#clock));
    for (const id of decision.requires ?? []) {
      const result = this.resultOf(id);
      const required = this.#decisions[id];
      const value = typed(result, required?.type, names, this.#clock);
      names[id] = value;
      if (required) names[required.variable] = value;
    }
    return names;
  }

  #serve(service: DecisionService, given: Names): unknown {
    const known = new Map(Object.entries(service.decided).map(([name, id]) => [id, given[name] ?? null]));
    const inner = new Evaluation(this.#decisions, { ...this.#variables, ...given }, this.#clock, known);
    const [only, ...more] = service.outputs;
    if (only !== undefined && more.length === 0) return inner.resultOf(only);
    return Object.fromEntries(service.outputs.map((id) => [this.#decisions[id]?.variable ?? id, inner.resultOf(id)]));
  }
}
