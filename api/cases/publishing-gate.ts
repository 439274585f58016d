import { compile, type Problem } from '../../engine/compile.ts';
import { processesOf } from '../../engine/describe.ts';
import type { Plan } from '../../engine/plan.ts';

export type GateResult = { readonly ok: true; readonly plan: Plan; readonly process: string } | { readonly ok: false; readonly problems: readonly Problem[] };

/** Whether a drawn process may be published: it compiles, and has a process to run. Never throws on bad input. */
export async function passGate(xml: string): Promise<GateResult> {
  const compiled = await compile(xml);
  if (!compiled.ok) return compiled;
  const [first] = processesOf(compiled.plan);
  if (first === undefined) {
    return {
      ok: false,
      problems: [{ element: undefined, rule: 'no-process', reason: { vi: 'Tệp không có quy trình nào để thực hiện.', en: 'The file has no executable process.' }, path: [] }],
    };
  }
  return { ok: true, plan: compiled.plan, process: first.id };
}
