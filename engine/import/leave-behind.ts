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
    }
  }
  leaveExtensions(importing, element);
}

function leaveExtensions(importing: Importing, element: Moddle): void {
  const extensions = findOne(element, 'extensionElements') as Editable | undefined;
  const kept = many(extensions, 'values').filter((extension) => {
    const descriptor = (extension as Described).$descriptor;
    if (extension.$type.startsWith('camunda:')) {
      const name = extension.$type.slice('camunda:'.length);
      importing.note(
        camunda[name] ?? 'unknown',
        element,
        `camunda:${name.replace(/^./, (first) => first.toLowerCase())}`,
        findText(extension, 'class') ?? '',
      );
      return false;
    }
    return descriptor?.ns?.uri === namespaces.zeebe ? keepsZeebe(importing, element, extension) : true;
  });
  if (!extensions) return;
  extensions['values'] = kept;
  if (kept.length === 0) delete (element as Editable)['extensionElements'];
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
