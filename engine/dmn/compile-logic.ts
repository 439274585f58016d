import { findOne, findText, type Moddle, many, typeOf } from '../bpmn/moddle.ts';
import { compileTable } from './compile-table.ts';
import type { BoxedFunction, DecisionLogic, Parameter } from './decision-plan.ts';
import type { LogicScope } from './logic-scope.ts';

/**
 * The logic of a decision: a literal expression, a decision table, or an expression in boxes of any depth. What is
 * missing or unknown is reported to the scope.
 *
 * @param name what it is called where it has no name of its own
 */
export function compileLogic(logic: Moddle | undefined, name: string, scope: LogicScope): DecisionLogic | undefined {
  if (!logic) {
    scope.report('no-decision-logic', name);
    return undefined;
  }
  const inner = (property: string, more: readonly string[] = []): DecisionLogic =>
    compileLogic(findOne(findOne(logic, property), 'value'), name, scope.with(more)) ?? nothing;
  switch (typeOf(logic)) {
    case 'LiteralExpression':
      return { kind: 'literal', feel: scope.expression(logic, { vi: 'biểu thức', en: 'expression' }) };
    case 'DecisionTable':
      return compileTable(logic, name, scope);
    case 'Context':
      return compileContext(logic, name, scope);
    case 'List':
      return { kind: 'list', items: many(logic, 'elements').map((each) => compileLogic(each, name, scope) ?? nothing) };
    case 'Relation':
      return compileRelation(logic, name, scope);
    case 'FunctionDefinition':
      return compileFunction(logic, name, scope);
    case 'Invocation':
      return {
        kind: 'invocation',
        called: compileLogic(findOne(logic, 'calledFunction'), name, scope) ?? nothing,
        bindings: many(logic, 'binding').map((binding) => ({
          name: findText(findOne(binding, 'parameter'), 'name') ?? '',
          value: optional(findOne(binding, 'bindingFormula'), name, scope),
        })),
      };
    case 'Conditional':
      return { kind: 'conditional', when: inner('if'), yes: inner('then'), no: inner('else') };
    case 'For':
    case 'Some':
    case 'Every': {
      const variable = findText(logic, 'iteratorVariable') ?? 'item';
      const kind = typeOf(logic) === 'For' ? 'for' : typeOf(logic) === 'Some' ? 'some' : 'every';
      const body = inner(kind === 'for' ? 'return' : 'satisfies', [variable, ...(kind === 'for' ? ['partial'] : [])]);
      return { kind, variable, in: inner('in'), body };
    }
    case 'Filter':
      return { kind: 'filter', in: inner('in'), match: inner('match', ['item']) };
    default:
      scope.report('unsupported-decision-logic', typeOf(logic));
      return undefined;
  }
}

const nothing: DecisionLogic = { kind: 'literal', feel: 'null' };

/** An expression that may be left out, and is null then. */
function optional(logic: Moddle | undefined, name: string, scope: LogicScope): DecisionLogic {
  return (logic && compileLogic(logic, name, scope)) ?? nothing;
}

function compileContext(context: Moddle, name: string, scope: LogicScope): DecisionLogic {
  const before: string[] = [];
  const entries: (Parameter & { value: DecisionLogic })[] = [];
  let result: DecisionLogic | undefined;
  for (const entry of many(context, 'contextEntry')) {
    const variable = findOne(entry, 'variable');
    const value = optional(findOne(entry, 'value'), findText(variable, 'name') ?? name, scope.with(before));
    if (variable) {
      entries.push({ ...parameterOf(variable, scope), value });
      before.push(findText(variable, 'name') ?? '');
    } else {
      result = value;
    }
  }
  return { kind: 'context', entries, ...(result && { result }) };
}

function compileRelation(relation: Moddle, name: string, scope: LogicScope): DecisionLogic {
  const columns = many(relation, 'column').map((column) => parameterOf(column, scope));
  return {
    kind: 'list',
    items: many(relation, 'row').map((row) => ({
      kind: 'context',
      entries: columns.map((column, index) => ({
        ...column,
        value: optional(many(row, 'elements')[index], name, scope),
      })),
    })),
  };
}

/** A function of FEEL; one in Java or PMML is refused. */
export function compileFunction(definition: Moddle, name: string, scope: LogicScope): BoxedFunction {
  const kind = findText(definition, 'kind') ?? 'FEEL';
  if (kind !== 'FEEL') scope.report('unsupported-decision-logic', `${typeOf(definition)} ${kind}`);
  const parameters = many(definition, 'formalParameter').map((parameter) => parameterOf(parameter, scope));
  const type = scope.types(findText(definition, 'typeRef'));
  return {
    kind: 'function',
    parameters,
    ...(type && { type }),
    body:
      kind === 'FEEL'
        ? (compileLogic(findOne(definition, 'body'), name, scope.with(parameters.map((each) => each.name))) ?? nothing)
        : nothing,
  };
}

/** Name and type of an information item. */
export function parameterOf(item: Moddle, scope: LogicScope): Parameter {
  const type = scope.types(findText(item, 'typeRef'));
  return { name: findText(item, 'name') ?? '', ...(type && { type }) };
}
