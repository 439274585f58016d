import { checkConstraints } from './bpmn/constraints/check-constraints.ts';
import { hashOf } from './bpmn/hash.ts';
import { problem } from './bpmn/problems.ts';
import { readXml } from './bpmn/read-xml.ts';
import { executableProcesses, translate } from './bpmn/translate.ts';
import { Translation } from './bpmn/translation.ts';
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

/**
 * BPMN XML → plan. Never throws on bad input: any string gets an answer. The plan's hash names its content, so the same
 * process drawn elsewhere on the canvas is the same plan.
 */
export async function compile(xml: string): Promise<CompileResult> {
  const { definitions, problems } = await readXml(xml);
  if (!definitions) return { ok: false, problems };
  const processes = executableProcesses(definitions);
  const broken = checkConstraints(definitions);
  if (processes.length === 0) return { ok: false, problems: [...problems, ...broken, problem('no-process', undefined)] };
  const translation = new Translation();
  const translated = translate(translation, processes);
  const found = [...problems, ...broken, ...translation.problems];
  if (found.length > 0) return { ok: false, problems: found };
  return { ok: true, plan: { hash: hashOf(translated), ...translated } };
}
