import { dayMs } from '../../domain/legal-day.ts';
import { addWorkingDays, addWorkingHours } from '../../domain/working-time.ts';
import { parseInstant } from '../feel/time.ts';
import { anyAgency } from '../feel/working-time-functions.ts';
import type { Node } from '../plan-index.ts';
import { becomeActive } from '../run/activity.ts';
import { Failure } from '../run/failure.ts';
import type { Run } from '../run/run.ts';
import type { Instance } from '../state.ts';
import type { JsonValue } from '../stimulus.ts';
import type { ElementProcessor } from './element-processor.ts';

/** Waits for a person. Its assignment and its advisory date are evaluated once, when it is created. */
export const userTask: ElementProcessor = {
  activate(run, instance, node) {
    const role = findText(run, instance, node.plan.task?.role);
    const assignee = findText(run, instance, node.plan.task?.assignee);
    const dueAt = findDueDate(run, instance, node);
    const task = run.draft.edit(instance.key);
    task.task = {
      ...(role !== undefined && { role }),
      ...(assignee !== undefined && { assignee }),
      ...(dueAt !== undefined && { dueAt }),
    };
    task.createdAt = run.now;
    becomeActive(run, instance.key);
  },
};

function findText(run: Run, instance: Instance, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const result: JsonValue = run.value(value, instance.key);
  const first = Array.isArray(result) ? result[0] : result;
  if (first === null || first === undefined || first === '') return undefined;
  if (typeof first !== 'string')
    throw new Failure('feel', `Expected a text but found ${JSON.stringify(result)} as the value of “${value}”`);
  return first;
}

function findDueDate(run: Run, instance: Instance, node: Node): number | undefined {
  const date = findText(run, instance, node.plan.task?.dueDate);
  if (date !== undefined) {
    const due = parseInstant(date);
    if (due === undefined) throw new Failure('feel', `Expected a due date but found “${date}”`);
    return due;
  }
  const budget = node.plan.dossier?.budget;
  if (!budget) return undefined;
  if (budget.unit === 'DAY') return run.now + budget.amount * dayMs;
  const due =
    budget.unit === 'HOUR'
      ? addWorkingHours(run.facts.calendar, anyAgency, run.now, budget.amount)
      : addWorkingDays(run.facts.calendar, anyAgency, run.now, budget.amount);
  return due.ok ? due.value : undefined;
}
