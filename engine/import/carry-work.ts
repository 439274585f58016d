import { findOne, findText, type Moddle, typeOf } from '../bpmn/moddle.ts';
import type { Editable, Importing } from './importing.ts';
import { holdsJuel } from './juel-to-feel.ts';

/**
 * Service, send and business rule tasks, and message throw events, which the other engine lets do the same: work for
 * programs. The topic, or the class or bean that did it, becomes the job type; a decision stays a decision.
 */
export function carryWork(importing: Importing, element: Moddle): void {
  const decision = importing.takeValue(element, 'decisionRef');
  if (decision !== undefined) {
    carryDecision(importing, element, decision);
    return;
  }
  const type = jobTypeOf(importing, element);
  const headers = importing
    .takeExtensions(element, 'camunda:Field')
    .flatMap((field) => headerOf(importing, element, field));
  if (type === undefined) return;
  importing.add(element, 'zeebe:taskDefinition', { type });
  if (headers.length > 0)
    importing.add(
      element,
      'zeebe:taskHeaders',
      {},
      headers.map((header) => importing.make('zeebe:header', header)),
    );
}

/** A header is what it says: a value that the other engine would compute is none. */
function headerOf(importing: Importing, element: Moddle, field: Moddle): { key: string; value: string }[] {
  const key = findText(field, 'name');
  const value = findText(field, 'stringValue') ?? findText(field, 'string') ?? findText(field, 'expression');
  if (key === undefined || value === undefined) return [];
  if (!holdsJuel(value)) return [{ key, value }];
  importing.note('expression', element, `camunda:field ${key}`, value, {
    vi: 'giá trị gửi kèm việc là văn bản cố định; hãy dùng tham số đầu vào',
    en: 'what goes with a job is fixed text; use an input parameter',
  });
  return [];
}

function carryDecision(importing: Importing, element: Moddle, decisionId: string): void {
  const resultVariable = importing.take(element, 'resultVariable');
  const mapping = importing.take(element, 'mapDecisionResult') ?? 'resultList';
  importing.add(element, 'zeebe:calledDecision', { decisionId, resultVariable: resultVariable ?? element.id });
  if (mapping !== 'singleEntry' && mapping !== 'collectEntries')
    importing.note('decision-result', element, 'camunda:mapDecisionResult', mapping);
}

function jobTypeOf(importing: Importing, element: Moddle): string | undefined {
  const kind = importing.take(element, 'type');
  const topic = importing.takeValue(element, 'topic');
  const className = importing.take(element, 'class');
  const bean = importing.take(element, 'delegateExpression');
  const expression = importing.take(element, 'expression');
  const [connector] = importing.takeExtensions(element, 'camunda:Connector');
  const result = importing.take(element, 'resultVariable');
  if (result !== undefined) importing.note('result', element, 'camunda:resultVariable', result);
  if (topic !== undefined) return topic;
  if (className !== undefined) return needsWorker(importing, element, 'camunda:class', className);
  if (bean !== undefined)
    return needsWorker(importing, element, 'camunda:delegateExpression', bean.replace(/^[$#]\{\s*|\s*\}$/g, ''));
  if (expression !== undefined)
    return needsWorker(importing, element, 'camunda:expression', element.id ?? 'expression');
  // What a connector is given and gives back is what its job is given and gives back.
  const parameters = findOne(connector, 'inputOutput');
  if (parameters) importing.move(parameters, element);
  if (connector)
    return needsWorker(importing, element, 'camunda:connector', findText(connector, 'connectorId') ?? 'connector');
  return kind === undefined ? undefined : needsWorker(importing, element, 'camunda:type', kind);
}

function needsWorker(importing: Importing, element: Moddle, attribute: string, type: string): string {
  importing.note('worker', element, attribute, type);
  return type;
}

/** Scripts: FEEL stays, JUEL is translated, any other language becomes a job. */
export function carryScript(importing: Importing, task: Moddle): void {
  const format = findText(task, 'scriptFormat') ?? '';
  const resultVariable = importing.take(task, 'resultVariable');
  const text = findText(task, 'script');
  if (text === undefined) return;
  if (/feel/i.test(format) || /^juel$/i.test(format)) {
    const expression = /feel/i.test(format) ? `=${text.replace(/^=/, '')}` : importing.value(task, 'script', text);
    if (expression === undefined) return;
    importing.add(task, 'zeebe:script', { expression, resultVariable: resultVariable ?? task.id });
    delete (task as Editable)['script'];
    delete (task as Editable)['scriptFormat'];
    return;
  }
  if (format !== '' && !format.includes('/')) (task as Editable)['scriptFormat'] = `text/x-${format}`;
  importing.note('script', task, 'scriptFormat', format);
  if (resultVariable !== undefined) importing.note('result', task, 'camunda:resultVariable', resultVariable);
}

/** Whether an element may carry work for programs. */
export function isWork(element: Moddle): boolean {
  return ['ServiceTask', 'SendTask', 'BusinessRuleTask'].includes(typeOf(element));
}
