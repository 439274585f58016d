import { DmnModdle } from 'dmn-moddle';
import dmn13 from 'dmn-moddle/resources/dmn/json/dmn13.json' with { type: 'json' };
import { findIllFormed } from '../bpmn/ill-formed.ts';
import { isModdle, type Moddle } from '../bpmn/moddle.ts';
import { deepestNesting, isTooDeep } from '../bpmn/nesting.ts';
import { problem } from '../bpmn/problems.ts';
import type { Problem } from '../compile.ts';
import { decisionProblem } from './decision-problem.ts';

export interface ReadDmn {
  readonly definitions: Moddle | undefined;
  readonly problems: readonly Problem[];
}

/** What DMN 1.4 added to the expressions in boxes. */
const boxesOf14 = [
  { name: 'ChildExpression', properties: [{ name: 'value', type: 'Expression' }] },
  {
    name: 'Conditional',
    superClass: ['Expression'],
    properties: ['if', 'then', 'else'].map(child),
  },
  {
    name: 'Filter',
    superClass: ['Expression'],
    properties: ['in', 'match'].map(child),
  },
  {
    name: 'Iterator',
    superClass: ['Expression'],
    properties: [{ name: 'iteratorVariable', isAttr: true, type: 'String' }, child('in')],
  },
  { name: 'For', superClass: ['Iterator'], properties: [child('return')] },
  { name: 'Every', superClass: ['Iterator'], properties: [child('satisfies')] },
  { name: 'Some', superClass: ['Iterator'], properties: [child('satisfies')] },
];

function child(name: string) {
  return { name, type: 'ChildExpression', xml: { serialize: 'property' } };
}

/** Holds no file: one reader serves them all. */
const moddle = new DmnModdle({ dmn: { ...dmn13, types: [...dmn13.types, ...boxesOf14] } });

/**
 * DMN XML of the versions 1.1 to 1.5 → elements. What the versions share is the whole of decision tables,
 * boxed expressions and requirements, so all of them are read as 1.3 with the boxes of 1.4; what these do not know is a
 * problem by name. Diagrams
 * and other tools' additions are passed over. Any string gets an answer.
 */
export async function readDmn(xml: string): Promise<ReadDmn> {
  const illFormed = isTooDeep(xml) ? [problem('too-deep', undefined, String(deepestNesting))] : findIllFormed(xml);
  if (illFormed.length > 0)
    return { definitions: undefined, problems: illFormed.map(({ reason }) => decisionProblem('dmn-xml', {}, reason)) };
  try {
    const { rootElement, warnings } = await moddle.fromXML(asVersion13(xml));
    if (!isModdle(rootElement))
      return { definitions: undefined, problems: [decisionProblem('dmn-xml', {}, 'definitions')] };
    return { definitions: rootElement, problems: warnings.flatMap(({ message }) => read(message)) };
  } catch (error) {
    return {
      definitions: undefined,
      problems: [decisionProblem('dmn-xml', {}, firstLine(error instanceof Error ? error.message : String(error)))],
    };
  }
}

function asVersion13(xml: string): string {
  return xml
    .replace(
      /https?:\/\/www\.omg\.org\/spec\/DMN\/\d{8}\/(?:MODEL\/|dmn\.xsd)/g,
      'https://www.omg.org/spec/DMN/20191111/MODEL/',
    )
    .replace(/https?:\/\/www\.omg\.org\/spec\/DMN\/\d{8}\/DMNDI\//g, 'https://www.omg.org/spec/DMN/20191111/DMNDI/');
}

/** What the reader warns of, but for diagrams, attributes and other namespaces. */
function read(warning: string): Problem[] {
  const duplicate = /duplicate ID <([^>]*)>/.exec(warning)?.[1];
  if (duplicate !== undefined) return [decisionProblem('duplicate-id', { decision: duplicate }, duplicate)];
  const content = unknownContent(warning);
  return content === undefined ? [] : [decisionProblem('dmn-unknown-content', {}, content)];
}

function unknownContent(warning: string): string | undefined {
  const element = /unparsable content <([^>]+)>/.exec(warning)?.[1];
  return element === undefined ||
    /^(dmndi|di|dc|biodi|ns\d+):/i.test(element) ||
    /DMNDI|DMNShape|DMNEdge|DMNDiagram/.test(element)
    ? undefined
    : element;
}

function firstLine(message: string): string {
  return message.split('\n')[0]?.trim().slice(0, 300) ?? '';
}
