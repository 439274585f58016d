import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import type { Problem } from '../compile.ts';
import { findWrongValues, spellTruthValues } from './attribute-values.ts';
import { bpmnPackage } from './bpmn-package.ts';
import { findIllFormed } from './ill-formed.ts';
import { isModdle, type Moddle } from './moddle.ts';
import { deepestNesting, isTooDeep } from './nesting.ts';
import { problem } from './problems.ts';
import { resolveQualified, type Unresolved } from './qualified-names.ts';
import { findRepeatedChildren } from './repeated-children.ts';
import { wrapRichTexts } from './rich-texts.ts';
import tthc from './tthc.moddle.json' with { type: 'json' };

export interface ReadXml {
  readonly definitions: Moddle | undefined;
  readonly problems: readonly Problem[];
}

interface Warning extends Unresolved {
  readonly message: string;
}

interface XmlReader {
  fromXML(xml: string): Promise<{
    rootElement: unknown;
    elementsById: Readonly<Record<string, unknown>>;
    warnings: readonly Warning[];
  }>;
}

/** Holds no file: one reader serves them all. */
const moddle = new BpmnModdle({ bpmn: bpmnPackage, zeebe, tthc }) as unknown as XmlReader;

/** BPMN XML → elements, with everything the reader stumbled over. Any string gets an answer. */
export async function readXml(xml: string): Promise<ReadXml> {
  if (isTooDeep(xml))
    return { definitions: undefined, problems: [problem('too-deep', undefined, String(deepestNesting))] };
  const illFormed = findIllFormed(xml);
  if (illFormed.length > 0) return { definitions: undefined, problems: illFormed };
  try {
    const { rootElement, elementsById, warnings } = await moddle.fromXML(spellTruthValues(wrapRichTexts(xml)));
    if (!isModdle(rootElement)) return { definitions: undefined, problems: [problem('xml', undefined, 'definitions')] };
    const unread = warnings.filter(
      (warning) => !isUnresolved(warning) || !resolveQualified(rootElement, elementsById, warning),
    );
    return {
      definitions: rootElement,
      problems: [...unread.flatMap(read), ...findRepeatedChildren(xml), ...findWrongValues(xml)],
    };
  } catch (error) {
    return {
      definitions: undefined,
      problems: [problem('xml', undefined, firstLine(error instanceof Error ? error.message : String(error)))],
    };
  }
}

function read(warning: Warning): Problem[] {
  const element = isModdle(warning.element) ? warning.element : undefined;
  if (/^unsupported document encoding/.test(warning.message)) return [];
  const duplicate = /duplicate ID <([^>]*)>/.exec(warning.message);
  if (duplicate) return [{ ...problem('EXT002', element, duplicate[1]), element: duplicate[1] }];
  if (isUnresolved(warning)) {
    if (isDrawing(element) || ignored.has((warning.property ?? '').replace(/^\w+:/, ''))) return [];
    return [
      problem('unresolved-reference', element, `${warning.property ?? ''} = ${firstLine(String(warning.value ?? ''))}`),
    ];
  }
  const content = /^unparsable content <(?:[\w.-]+:)?([\w.-]+)>/.exec(warning.message)?.[1];
  if (content !== undefined && unreadable.has(content)) return [];
  const rule = /<(\w+:)?property>/.test(warning.message) ? 'EXT078' : 'unknown-content';
  return [problem(rule, element, firstLine(warning.message))];
}

function isUnresolved(warning: Warning): boolean {
  return /^unresolved reference/.test(warning.message);
}

/** References that say what data looks like or who takes part: documentation, which nothing is executed by. */
const ignored: ReadonlySet<string> = new Set([
  'structureRef',
  'itemSubjectRef',
  'itemRef',
  'categoryValueRef',
  'processRef',
  'interfaceRef',
  'supportedInterfaceRef',
  'participantRef',
  'messageFlowRef',
  'dataStoreRef',
  'partitionElementRef',
  'definitionalCollaborationRef',
  'operationRef',
  'definition',
  'type',
]);

/** Elements of the schema that the library does not know: who takes part, again. */
const unreadable: ReadonlySet<string> = new Set(['endPointRef', 'innerParticipantRef', 'outerParticipantRef']);

/** The diagram's own elements: what they refer to does not change what runs. */
function isDrawing(element: Moddle | undefined): boolean {
  return element !== undefined && /^(bpmndi|dc|di):/.test(element.$type);
}

/** The reader's own words without their position, the innermost cause last. */
function firstLine(message: string): string {
  const lines = message.split('\n').map((line) => line.trim());
  const cause = lines.find((line) => line.startsWith('nested error: '));
  return [lines[0], cause?.slice('nested error: '.length)]
    .filter((line) => line !== undefined && line !== '')
    .join(': ')
    .slice(0, 300);
}
