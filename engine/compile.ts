import { checkConstraints } from './bpmn/constraints/check-constraints.ts';
import { hashOf } from './bpmn/hash.ts';
import type { Moddle } from './bpmn/moddle.ts';
import { problem } from './bpmn/problems.ts';
import { readXml } from './bpmn/read-xml.ts';
import { executableProcesses, translate } from './bpmn/translate.ts';
import { Translation } from './bpmn/translation.ts';
import { bindDecisions } from './dmn/bind-decisions.ts';
import { compileDecisions } from './dmn/compile-decisions.ts';
import type { Decisions } from './dmn/decision-plan.ts';
import type { Plan } from './plan.ts';

/** Why a file cannot be executed. */
export interface Problem {
  /** Id of the element, where there is one. */
  readonly element: string | undefined;
  /** Stable code: `unsupported-element`, `unknown-content`, `feel-syntax`, `xml`, `no-start`, EXT number of the standard's constraint … */
  readonly rule: string;
  readonly reason: { readonly vi: string; readonly en: string };
  /** Element ids from the process to the element. */
  readonly path: readonly string[];
}

export type CompileResult =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What lies beside a BPMN file. */
export interface CompileOptions {
  /** DMN XML, one a file. */
  readonly decisions?: readonly string[];
  /** Decisions that were compiled before, of a plan; those of `decisions` go before them. */
  readonly compiled?: Decisions;
}

/**
 * BPMN XML → plan. Never throws on bad input: any string gets an answer. The plan's hash names its content, so the same
 * process drawn elsewhere on the canvas is the same plan; of the decisions it holds those it asks.
 */
export async function compile(xml: string, options: CompileOptions = {}): Promise<CompileResult> {
  const { definitions, problems } = await readXml(xml);
  const { decisions, problems: ofDecisions } = await compileDecisions(options.decisions ?? []);
  if (!definitions) return { ok: false, problems: [...problems, ...ofDecisions] };
  return compileDefinitions(definitions, [...problems, ...ofDecisions], { ...options.compiled, ...decisions });
}

/** The same for a file that is read already, with what reading it and the decisions beside it found. */
export function compileDefinitions(
  definitions: Moddle,
  found: readonly Problem[],
  decisions: Decisions = {},
): CompileResult {
  const processes = executableProcesses(definitions);
  const translation = new Translation(definitions);
  const drawn = translate(translation, processes);
  const bound = bindDecisions(drawn.elements, decisions);
  const translated = { ...drawn, ...(bound.decisions && { decisions: bound.decisions }) };
  const problems = [
    ...found,
    ...checkConstraints(definitions),
    ...translation.problems,
    ...bound.problems,
    ...(processes.length === 0 ? [problem('no-process', undefined)] : []),
  ];
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, plan: { hash: hashOf(translated), ...translated } };
}
