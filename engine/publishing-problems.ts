import { checkDrawnElement } from '../domain/drawn-element.ts';
import { jobTypes } from '../domain/job-types.ts';
import type { Duration } from '../domain/procedure.ts';
import type { Problem } from './compile.ts';
import { describeElement, jobTypesOf } from './describe.ts';
import type { Plan } from './plan.ts';
import { indexPlan } from './plan-index.ts';
import { alternativeStarts } from './run/begin.ts';
import { checkSoundness, publishingBounds } from './soundness/check-soundness.ts';

/**
 * What keeps a compiled process from being published: elements that name what there is not or take longer than the
 * whole, services that nobody answers, ways in which it gets stuck or ends improperly.
 *
 * @param durations the procedure's legal terms, by case; none for the regime
 */
export function publishingProblems(plan: Plan, durations: readonly Duration[]): readonly Problem[] {
  return [
    ...Object.keys(plan.elements).flatMap((id) => problemsOfElement(plan, id, durations)),
    ...unclearStarts(plan),
    ...unknownJobs(plan),
    ...unsoundness(plan),
  ];
}

function problemsOfElement(plan: Plan, id: string, durations: readonly Duration[]): Problem[] {
  const element = describeElement(plan, id);
  if (element === undefined) return [];
  return checkDrawnElement(element, durations).map(({ rule, reason }) => ({ element: id, rule, reason, path: [id] }));
}

/**
 * Ways in which the process can get stuck or end improperly, each with the path that leads there. A process too wide to
 * be decided within the gate's bounds passes: it is not known to be wrong.
 */
function unsoundness(plan: Plan): Problem[] {
  return checkSoundness(plan, publishingBounds).findings.map(({ code, element, reason, path }) => ({
    element,
    rule: code,
    reason,
    path,
  }));
}

/** Processes that a dossier could not begin: nothing says by which of several start events. */
function unclearStarts(plan: Plan): Problem[] {
  return plan.processes
    .filter((process) => {
      const node = indexPlan(plan).nodes.get(process);
      return node !== undefined && alternativeStarts(node).length > 0;
    })
    .map((process) => ({
      element: process,
      rule: 'called-start',
      reason: {
        vi: 'Quy trình có nhiều sự kiện bắt đầu không kích hoạt: không rõ hồ sơ bắt đầu từ đâu.',
        en: 'The process has several start events without trigger: nothing says by which one a dossier begins it.',
      },
      path: [process],
    }));
}

/** Service tasks that no activity answers: they would wait for ever. */
function unknownJobs(plan: Plan): Problem[] {
  return jobTypesOf(plan)
    .filter(
      ({ element, type }) =>
        !(jobTypes as readonly string[]).includes(type) && describeElement(plan, element)?.childDossier === undefined,
    )
    .map(({ element, type }) => ({
      element,
      rule: 'unknown-job-type',
      reason: {
        vi: `Không có dịch vụ nào mang tên “${type}”; có: ${jobTypes.join(', ')}.`,
        en: `No service is called “${type}”; there are: ${jobTypes.join(', ')}.`,
      },
      path: [element],
    }));
}
