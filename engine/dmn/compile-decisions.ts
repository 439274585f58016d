import { findOne, findText, isModdle, isTrue, type Moddle, many, typeOf } from '../bpmn/moddle.ts';
import type { Problem } from '../compile.ts';
import { type FeelType, findFeelType } from '../feel/feel-type.ts';
import { compileFunction, compileLogic } from './compile-logic.ts';
import { type DecisionPlan, type Decisions, type Parameter, requiredBy } from './decision-plan.ts';
import { decisionProblem } from './decision-problem.ts';
import { LogicScope, type Types } from './logic-scope.ts';
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
  const file: DmnFile = {
    byId: new Map(elements.map((element) => [element.id ?? '', element])),
    types: (ref) => typeNamed(ref, types),
    problems,
  };
  problems.push(...findUnknownTypes(definitions, types));
  for (const element of elements) {
    const compile = compilers[typeOf(element)];
    if (!compile) continue;
    const name = findText(element, 'name') ?? element.id ?? '';
    if (element.id === undefined) {
      problems.push(decisionProblem('missing-id', {}, name));
    } else if (Object.hasOwn(decisions, element.id)) {
      problems.push(decisionProblem('duplicate-decision', { decision: element.id }, element.id));
    } else {
      const plan = compile(element, element.id, name, file);
      if (plan) decisions[element.id] = plan;
    }
  }
  return problems;
}

interface DmnFile {
  readonly byId: ReadonlyMap<string, Moddle>;
  readonly types: Types;
  /** What is found wrong is added here. */
  readonly problems: Problem[];
}

type Compile = (element: Moddle, id: string, name: string, file: DmnFile) => DecisionPlan | undefined;

/** What of a file can be asked or called, by its kind. */
const compilers: Readonly<Record<string, Compile>> = {
  Decision: compileDecision,
  BusinessKnowledgeModel: compileKnowledge,
  DecisionService: compileService,
};

function compileDecision(element: Moddle, id: string, name: string, file: DmnFile): DecisionPlan | undefined {
  const needed = requirementsOf(element, id, file);
  const scope = new LogicScope(id, needed.names, file.types, file.problems);
  const logic = compileLogic(findOne(element, 'decisionLogic'), name, scope);
  const type = file.types(findText(findOne(element, 'variable'), 'typeRef'));
  return (
    logic && {
      name,
      variable: variableOf(element),
      ...(type && { type }),
      ...(needed.requires.length > 0 && { requires: needed.requires }),
      ...(needed.inputs.length > 0 && { inputs: needed.inputs }),
      logic,
    }
  );
}

/** Business knowledge: a function under its name for the decisions that require it. */
function compileKnowledge(element: Moddle, id: string, name: string, file: DmnFile): DecisionPlan | undefined {
  const { names, requires } = requirementsOf(element, id, file);
  const scope = new LogicScope(id, names, file.types, file.problems);
  const definition = findOne(element, 'encapsulatedLogic');
  if (!definition) {
    scope.report('no-decision-logic', name);
    return undefined;
  }
  return {
    name,
    variable: variableOf(element),
    ...(requires.length > 0 && { requires }),
    logic: compileFunction(definition, name, scope),
    called: true,
  };
}

/** A decision service: a function of its data and its input decisions, in this order, to the results of its decisions. */
function compileService(element: Moddle, id: string, name: string, file: DmnFile): DecisionPlan | undefined {
  const decisions = elementsOf(element, 'inputDecision', id, file);
  const data = elementsOf(element, 'inputData', id, file);
  const outputs = elementsOf(element, 'outputDecision', id, file).map((each) => each.id ?? '');
  const parameters = [...data, ...decisions].map((each) => {
    const type = file.types(findText(findOne(each, 'variable'), 'typeRef'));
    return { name: variableOf(each), ...(type && { type }) };
  });
  const decided = Object.fromEntries(decisions.map((each) => [variableOf(each), each.id ?? '']));
  return {
    name,
    variable: variableOf(element),
    logic: { kind: 'service', outputs, parameters, decided },
    called: true,
  };
}

/** Ids of what is required, the data among it, and the names they are seen under. */
function requirementsOf(element: Moddle, id: string, file: DmnFile) {
  const requires: string[] = [];
  const inputs: Parameter[] = [];
  const names: string[] = [];
  const targets = [
    ...many(element, 'informationRequirement').map(
      (each) => findOne(each, 'requiredDecision') ?? findOne(each, 'requiredInput'),
    ),
    ...many(element, 'knowledgeRequirement').map((each) => findOne(each, 'requiredKnowledge')),
  ];
  for (const reference of targets) {
    const target = findReferred(reference, id, file);
    if (!target) continue;
    const name = variableOf(target);
    names.push(name);
    if (typeOf(target) in compilers) {
      requires.push(target.id ?? '');
    } else {
      const type = file.types(findText(findOne(target, 'variable'), 'typeRef'));
      inputs.push({ name, ...(type && { type }) });
    }
  }
  return { requires, inputs, names };
}

function elementsOf(element: Moddle, property: string, id: string, file: DmnFile): readonly Moddle[] {
  return many(element, property).flatMap((reference) => findReferred(reference, id, file) ?? []);
}

/** The element of the same file that is referred to; none is a problem. */
function findReferred(reference: Moddle | undefined, id: string, file: DmnFile): Moddle | undefined {
  const href = findText(reference, 'href') ?? '';
  const target = file.byId.get(href.replace(/^[^#]*#/, ''));
  if (!target) file.problems.push(decisionProblem('unresolved-requirement', { decision: id }, href));
  return target;
}

/** Under which name others see an element. */
function variableOf(element: Moddle): string {
  return findText(findOne(element, 'variable'), 'name') ?? findText(element, 'name') ?? element.id ?? '';
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

/** Types that a file names and nobody knows: nothing would be checked against them. */
function findUnknownTypes(definitions: Moddle, types: ReadonlyMap<string, Moddle>): Problem[] {
  const unknown = new Set<string>();
  const visit = (element: Moddle): void => {
    const ref = findText(element, 'typeRef');
    if (ref !== undefined && !isKnown(ref, types)) unknown.add(ref);
    for (const child of Object.values(element).flat()) if (isModdle(child) && child.$parent === element) visit(child);
  };
  visit(definitions);
  return [...unknown].map((ref) => decisionProblem('unknown-type', {}, ref));
}

function isKnown(ref: string, types: ReadonlyMap<string, Moddle>): boolean {
  const local = ref.replace(/^\w+:/, '').trim();
  return (
    types.has(ref) ||
    types.has(local) ||
    findFeelType(ref) !== undefined ||
    // Anything goes, or a type that says nothing of its values.
    /^(any|null|context|list|function|range)\b/i.test(local)
  );
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
      for (const required of requiredBy(decisions[id])) visit(required, [...path, id]);
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
    for (const required of requiredBy(decision)) visit(required);
  };
  for (const id of ids) visit(id);
  return found;
}
