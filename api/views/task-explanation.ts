import type { TaskRow } from '../../db/queries/find-dossier.ts';
import type { CalendarSnapshot } from '../../domain/calendar.ts';
import { explain, type Language } from '../../domain/deadline-explanation.ts';
import type { Duration } from '../../domain/procedure.ts';
import { type StepTerm, stepDue } from '../../domain/step-term.ts';
import { describeElement } from '../../engine/describe.ts';
import type { OpenTask } from '../../engine/open-work.ts';
import type { Program } from '../../engine/program.ts';

/**
 * How a task's own date was found: from the term its dossier has for it, or from the time that is drawn. Nothing where
 * the calendar of today would say another date than the one the task was given.
 */
export function explainTask(
  row: Pick<TaskRow, 'due_at'>,
  task: OpenTask | undefined,
  program: Program,
  calendar: CalendarSnapshot,
  language: Language,
): { explanation?: string[] } {
  const term = task && (task.term ?? drawnTerm(task, program));
  const counted = term && stepDue(term, calendar);
  if (!counted?.ok || counted.due !== row.due_at?.getTime()) return {};
  return { explanation: explain(counted.explanation, language) };
}

function drawnTerm({ plan, element, createdAt }: OpenTask, program: Program): StepTerm | undefined {
  const drawn = program.plans[plan] && describeElement(program.plans[plan], element);
  if (drawn?.budget === undefined) return undefined;
  const duration = { amount: drawn.budget.amount, unit: drawn.budget.unit as Duration['unit'] };
  return { duration, since: createdAt, agency: '*', article: drawn.legalBasis };
}
