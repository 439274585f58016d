import { checkDrawnElement } from '../../domain/drawn-element.ts';
import { jobTypes } from '../../domain/job-types.ts';
import type { Duration, Procedure } from '../../domain/procedure.ts';
import { type CompileOptions, compile, type Problem } from '../../engine/compile.ts';
import { describeElement, jobTypesOf, processesOf } from '../../engine/describe.ts';
import type { Plan } from '../../engine/plan.ts';
import { checkSoundness, publishingBounds } from '../../engine/soundness/check-soundness.ts';

export type GateResult =
  | { readonly ok: true; readonly plan: Plan; readonly process: string }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Whether a drawn process may be published: it compiles, has a process to run, and names only roles, agencies,
 * milestones, forms, databases and services there are, with no step longer than the whole, and it is sound. Never throws
 * on bad input.
 *
 * @param durations the procedure's legal terms, by case; none for the regime
 * @param beside the decisions its business rule tasks may ask
 */
export async function passGate(
  xml: string,
  durations: readonly Duration[],
  beside: CompileOptions = {},
): Promise<GateResult> {
  const compiled = await compile(xml, beside);
  if (!compiled.ok) return compiled;
  const { plan } = compiled;
  const problems = [
    ...Object.keys(plan.elements).flatMap((id) => problemsOfElement(plan, id, durations)),
    ...unknownJobs(plan),
    ...unsoundness(plan),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const [first] = processesOf(plan);
  if (first === undefined) {
    const reason = { vi: 'Tệp không có quy trình nào để thực hiện.', en: 'The file has no executable process.' };
    return { ok: false, problems: [{ element: undefined, rule: 'no-process', reason, path: [] }] };
  }
  return { ok: true, plan, process: first.id };
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

/** Service tasks that no activity answers: they would wait for ever. */
function unknownJobs(plan: Plan): Problem[] {
  return jobTypesOf(plan)
    .filter(({ type }) => !(jobTypes as readonly string[]).includes(type))
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

/** The legal terms of a procedure's cases, from its facts. */
export function durationsOf({ cases }: Partial<Procedure>): Duration[] {
  return (cases ?? []).flatMap((each) => each.duration ?? []);
}
