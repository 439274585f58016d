import { BpmnModdle } from 'bpmn-moddle';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json' with { type: 'json' };
import { findIllFormed } from '../bpmn/ill-formed.ts';
import { isModdle, type Moddle, typeOf } from '../bpmn/moddle.ts';
import { deepestNesting, isTooDeep } from '../bpmn/nesting.ts';
import { type Detail, problem } from '../bpmn/problems.ts';
import { type CompileOptions, compile, type Problem } from '../compile.ts';
import type { Plan } from '../plan.ts';
import { carryData, carryLoop } from './carry-data.ts';
import { carryExpressions } from './carry-expressions.ts';
import { carryPeople } from './carry-people.ts';
import { carryScript, carryWork, isWork } from './carry-work.ts';
import { type ImportNote, importNote } from './import-note.ts';
import { allOf, type Editable, type ElementMaker, Importing, namespaces } from './importing.ts';
import { leaveBehind, nameStrangers } from './leave-behind.ts';

export interface ImportResult {
  /** The model in our dialect; undefined when the file cannot be read at all. */
  readonly xml: string | undefined;
  /** What was not carried over as it was, in file order. */
  readonly notes: readonly ImportNote[];
  /** What would run; undefined when something is refused. */
  readonly plan: Plan | undefined;
  /** Why it is not executable. */
  readonly problems: readonly Problem[];
}

interface XmlLibrary extends ElementMaker {
  fromXML(xml: string): Promise<{ rootElement: unknown; warnings: readonly { readonly message: string }[] }>;
  toXML(root: unknown, options: { readonly format: boolean }): Promise<{ xml: string }>;
}

/** Holds no file: one serves them all. `zeebe:` is plain XML to it: both descriptors claim the same names. */
const moddle = new BpmnModdle({ camunda }) as unknown as XmlLibrary;

/** Engines whose extensions are those `camunda:` grew out of. */
const relatives = /http:\/\/(?:activiti\.org|flowable\.org)\/bpmn/g;

/**
 * A model drawn for another engine (`camunda:`, `zeebe:`, and the ancestors of the former) in our dialect: executable,
 * or with the reasons why not. Never throws on bad input: any string gets an answer.
 */
export async function importModel(xml: string, options: CompileOptions = {}): Promise<ImportResult> {
  const importing = new Importing(moddle);
  const translated = await rewrite(importing, xml);
  if (!translated.ok) return unreadable(translated.why);
  const compiled = await compile(translated.xml, options);
  const problems = [...importing.problems, ...(compiled.ok ? [] : compiled.problems)];
  return {
    xml: translated.xml,
    notes: importing.notes,
    plan: compiled.ok && problems.length === 0 ? compiled.plan : undefined,
    problems,
  };
}

/** Reads, carries over and writes; the XML library throws on files that are no XML, and on prefixes without a namespace. */
async function rewrite(
  importing: Importing,
  xml: string,
): Promise<{ readonly ok: true; readonly xml: string } | { readonly ok: false; readonly why: Detail }> {
  const [illFormed] = isTooDeep(xml) ? [problem('too-deep', undefined, String(deepestNesting))] : findIllFormed(xml);
  if (illFormed) return { ok: false, why: illFormed.reason };
  try {
    const { rootElement, warnings } = await moddle.fromXML(xml.replace(relatives, namespaces.camunda));
    if (!isModdle(rootElement)) return { ok: false, why: 'definitions' };
    const unread = warnings
      .map(({ message }) => firstLine(message))
      .filter((message) => message.startsWith('unparsable content'));
    importing.notes.push(...unread.map((message) => importNote('content', undefined, 'definitions', message)));
    carry(importing, rootElement);
    return { ok: true, xml: (await moddle.toXML(rootElement, { format: true })).xml };
  } catch (error) {
    return { ok: false, why: firstLine(error instanceof Error ? error.message : String(error)) };
  }
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? '';
}

function unreadable(why: Detail): ImportResult {
  const { reason } = problem('xml', undefined, why);
  const note = { ...importNote('xml', undefined, 'definitions'), reason };
  return {
    xml: undefined,
    notes: [note],
    plan: undefined,
    problems: [{ element: undefined, rule: 'xml', reason, path: [] }],
  };
}

function carry(importing: Importing, definitions: Moddle): void {
  const everything = allOf(definitions);
  for (const element of everything) if (element.$type.startsWith('camunda:')) nameStrangers(importing, element);
  const elements = everything.filter((element) => element.$type.startsWith('bpmn:'));
  for (const element of elements) {
    const type = typeOf(element);
    carryExpressions(importing, element);
    if (type === 'UserTask') carryPeople(importing, element);
    if (isWork(element)) carryWork(importing, element);
    if (type === 'ScriptTask') carryScript(importing, element);
    if (type === 'MultiInstanceLoopCharacteristics') carryLoop(importing, element);
    carryData(importing, element);
  }
  for (const element of elements) leaveBehind(importing, element);
  const root = definitions as Editable;
  if (/java\.com|juel|xpath/i.test(String(root['expressionLanguage'] ?? ''))) delete root['expressionLanguage'];
}
