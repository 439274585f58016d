import { isFalse, isModdle, type Moddle, pathOf, typeOf } from './bpmn/moddle.ts';
import { problem } from './bpmn/problems.ts';
import { readXml } from './bpmn/read-xml.ts';
import { type CompileOptions, compileDefinitions, type Problem } from './compile.ts';
import { compileDecisions } from './dmn/compile-decisions.ts';
import { isFlowNode } from './element-types.ts';
import type { Plan } from './plan.ts';
import { answeredFromOutside } from './soundness/answered-from-outside.ts';

/** What becomes of every construct of a file: executed, kept as documentation, or rejected with its reason. */
export interface Inspection {
  readonly parsed: boolean;
  readonly executed: readonly InspectedElement[];
  readonly kept: readonly InspectedElement[];
  readonly rejected: readonly InspectedElement[];
  readonly problems: readonly Problem[];
  /** What would run; undefined when anything is rejected. */
  readonly plan: Plan | undefined;
  /** Elements whose messages come from participants that are not executed. */
  readonly answered: readonly string[];
}

export interface InspectedElement {
  readonly id: string | undefined;
  readonly type: string;
}

/** Executed, besides flow nodes. */
const executedTypes: ReadonlySet<string> = new Set([
  'Process',
  'SequenceFlow',
  'Message',
  'Signal',
  'Error',
  'Escalation',
  'CorrelationKey',
  'CorrelationProperty',
  'CorrelationSubscription',
  'GlobalTask',
  'GlobalUserTask',
  'GlobalManualTask',
  'GlobalScriptTask',
  'GlobalBusinessRuleTask',
]);
const keptTypes: ReadonlySet<string> = new Set([
  'Collaboration',
  'Participant',
  'MessageFlow',
  'Lane',
  'LaneSet',
  'Group',
  'TextAnnotation',
  'Association',
  'Category',
  'CategoryValue',
  'DataObject',
  'DataObjectReference',
  'DataStore',
  'DataStoreReference',
  'ItemDefinition',
  'Interface',
  'Operation',
  'Resource',
  'ResourceRole',
  'Performer',
  'HumanPerformer',
  'PotentialOwner',
  'Rendering',
  'Auditing',
  'Monitoring',
  'PartnerEntity',
  'PartnerRole',
  'Conversation',
  'SubConversation',
  'CallConversation',
  'ConversationLink',
  'EndPoint',
  'Import',
  'Relationship',
  'Extension',
]);
const rejectedTypes: ReadonlySet<string> = new Set([
  'Choreography',
  'GlobalChoreographyTask',
  'GlobalConversation',
  'ChoreographyTask',
  'SubChoreography',
  'CallChoreography',
]);

/** Looks at BPMN XML, and the decisions beside it, as publishing would. Never throws: any string gets an answer. */
export async function inspect(xml: string, beside: CompileOptions = {}): Promise<Inspection> {
  const { definitions, problems: ofXml } = await readXml(xml);
  const { decisions, problems: ofDecisions } = await compileDecisions(beside.decisions ?? []);
  const problems = [...ofXml, ...ofDecisions];
  if (!definitions)
    return { parsed: false, executed: [], kept: [], rejected: [], problems, plan: undefined, answered: [] };
  const executed: InspectedElement[] = [];
  const kept: InspectedElement[] = [];
  const rejected: InspectedElement[] = [];
  const found = [...problems];
  const result = compileDefinitions(definitions, problems, { ...beside.compiled, ...decisions });
  const refused = new Set((result.ok ? [] : result.problems).map((reason) => reason.element));
  for (const { element, documentation } of elementsOf(definitions)) {
    const type = typeOf(element);
    const inspected = { id: element.id, type };
    const isRejected = rejectedTypes.has(type) && !documentation;
    if (isRejected && !refused.has(element.id))
      found.push({ ...problem('unsupported-element', element, type), path: pathOf(element) });
    if (isRejected || (element.id !== undefined && refused.has(element.id))) rejected.push(inspected);
    else if (documentation || keptTypes.has(type)) kept.push(inspected);
    else if (executedTypes.has(type) || isFlowNode(type)) executed.push(inspected);
  }
  return {
    parsed: true,
    executed,
    kept,
    rejected,
    problems: result.ok ? found : [...result.problems, ...found.slice(problems.length)],
    plan: result.ok && found.length === 0 ? result.plan : undefined,
    answered: answeredFromOutside(definitions),
  };
}

/** Every element of the file; what lies in a process that is not meant to be executed is documentation. */
function elementsOf(root: Moddle): { element: Moddle; documentation: boolean }[] {
  const found: { element: Moddle; documentation: boolean }[] = [];
  const visit = (element: Moddle, around: boolean) => {
    const documentation = around || (typeOf(element) === 'Process' && isFalse(element, 'isExecutable'));
    if (element !== root) found.push({ element, documentation });
    for (const value of Object.values(element)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (isModdle(child) && child.$parent === element && child.$type.startsWith('bpmn:'))
          visit(child, documentation);
      }
    }
  };
  visit(root, false);
  return found;
}
