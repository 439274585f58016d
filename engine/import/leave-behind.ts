import { findOne, findText, type Moddle, many } from '../bpmn/moddle.ts';
import type { NoteReason } from './import-note.ts';
import { type Editable, type Importing, namespaces } from './importing.ts';

/** Why an attribute or extension of `camunda:` has no counterpart. What is not listed changes what runs. */
const camunda: Readonly<Record<string, NoteReason>> = {
  async: 'durable',
  asyncBefore: 'durable',
  asyncAfter: 'durable',
  exclusive: 'durable',
  jobPriority: 'scheduling',
  taskPriority: 'scheduling',
  priority: 'scheduling',
  FailedJobRetryTimeCycle: 'scheduling',
  historyTimeToLive: 'administration',
  versionTag: 'administration',
  isStartableInTasklist: 'administration',
  candidateStarterGroups: 'administration',
  candidateStarterUsers: 'administration',
  diagramRelationId: 'administration',
  initiator: 'administration',
  PotentialStarter: 'administration',
  modelerTemplate: 'template',
  modelerTemplateVersion: 'template',
  Properties: 'documentation',
  ExecutionListener: 'listener',
  TaskListener: 'listener',
  decisionRefBinding: 'latest',
  decisionRefVersion: 'latest',
  decisionRefTenantId: 'latest',
  calledElementBinding: 'latest',
  calledElementVersion: 'latest',
  calledElementVersionTag: 'latest',
  calledElementTenantId: 'latest',
  formRefBinding: 'latest',
  formRefVersion: 'latest',
  candidateUsers: 'person',
  followUpDate: 'scheduling',
  type: 'worker',
  class: 'worker',
  delegateExpression: 'worker',
  topic: 'worker',
  expression: 'worker',
  Connector: 'worker',
};

/** Attributes of `zeebe:` elements that the compiler reads; elements that are not listed it does not read at all. */
const zeebeRead: Readonly<Record<string, readonly string[]>> = {
  ioMapping: [],
  input: ['source', 'target'],
  output: ['source', 'target'],
  subscription: ['correlationKey'],
  taskHeaders: [],
  header: ['key', 'value'],
  taskDefinition: ['type'],
  loopCharacteristics: ['inputCollection', 'inputElement', 'outputCollection', 'outputElement'],
  calledElement: ['processId', 'processIdExpression', 'propagateAllChildVariables', 'propagateAllParentVariables'],
  formDefinition: ['formKey', 'formId', 'externalReference'],
  userTask: [],
  calledDecision: ['decisionId', 'resultVariable'],
  assignmentDefinition: ['assignee', 'candidateGroups'],
  taskSchedule: ['dueDate'],
  script: ['expression', 'resultVariable'],
};
const zeebe: Readonly<Record<string, NoteReason>> = {
  retries: 'scheduling',
  priorityDefinition: 'scheduling',
  jobPriorityDefinition: 'scheduling',
  versionTag: 'administration',
  properties: 'documentation',
  followUpDate: 'scheduling',
  executionListeners: 'listener',
  taskListeners: 'listener',
  candidateUsers: 'person',
  bindingType: 'latest',
  id: 'documentation',
  userTaskForm: 'unknown',
  modelerTemplate: 'template',
};

interface Described extends Moddle {
  readonly $descriptor?: {
    readonly isGeneric?: boolean;
    readonly ns?: { readonly uri?: string; readonly localName: string };
    readonly properties?: readonly { readonly name: string; readonly ns: { readonly prefix: string } }[];
  };
}

