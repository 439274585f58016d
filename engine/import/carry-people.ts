import { findOne, findText, type Moddle, many } from '../bpmn/moddle.ts';
import type { Importing } from './importing.ts';

/** User tasks: who, until when, with which form. */
export function carryPeople(importing: Importing, task: Moddle): void {
  const assignee = importing.takeValue(task, 'assignee');
  const candidateGroups = importing.takeValue(task, 'candidateGroups');
  if (assignee !== undefined || candidateGroups !== undefined)
    importing.add(task, 'zeebe:assignmentDefinition', { assignee, candidateGroups });
  const dueDate = importing.takeValue(task, 'dueDate');
  if (dueDate !== undefined) importing.add(task, 'zeebe:taskSchedule', { dueDate });
  const formId = importing.take(task, 'formRef');
  const formKey = formId === undefined ? importing.takeValue(task, 'formKey') : undefined;
  if (formId !== undefined || formKey !== undefined) importing.add(task, 'zeebe:formDefinition', { formId, formKey });
  for (const form of importing.takeExtensions(task, 'camunda:FormData')) carryFields(importing, task, form);
}

const fieldTypes: Readonly<Record<string, string>> = {
  string: 'text',
  long: 'number',
  integer: 'number',
  double: 'number',
  boolean: 'boolean',
  date: 'date',
  enum: 'choice',
};

/** Fields drawn into the task become fields of its one way to complete; what is filled in steers the process. */
function carryFields(importing: Importing, task: Moddle, form: Moddle): void {
  if (findText(form, 'businessKey') !== undefined) importing.note('form', task, 'camunda:formData', 'businessKey');
  const fields = many(form, 'fields').map((field) => {
    const written = findText(field, 'type') ?? 'string';
    const type = fieldTypes[written];
    const constraints = many(findOne(field, 'validation'), 'constraints');
    for (const [what, there] of [
      [`type="${written}"`, type === undefined],
      ['defaultValue', findText(field, 'defaultValue') !== undefined],
      ['datePattern', findText(field, 'datePattern') !== undefined],
      ['properties', many(findOne(field, 'properties'), 'values').length > 0],
      ['value id', many(field, 'values').some((value) => /[:,]/.test(value.id ?? ''))],
    ] as const) {
      if (there) importing.note('form', task, 'camunda:formField', `${field.id ?? ''}: ${what}`);
    }
    for (const constraint of constraints.filter((each) => findText(each, 'name') !== 'required'))
      importing.note('form', task, 'camunda:validation', `${field.id ?? ''}: ${findText(constraint, 'name') ?? ''}`);
    const choices = many(field, 'values')
      .map((value) => `${value.id ?? ''}:${(findText(value, 'name') ?? value.id ?? '').replaceAll(',', ' ')}`)
      .join(',');
    return importing.make('tthc:field', {
      id: field.id,
      name: findText(field, 'label') ?? field.id,
      type: type ?? 'text',
      routing: 'true',
      required: constraints.some((each) => findText(each, 'name') === 'required') ? 'true' : undefined,
      choices: choices === '' ? undefined : choices,
    });
  });
  if (fields.length > 0)
    importing.add(task, 'tthc:option', { action: 'complete', name: 'Hoàn thành', tone: 'primary' }, fields);
}
