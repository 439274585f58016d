import type { Plan } from './plan.ts';

/** Why a file cannot be executed. */
export interface Problem {
  /** Id of the element, where there is one. */
  readonly element: string | undefined;
  /** Stable code: `unsupported-element`, `duplicate-id`, `feel-syntax`, `xml`, `no-start`, EXT number of the standard's constraint … */
  readonly rule: string;
  readonly reason: { readonly vi: string; readonly en: string };
  /** Element ids from the process to the element. */
  readonly path: readonly string[];
}

export type CompileResult = { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly problems: readonly Problem[] };

/** BPMN XML → plan. Never throws on bad input: any string gets an answer. */
export async function compile(_xml: string): Promise<CompileResult> {
  throw new Error('not built yet');
}
