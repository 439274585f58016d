import type { Decisions } from '../dmn/decision-plan.ts';
import { readsOf } from './expression-reads.ts';

/** Variables that a decision and those it requires look at. */
export function decisionReads(decisions: Decisions, id: string): readonly string[] {
  const decision = Object.hasOwn(decisions, id) ? decisions[id] : undefined;
  if (!decision) return [];
  const { logic } = decision;
  const expressions =
    logic.kind === 'literal'
      ? [logic.feel]
      : [...logic.inputs.map((input) => input.feel), ...logic.rules.flatMap((rule) => [...rule.when, ...rule.outputs])];
  const required = decision.requires ?? [];
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
