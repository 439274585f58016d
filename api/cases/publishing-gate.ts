import type { Duration, Procedure } from '../../domain/procedure.ts';
import { isForeignProcess, processIdOf } from '../../domain/procedure-code.ts';
import { type CompileOptions, compile, type Problem } from '../../engine/compile.ts';
import { processesOf } from '../../engine/describe.ts';
import type { Plan } from '../../engine/plan.ts';
import { publishingProblems } from '../../engine/publishing-problems.ts';

export type GateResult =
  | { readonly ok: true; readonly plan: Plan; readonly process: string }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What lies beside a process: whose it is, and the decisions that its business rule tasks may ask. */
export interface Beside extends CompileOptions {
  readonly code: string;
}

/**
 * Whether a drawn process may be published: it compiles, has a process to run, and names only roles, agencies,
 * milestones, forms, databases and services there are, with no step longer than the whole, no other procedure owns it,
 * and it is sound. Never throws on bad input.
 *
 * @param durations the procedure's legal terms, by case; none for the regime
 */
export async function passGate(xml: string, durations: readonly Duration[], beside: Beside): Promise<GateResult> {
  const compiled = await compile(xml, beside);
  if (!compiled.ok) return compiled;
  const { plan } = compiled;
  const problems = [...publishingProblems(plan, durations), ...foreignProcesses(plan, beside.code)];
  if (problems.length > 0) return { ok: false, problems };
  const [first] = processesOf(plan);
  if (first === undefined) {
    const reason = { vi: 'Tệp không có quy trình nào để thực hiện.', en: 'The file has no executable process.' };
    return { ok: false, problems: [{ element: undefined, rule: 'no-process', reason, path: [] }] };
  }
  return { ok: true, plan, process: first.id };
}

/** Processes that another procedure owns: a copy of its file would change under two names. */
function foreignProcesses(plan: Plan, code: string): Problem[] {
  return processesOf(plan)
    .filter(({ id }) => isForeignProcess(id, code))
    .map(({ id }) => ({
      element: id,
      rule: 'foreign-process',
      reason: {
        vi: `Quy trình ${id} thuộc thủ tục khác; quy trình của thủ tục này là ${processIdOf(code)}.`,
        en: `The process ${id} belongs to another procedure; this one’s is ${processIdOf(code)}.`,
      },
      path: [id],
    }));
}

/** The legal terms of a procedure's cases, from its facts. */
export function durationsOf({ cases }: Partial<Procedure>): Duration[] {
  return (cases ?? []).flatMap((each) => each.duration ?? []);
}
