import { checkConstraints } from './bpmn/constraints/check-constraints.ts';
import { hashOf } from './bpmn/hash.ts';
import type { Moddle } from './bpmn/moddle.ts';
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
  return definitions ? compileDefinitions(definitions, problems) : { ok: false, problems };
}

/** The same for a file that is read already, with what reading it found. */
export function compileDefinitions(definitions: Moddle, found: readonly Problem[]): CompileResult {
  const processes = executableProcesses(definitions);
  const translation = new Translation();
  const translated = translate(translation, processes);
  const problems = [...found, ...checkConstraints(definitions), ...translation.problems, ...(processes.length === 0 ? [problem('no-process', undefined)] : [])];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, plan: { hash: hashOf(translated), ...translated } };
}
