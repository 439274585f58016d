import type { ElementType } from '../element-types.ts';
import type { ElementPlan, JobPlan, MappingPlan, TaskPlan } from '../plan.ts';
import {
  findBody,
  findExtension,
  findNumber,
  findOne,
  findText,
  isFalse,
  isTrue,
  type Moddle,
  many,
} from './moddle.ts';
import { jobOfChild } from './translate-child-dossier.ts';
import { dataMappings, localsOf } from './translate-data.ts';
import { translateDossier } from './translate-dossier.ts';
import { translateEvents } from './translate-event.ts';
import { translateLoop } from './translate-loop.ts';
import type { Translation } from './translation.ts';

/** Tokens that an activity may take or give at once: each is kept in the state until it is used up. */
const mostTokens = 1_000;

/** One flow node or process → its part of the plan. `work` says what is done there, where that stands elsewhere. */
export function translateElement(
  translation: Translation,
  element: Moddle,
  type: ElementType,
  scope: string | undefined,
  lane: string | undefined,
  work = element,
): ElementPlan {
  const name = findText(element, 'name');
  const events = translateEvents(translation, element);
  const attachedTo = findOne(element, 'attachedToRef')?.id;
  const fallback = findOne(element, 'default')?.id;
  const loop = translateLoop(translation, element);
  const dossier = translateDossier(translation, element);
  const mappings = mappingsOf(translation, element);
  const locals = localsOf(element);
  const nonInterrupting =
    type === 'BoundaryEvent'
      ? isFalse(element, 'cancelActivity')
      : type === 'StartEvent' && isFalse(element, 'isInterrupting');
  const startQuantity = findNumber(element, 'startQuantity') ?? 1;
  const completionQuantity = findNumber(element, 'completionQuantity') ?? 1;
  for (const quantity of [startQuantity, completionQuantity])
    if (quantity > mostTokens) translation.report('invalid-value', element, `${quantity} > ${mostTokens}`);
  return {
    type,
    ...(name !== undefined && { name }),
    ...(scope !== undefined && { scope }),
    ...(lane !== undefined && { lane }),
    ...(fallback !== undefined && { default: fallback }),
    ...(events.length > 0 && { events }),
    ...(isTrue(element, 'parallelMultiple') && { parallelMultiple: true }),
    ...(attachedTo !== undefined && { attachedTo }),
    ...(nonInterrupting && { nonInterrupting: true }),
    ...(isTrue(element, 'triggeredByEvent') && { byEvent: true }),
    ...(locals.length > 0 && { locals }),
    ...(isTrue(element, 'isForCompensation') && { forCompensation: true }),
    ...(startQuantity !== 1 && { startQuantity }),
    ...(completionQuantity !== 1 && { completionQuantity }),
    ...(isTrue(element, 'instantiate') && { instantiate: true }),
    ...(loop && { loop }),
    ...mappings,
    ...gatewayOf(translation, element, type),
    ...adHocOf(translation, element, type),
    ...compensationOf(translation, element),
    ...correlationOf(translation, element),
    ...workOf(translation, work, type),
    ...(dossier?.childDossier && jobOfChild(dossier.childDossier, mappings.inputs)),
    ...(dossier && { dossier }),
  };
}

function workOf(translation: Translation, element: Moddle, type: ElementType): Partial<ElementPlan> {
  switch (type) {
    case 'UserTask':
    case 'ManualTask':
      return { task: taskOf(translation, element) };
    case 'ServiceTask':
      return { job: jobOf(translation, element) ?? { type: element.id ?? '' } };
    case 'SendTask': {
      const job = jobOf(translation, element);
      return job ? { job } : {};
    }
    case 'BusinessRuleTask':
    case 'ScriptTask':
      return scriptOf(translation, element, type);
    case 'CallActivity':
      return { called: calledOf(translation, element) };
    default:
      return {};
  }
}

function taskOf(translation: Translation, element: Moddle): TaskPlan {
  const assignment = findExtension(element, 'zeebe:AssignmentDefinition');
  const form = findExtension(element, 'zeebe:FormDefinition');
  const role = findText(assignment, 'candidateGroups');
  const assignee = findText(assignment, 'assignee');
  const formKey = findText(form, 'formId') ?? findText(form, 'formKey') ?? findText(form, 'externalReference');
  const dueDate = findText(findExtension(element, 'zeebe:TaskSchedule'), 'dueDate');
  return {
    ...(role !== undefined && { role: translation.value(element, role) }),
    ...(assignee !== undefined && { assignee: translation.value(element, assignee) }),
    ...(formKey !== undefined && { formKey }),
    ...(dueDate !== undefined && { dueDate: translation.value(element, dueDate) }),
  };
}

function jobOf(translation: Translation, element: Moddle): JobPlan | undefined {
  const type = findText(findExtension(element, 'zeebe:TaskDefinition'), 'type');
  if (type === undefined) return undefined;
  const headers = Object.fromEntries(
    many(findExtension(element, 'zeebe:TaskHeaders'), 'values').map((header) => [
      findText(header, 'key') ?? '',
      findText(header, 'value') ?? '',
    ]),
  );
  return { type: translation.value(element, type), ...(Object.keys(headers).length > 0 && { headers }) };
}

