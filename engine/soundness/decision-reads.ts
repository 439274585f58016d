import { type DecisionLogic, type Decisions, requiredBy } from '../dmn/decision-plan.ts';
import { readsOf } from './expression-reads.ts';

/** Variables that a decision and those it requires look at. */
export function decisionReads(decisions: Decisions, id: string): readonly string[] {
  const decision = Object.hasOwn(decisions, id) ? decisions[id] : undefined;
  if (!decision) return [];
  const expressions = expressionsOf(decision.logic);
  const required = requiredBy(decision);
  const results = new Set(required.flatMap((other) => [other, decisions[other]?.variable ?? other]));
  const own = expressions.flatMap((expression) => [...readsOf(expression).names]).filter((name) => !results.has(name));
  return [
    ...new Set([
      ...own,
      ...(decision.inputs ?? []).map((input) => input.name),
      ...required.flatMap((other) => decisionReads(decisions, other)),
    ]),
  ];
}

/** Every FEEL text of the logic. Names bound inside boxes count as read: too many never hides a finding. */
function expressionsOf(logic: DecisionLogic): readonly string[] {
  switch (logic.kind) {
    case 'literal':
      return [logic.feel];
    case 'table':
      return [
        ...logic.inputs.map((input) => input.feel),
        ...logic.rules.flatMap((rule) => [...rule.when, ...rule.outputs]),
      ];
    case 'context':
      return [...logic.entries.map((entry) => entry.value), ...(logic.result ? [logic.result] : [])].flatMap(
        expressionsOf,
      );
    case 'list':
      return logic.items.flatMap(expressionsOf);
    case 'function':
      return expressionsOf(logic.body);
    case 'service':
      return [];
    case 'invocation':
      return [logic.called, ...logic.bindings.map((binding) => binding.value)].flatMap(expressionsOf);
    case 'conditional':
      return [logic.when, logic.yes, logic.no].flatMap(expressionsOf);
    case 'filter':
      return [logic.in, logic.match].flatMap(expressionsOf);
    default:
      return [logic.in, logic.body].flatMap(expressionsOf);
  }
}
