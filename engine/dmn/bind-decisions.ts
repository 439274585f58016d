import type { Problem } from '../compile.ts';
import type { ElementPlan } from '../plan.ts';
import { closureOf } from './compile-decisions.ts';
import type { Decisions } from './decision-plan.ts';
import { decisionProblem } from './decision-problem.ts';

export interface BoundDecisions {
  /** What the elements ask, with all it requires; everything where an id is computed; undefined where nothing is asked. */
  readonly decisions: Decisions | undefined;
  readonly problems: readonly Problem[];
}

/** Finds the decisions that business rule tasks ask; one that is not there is a problem of its task. */
export function bindDecisions(elements: Readonly<Record<string, ElementPlan>>, decisions: Decisions): BoundDecisions {
  const asked = Object.entries(elements).flatMap(([element, { decision }]) =>
    decision ? [{ element, id: decision.id }] : [],
  );
  if (asked.length === 0) return { decisions: undefined, problems: [] };
  const unknown = asked.filter(
    ({ id }) => !id.startsWith('=') && (!Object.hasOwn(decisions, id) || decisions[id]?.called === true),
  );
  return {
    decisions: asked.some(({ id }) => id.startsWith('='))
      ? decisions
      : closureOf(
          decisions,
          asked.map(({ id }) => id),
        ),
    problems: unknown.map(({ element, id }) => ({
      ...decisionProblem('unknown-decision', {}, id),
      element,
      path: pathOf(elements, element),
    })),
  };
}

/** Ids from the process to the element. */
function pathOf(elements: Readonly<Record<string, ElementPlan>>, id: string): readonly string[] {
  const scope = elements[id]?.scope;
  return scope === undefined ? [id] : [...pathOf(elements, scope), id];
}