function scriptOf(
  translation: Translation,
  element: Moddle,
  type: 'ScriptTask' | 'BusinessRuleTask',
): Partial<ElementPlan> {
  const job = jobOf(translation, element);
  if (job) return { job };
  const script = findExtension(element, 'zeebe:Script');
  const expression = findText(script, 'expression');
  const result = findText(script, 'resultVariable') ?? element.id ?? '';
  if (expression !== undefined) return { script: { feel: translation.feel(element, expression), result } };
  const decision = findExtension(element, 'zeebe:CalledDecision');
  const decisionId = findText(decision, 'decisionId');
  if (decisionId !== undefined)
    return {
      decision: {
        id: translation.value(element, decisionId),
        result: findText(decision, 'resultVariable') ?? element.id ?? '',
      },
    };
  const body = findText(element, 'script');
  const format = scriptFormatOf(element);
  if (body !== undefined && format !== undefined && /feel/i.test(format))
    return { script: { feel: translation.feel(element, body), result } };
  return {
    job: {
      type: type === 'ScriptTask' ? 'script' : (element.id ?? ''),
      headers: { ...(format !== undefined && { format }), ...(body !== undefined && { script: body }) },
    },
  };
}

/** Format of a script; a global script task calls it its language. */
export function scriptFormatOf(element: Moddle): string | undefined {
  return findText(element, 'scriptFormat') ?? findText(element, 'scriptLanguage');
}

function calledOf(translation: Translation, element: Moddle): ElementPlan['called'] & object {
  const called = findExtension(element, 'zeebe:CalledElement');
  const expression = findText(called, 'processIdExpression');
  const id =
    findText(called, 'processId') ??
    (expression === undefined ? undefined : `=${expression.replace(/^=/, '')}`) ??
    findText(element, 'calledElement');
  const outputs = many(findExtension(element, 'zeebe:IoMapping'), 'outputParameters');
  return {
    process: translation.value(element, translation.require(element, id, 'calledElement').replace(/^\w+:/, '')),
    propagateAll:
      called?.['propagateAllChildVariables'] === true ||
      (called?.['propagateAllChildVariables'] !== false && outputs.length === 0),
    ...(called && isFalse(called, 'propagateAllParentVariables') && { isolated: true }),
  };
}

function gatewayOf(translation: Translation, element: Moddle, type: ElementType): Partial<ElementPlan> {
  const activation = type === 'ComplexGateway' ? findBody(element, 'activationCondition') : undefined;
  const parallel =
    type === 'EventBasedGateway' &&
    findText(element, 'eventGatewayType') === 'Parallel' &&
    isTrue(element, 'instantiate');
  return {
    ...(activation !== undefined && { activation: translation.feel(element, activation) }),
    ...(parallel && { parallelStart: true }),
  };
}

function adHocOf(translation: Translation, element: Moddle, type: ElementType): Partial<ElementPlan> {
  if (type !== 'AdHocSubProcess') return {};
  const completion = findBody(element, 'completionCondition');
  return {
    adHoc: {
      ...(findText(element, 'ordering') === 'Sequential' && { sequential: true }),
      ...(completion !== undefined && { completion: translation.feel(element, completion) }),
      ...(isFalse(element, 'cancelRemainingInstances') && { keepRemaining: true }),
    },
  };
}

function compensationOf(translation: Translation, element: Moddle): Partial<ElementPlan> {
  const compensatedBy = translation.compensators.get(element);
  return compensatedBy === undefined ? {} : { compensatedBy };
}

/** The keys whose values follow from a process's data; a binding that is missing is another rule's to tell. */
function correlationOf(translation: Translation, process: Moddle): Partial<ElementPlan> {
  const bound = many(process, 'correlationSubscriptions').flatMap((subscription) => {
    const key = findOne(subscription, 'correlationKeyRef');
    if (!key) return [];
    const bindings = many(subscription, 'correlationPropertyBinding');
    const paths = many(key, 'correlationPropertyRef').map((property) => {
      const binding = bindings.find((each) => findOne(each, 'correlationPropertyRef') === property);
      return translation.feel(process, findBody(binding, 'dataPath') ?? 'null');
    });
    return [[translation.conversations.nameOf(key), paths]];
  });
  return bound.length > 0 ? { correlation: Object.fromEntries(bound) } : {};
}

function mappingsOf(translation: Translation, element: Moddle): Partial<ElementPlan> {
  const mapping = findExtension(element, 'zeebe:IoMapping');
  const inputs = [
    ...dataMappings(translation, element, 'dataInputAssociations'),
    ...many(mapping, 'inputParameters').map((parameter) => mappingOf(translation, element, parameter)),
  ];
  const outputs = [
    ...dataMappings(translation, element, 'dataOutputAssociations'),
    ...many(mapping, 'outputParameters').map((parameter) => mappingOf(translation, element, parameter)),
  ];
  return { ...(inputs.length > 0 && { inputs }), ...(outputs.length > 0 && { outputs }) };
}

/** A mapping sets whole variables: `a.b` would be one of that name, where other engines set an entry of `a`. */
function mappingOf(translation: Translation, element: Moddle, parameter: Moddle): MappingPlan {
  const target = translation.require(element, findText(parameter, 'target'), 'zeebe:ioMapping target');
  if (target.includes('.')) translation.report('invalid-value', element, `zeebe:ioMapping target="${target}"`);
  return { source: translation.value(element, findText(parameter, 'source') ?? ''), target };
}

/** Condition of a sequence flow. */
export function conditionOf(translation: Translation, flow: Moddle): string | undefined {
  const condition = findBody(flow, 'conditionExpression');
  return condition === undefined ? undefined : translation.feel(flow, condition);
}