/** Takes out of an element what the dialect does not have, and says so. */
export function leaveBehind(importing: Importing, element: Moddle): void {
  for (const property of camundaProperties(element)) {
    importing.note(
      camunda[property] ?? 'unknown',
      element,
      `camunda:${property}`,
      String(element[property]).slice(0, 100),
    );
    delete (element as Editable)[property];
  }
  const attributes = (element as { $attrs?: Record<string, string> }).$attrs ?? {};
  for (const name of Object.keys(attributes)) {
    if (name === 'xmlns:camunda' || name.startsWith('modeler:execution')) delete attributes[name];
    else if (/^camunda:/.test(name)) {
      importing.note('unknown', element, name);
      delete attributes[name];
    } else if (namespaceOf(element, name) === namespaces.zeebe && /:modelerTemplate/.test(name)) {
      importing.note('template', element, name);
      delete attributes[name];
    } else if (isForeign(namespaceOf(element, name))) importing.note('foreign', element, name, attributes[name]);
  }
  leaveExtensions(importing, element);
}

/** Names what a `camunda:` element says that no engine of that family is known to read; it is left out with the rest. */
export function nameStrangers(importing: Importing, extension: Moddle): void {
  for (const name of Object.keys((extension as { $attrs?: Record<string, string> }).$attrs ?? {}))
    if (!name.startsWith('xmlns')) importing.note('unknown', extension, `${writtenName(extension)} ${name}`);
}

/** The namespace of an attribute written with a prefix; undefined for all others. */
function namespaceOf(element: Moddle, name: string): string | undefined {
  const [prefix, local] = name.split(':');
  if (local === undefined || prefix === 'xmlns' || prefix === 'xml') return undefined;
  for (let at: Moddle | undefined = element; at; at = at.$parent) {
    const uri = (at as { $attrs?: Record<string, string> }).$attrs?.[`xmlns:${prefix}`];
    if (uri !== undefined) return uri;
  }
  return undefined;
}

/** Neither the standard's, nor the dialect's, nor only for the eyes of a drawing tool. */
function isForeign(namespace: string | undefined): boolean {
  return (
    namespace !== undefined &&
    !Object.values<string>(namespaces).includes(namespace) &&
    !/^http:\/\/www\.(?:omg|w3)\.org\/|^http:\/\/(?:camunda\.org\/schema\/modeler|bpmn\.io)\//.test(namespace)
  );
}

function leaveExtensions(importing: Importing, element: Moddle): void {
  const extensions = findOne(element, 'extensionElements') as Editable | undefined;
  const kept = many(extensions, 'values').filter((extension) => {
    const descriptor = (extension as Described).$descriptor;
    if (extension.$type.startsWith('camunda:')) {
      importing.note(
        camunda[extension.$type.slice('camunda:'.length)] ?? 'unknown',
        element,
        writtenName(extension),
        findText(extension, 'class') ?? '',
      );
      return false;
    }
    if (isForeign(descriptor?.ns?.uri)) importing.note('foreign', element, extension.$type);
    return descriptor?.ns?.uri === namespaces.zeebe ? keepsZeebe(importing, element, extension) : true;
  });
  if (!extensions) return;
  extensions['values'] = kept;
  if (kept.length === 0) delete (element as Editable)['extensionElements'];
}

/** As files write it: `camunda:formField`. */
function writtenName({ $type }: Moddle): string {
  return $type.replace(/(?<=:)./, (first) => first.toLowerCase());
}

function keepsZeebe(importing: Importing, element: Moddle, extension: Described): boolean {
  const name = extension.$descriptor?.ns?.localName ?? '';
  const read = Object.hasOwn(zeebeRead, name) ? zeebeRead[name] : undefined;
  if (!read) {
    importing.note(zeebe[name] ?? 'unknown', element, `zeebe:${name}`);
    return false;
  }
  for (const attribute of Object.keys(extension).filter((key) => !key.startsWith('$') && !read.includes(key))) {
    const plain = attribute.replace(/^\w+:/, '');
    importing.note(zeebe[plain] ?? 'unknown', element, `zeebe:${name} ${plain}`);
    delete (extension as unknown as Editable)[attribute];
  }
  return true;
}

function camundaProperties(element: Moddle): readonly string[] {
  const properties = (element as Described).$descriptor?.properties ?? [];
  return properties
    .filter(({ name, ns }) => ns.prefix === 'camunda' && Object.hasOwn(element, name))
    .map(({ name }) => name);
}
