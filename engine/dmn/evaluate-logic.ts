import { FeelFunction, isFunction } from 'feelin';
import { spendSteps, spendWork } from '../feel/bounds.ts';
import type { FeelClock } from '../feel/evaluate.ts';
import { DecisionFault, within } from './decision-fault.ts';
import type {
  BoxedContext,
  BoxedFilter,
  BoxedFunction,
  BoxedInvocation,
  BoxedIterator,
  DecisionLogic,
  DecisionService,
  Parameter,
} from './decision-plan.ts';
import { feelValue, type Names, typedResult } from './decision-values.ts';
import { evaluateTable } from './evaluate-table.ts';

/** What the logic of a decision needs from its surroundings. */
export interface Surroundings {
  readonly clock: FeelClock;
  /** The results of a service's decisions, given some results and data by name. */
  readonly serve: (service: DecisionService, given: Names) => unknown;
}

/** The FEEL value of a decision's logic: literal, table or boxes. Faults are thrown. */
export function evaluateLogic(logic: DecisionLogic, names: Names, around: Surroundings): unknown {
  const inner = (each: DecisionLogic) => evaluateLogic(each, names, around);
  switch (logic.kind) {
    case 'literal':
      return feelValue(logic.feel, names, around.clock);
    case 'table':
      return evaluateTable(logic, names, around.clock);
    case 'context':
      return evaluateContext(logic, names, around);
    case 'list':
      return logic.items.map(inner);
    case 'function':
      return closure(logic, names, around);
    case 'service':
      return callable(logic.parameters, names, around.clock, (given) => around.serve(logic, given));
    case 'invocation':
      return invoke(logic, names, around);
    case 'conditional':
      return inner(holds(inner(logic.when), 'if') ? logic.yes : logic.no);
    case 'filter':
      return filter(logic, names, around);
    default:
      return iterate(logic, names, around);
  }
}

function evaluateContext({ entries, result }: BoxedContext, names: Names, around: Surroundings): unknown {
  const context: Record<string, unknown> = {};
  for (const { name, type, value } of entries) {
    const seen = { ...names, ...context };
    context[name] = within(`entry “${name}”`, () =>
      typedResult(evaluateLogic(value, seen, around), type, seen, around.clock),
    );
  }
  return result ? evaluateLogic(result, { ...names, ...context }, around) : context;
}

function closure({ parameters, type, body }: BoxedFunction, names: Names, around: Surroundings): FeelFunction {
  return callable(parameters, names, around.clock, (given) => {
    const seen = { ...names, ...given };
    return typedResult(evaluateLogic(body, seen, around), type, seen, around.clock);
  });
}

/** A function of FEEL whose arguments are held against the types of its parameters. */
function callable(
  parameters: readonly Parameter[],
  names: Names,
  clock: FeelClock,
  work: (given: Record<string, unknown>) => unknown,
): FeelFunction {
  return new FeelFunction(
    (...values: unknown[]) =>
      work(
        Object.fromEntries(
          parameters.map(({ name, type }, index) => [
            name,
            within(`parameter “${name}”`, () => typedResult(values[index] ?? null, type, names, clock)),
          ]),
        ),
      ),
    parameters.map((parameter) => parameter.name),
  );
}

function invoke({ called, bindings }: BoxedInvocation, names: Names, around: Surroundings): unknown {
  const target = evaluateLogic(called, names, around);
  if (!isFunction(target)) throw new DecisionFault('Expected a function to invoke but found none');
  const { parameterNames } = target;
  const stranger = bindings.find(({ name }) => !parameterNames.includes(name));
  if (stranger)
    throw new DecisionFault(`Expected one of (${parameterNames.join(', ')}) but found “${stranger.name}” bound`);
  const given = Object.fromEntries(bindings.map(({ name, value }) => [name, evaluateLogic(value, names, around)]));
  return target.invoke(parameterNames.map((name) => given[name] ?? null));
}

function iterate(logic: BoxedIterator, names: Names, around: Surroundings): unknown {
  const results: unknown[] = [];
  const items = listOf(evaluateLogic(logic.in, names, around), logic.kind);
  for (const item of items) {
    spendRound(items.length + results.length);
    const seen = { ...names, [logic.variable]: item, partial: [...results] };
    results.push(evaluateLogic(logic.body, seen, around));
  }
  if (logic.kind === 'for') return results;
  return logic.kind === 'some'
    ? results.filter((each) => holds(each, 'some')).length > 0
    : results.filter((each) => !holds(each, 'every')).length === 0;
}

/** The items the match holds for, seen as `item` and, of a context, by the names of its entries. */
function filter({ in: source, match }: BoxedFilter, names: Names, around: Surroundings): unknown {
  const items = listOf(evaluateLogic(source, names, around), 'filter');
  return items.filter((item) => {
    spendRound(items.length);
    const seen = { ...names, ...(isContext(item) ? item : {}), item };
    return holds(evaluateLogic(match, seen, around), 'filter');
  });
}

/** A round of a box that repeats is a step, as one of an expression is; what every round is shown again is work. */
function spendRound(shown: number): void {
  try {
    spendSteps(1);
    spendWork(shown);
  } catch (error) {
    throw new DecisionFault(error instanceof Error ? error.message : String(error));
  }
}

/** True, or false where it is false or null; anything else is a fault. */
function holds(value: unknown, kind: string): boolean {
  if (typeof value === 'boolean' || value === null || value === undefined) return value === true;
  throw new DecisionFault(`Expected true or false for ${kind} but found ${JSON.stringify(value)}`);
}

function listOf(value: unknown, kind: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new DecisionFault(`Expected a list for ${kind} but found ${value === null ? 'null' : typeof value}`);
}

function isContext(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
