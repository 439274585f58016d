import { describeElement } from '../../engine/describe.ts';
import type { OpenWork } from '../../engine/open-work.ts';
import type { Program } from '../../engine/program.ts';
import type { Transition } from '../../engine/step.ts';
import type { ReachedMilestone } from './deadline-of-step.ts';

/** The milestones of a step, in the order in which its elements were entered and left. */
export function milestonesOf(program: Program, transitions: readonly Transition[]): ReachedMilestone[] {
  return transitions.flatMap(({ plan, element, to }) => {
    const on = to === 'activated' ? 'enter' : to === 'completed' || to === 'terminated' ? 'leave' : undefined;
    if (on === undefined) return [];
    const described = description(program, plan, element);
    return (described?.milestones ?? [])
      .filter((milestone) => milestone.on === on)
      .map(({ is }) => ({ is, element, status: described?.status }));
  });
}

/**
 * Status codes of the elements that are active, and of the end events `ends` that were reached: what the portal's status
 * follows from. What is frozen waits for nobody, and says nothing.
 */
export function statusCodes(
  program: Program,
  open: OpenWork,
  ends: readonly string[],
): { active: number[]; ended: number[] } {
  const codes = (elements: readonly { plan: string; element: string }[]) =>
    elements
      .map(({ plan, element }) => description(program, plan, element)?.status)
      .filter((code) => code !== undefined);
  return {
    active: codes(open.tokens.filter(({ frozen }) => !frozen)),
    ended: codes(ends.map((element) => ({ plan: program.entry.plan, element }))),
  };
}

/** Whether anything of the dossier is frozen: it is paused. */
export function isPaused(open: OpenWork): boolean {
  return open.tokens.some((token) => token.frozen);
}

function description(program: Program, plan: string, element: string) {
  const found = program.plans[plan];
  return found === undefined ? undefined : describeElement(found, element);
}
