import { dayMs } from '../../domain/legal-day.ts';
import type { Duration } from '../../domain/procedure.ts';
import { type StepTerm, stepDue } from '../../domain/step-term.ts';
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
    const term = findTerm(run, instance, node);
    const due = term && stepDue(term, run.facts.calendar);
    const dueAt = due?.ok ? due.due : findDueDate(run, instance, node);
    const task = run.draft.edit(instance.key);
    task.task = {
      ...(role !== undefined && { role }),
      ...(assignee !== undefined && { assignee }),
      ...(dueAt !== undefined && { dueAt }),
      ...(term && { term }),
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

/** The step's time as the dossier has it; none where the dossier does not say how long. */
function findTerm(run: Run, instance: Instance, node: Node): StepTerm | undefined {
  const expression = node.plan.dossier?.term;
  const value = expression === undefined ? null : run.evaluate(expression, instance.key);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const { amount, unit, since, agency, article } = value;
  if (typeof amount !== 'number' || amount <= 0 || !isUnit(unit)) return undefined;
  return {
    duration: { amount, unit },
    since: (typeof since === 'string' ? parseInstant(since) : undefined) ?? run.now,
    agency: typeof agency === 'string' ? agency : anyAgency,
    article: typeof article === 'string' ? article : undefined,
  };
}

const units: readonly Duration['unit'][] = ['HOUR', 'WORKING_DAY', 'DAY', 'MONTH', 'SAME_DAY'];

function isUnit(value: unknown): value is Duration['unit'] {
  return (units as readonly unknown[]).includes(value);
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
