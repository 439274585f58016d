import { findOne, findText, isTrue, type Moddle, many, typeOf } from '../bpmn/moddle.ts';
import type { Problem } from '../compile.ts';
import { type FeelType, findFeelType } from '../feel/feel-type.ts';
import { compileLogic } from './compile-logic.ts';
import type { DecisionPlan, Decisions } from './decision-plan.ts';
import { decisionProblem } from './decision-problem.ts';
import { readDmn } from './read-dmn.ts';

export interface CompiledDecisions {
  readonly decisions: Decisions;
  readonly problems: readonly Problem[];
}

/** DMN files → decisions by id. Never throws on bad input; whatever cannot be executed is named. */
export async function compileDecisions(files: readonly string[]): Promise<CompiledDecisions> {
  const decisions: Record<string, DecisionPlan> = {};
  const problems: Problem[] = [];
  for (const file of files) {
    const { definitions, problems: found } = await readDmn(file);
    problems.push(...found);
    if (definitions) problems.push(...compileFile(definitions, decisions));
  }
  return { decisions, problems: [...problems, ...findCycles(decisions)] };
}

function compileFile(definitions: Moddle, decisions: Record<string, DecisionPlan>): Problem[] {
  const problems: Problem[] = [];
  const elements = many(definitions, 'drgElement');
  const types = new Map(many(definitions, 'itemDefinition').map((item) => [findText(item, 'name') ?? '', item]));
  const byId = new Map(elements.map((element) => [element.id ?? '', element]));
  for (const element of elements.filter((each) => typeOf(each) === 'Decision')) {
    const name = findText(element, 'name') ?? element.id ?? '';
    if (element.id === undefined) {
      problems.push(decisionProblem('missing-id', {}, name));
    } else if (Object.hasOwn(decisions, element.id)) {
      problems.push(decisionProblem('duplicate-decision', { decision: element.id }, element.id));
    } else {
      const compiled = compileDecision(element, element.id, name, byId, (ref) => typeNamed(ref, types));
      problems.push(...compiled.problems);
      if (compiled.plan) decisions[element.id] = compiled.plan;
    }
  }
  return problems;
}

function compileDecision(
  element: Moddle,
  id: string,
  name: string,
  byId: ReadonlyMap<string, Moddle>,
  typeOfRef: (ref: string | undefined) => FeelType | undefined,
) {
  const problems: Problem[] = [];
  const requires: string[] = [];
  const inputs: { name: string; type?: FeelType }[] = [];
  const names: string[] = [];
  for (const requirement of many(element, 'informationRequirement')) {
    const href =
      findText(findOne(requirement, 'requiredDecision') ?? findOne(requirement, 'requiredInput'), 'href') ?? '';
    const target = byId.get(href.replace(/^[^#]*#/, ''));
    const required = target && findText(findOne(target, 'variable'), 'name');
    const targetName = required ?? (target && findText(target, 'name')) ?? target?.id ?? '';
    if (!target) problems.push(decisionProblem('unresolved-requirement', { decision: id }, href));
    else if (typeOf(target) === 'Decision') requires.push(target.id ?? '');
    else {
      const type = typeOfRef(findText(findOne(target, 'variable'), 'typeRef'));
      inputs.push({ name: targetName, ...(type && { type }) });
    }
    names.push(targetName);
  }
  if (many(element, 'knowledgeRequirement').length > 0)
    problems.push(decisionProblem('unsupported-decision-logic', { decision: id }, 'businessKnowledgeModel'));
  const logic = compileLogic(element, id, names, typeOfRef);
  problems.push(...logic.problems);
  const variable = findOne(element, 'variable');
  const type = typeOfRef(findText(variable, 'typeRef'));
  const plan: DecisionPlan | undefined = logic.logic && {
    name,
    variable: findText(variable, 'name') ?? name,
    ...(type && { type }),
    ...(requires.length > 0 && { requires }),
    ...(inputs.length > 0 && { inputs }),
    logic: logic.logic,
  };
  return { plan, problems };
}

/** A type of FEEL or one the file defines; undefined for `Any` and for what nobody knows. */
function typeNamed(ref: string | undefined, types: ReadonlyMap<string, Moddle>, depth = 0): FeelType | undefined {
  if (ref === undefined || depth > 16) return undefined;
  const item = types.get(ref) ?? types.get(ref.replace(/^\w+:/, ''));
  if (!item) {
    const base = findFeelType(ref);
    return base && { base };
  }
  const parts = many(item, 'itemComponent');
  const own = partType(item, types, depth);
  if (parts.length === 0) return own;
  const components = parts.flatMap((part): [string, FeelType][] => {
    const type = many(part, 'itemComponent').length > 0 ? undefined : partType(part, types, depth);
    return type ? [[findText(part, 'name') ?? '', type]] : [];
  });
  const context: FeelType = { components: Object.fromEntries(components) };
  return isTrue(item, 'isCollection') ? { items: context } : context;
}

function partType(item: Moddle, types: ReadonlyMap<string, Moddle>, depth: number): FeelType | undefined {
  const base = typeNamed(findText(item, 'typeRef'), types, depth + 1);
  const allowed = findText(findOne(item, 'allowedValues'), 'text');
  const type = base || allowed !== undefined ? { ...base, ...(allowed !== undefined && { allowed }) } : undefined;
  return isTrue(item, 'isCollection') ? { items: type ?? {} } : type;
}

function findCycles(decisions: Decisions): Problem[] {
  const done = new Set<string>();
  const problems: Problem[] = [];
  const visit = (id: string, path: readonly string[]): void => {
    if (path.includes(id)) {
      problems.push(
        decisionProblem('decision-cycle', { decision: id }, [...path.slice(path.indexOf(id)), id].join(' → ')),
      );
    } else if (!done.has(id)) {
      for (const required of decisions[id]?.requires ?? []) visit(required, [...path, id]);
      done.add(id);
    }
  };
  for (const id of Object.keys(decisions)) visit(id, []);
  return problems;
}

/** The decisions with these ids and everything they require. */
export function closureOf(decisions: Decisions, ids: readonly string[]): Decisions {
  const found: Record<string, DecisionPlan> = {};
  const visit = (id: string): void => {
    const decision = Object.hasOwn(decisions, id) ? decisions[id] : undefined;
    if (!decision || Object.hasOwn(found, id)) return;
    found[id] = decision;
    for (const required of decision.requires ?? []) visit(required);
  };
  for (const id of ids) visit(id);
  return found;
}
