import { isDatabaseId } from './databases.ts';
import { errorCodes } from './error-codes.ts';
import { fieldBindings } from './field-binding.ts';
import { milestones } from './ledger.ts';
import { agencyFunctions, agencyRelations, officerRoles } from './organisation.ts';
import { dossierForms } from './papers/paper-form.ts';
import type { Duration } from './procedure.ts';
import { recordedChanges } from './recorded-change.ts';

/** An element as a process draws it. Structurally the engine's ElementDescription. */
export interface DrawnElement {
  /** BPMN type without prefix. */
  readonly type: string;
  readonly role: string | undefined;
  readonly agency: string | undefined;
  readonly options: readonly DrawnAction[];
  readonly message: (DrawnAction & { readonly by: readonly string[]; readonly agency: string | undefined }) | undefined;
  readonly afterwards: DrawnElement['message'];
  readonly milestones: readonly { readonly is: string }[];
  readonly slips: readonly string[];
  readonly database: string | undefined;
  readonly budget: { readonly amount: number; readonly unit: string } | undefined;
}

interface DrawnAction {
  readonly fields: readonly { readonly binds?: string }[];
  readonly records?: string;
  readonly conditions?: readonly { readonly refusal: string }[];
}

/** What the law does not know of an element, or does not allow. */
export interface DrawnElementProblem {
  readonly rule:
    | 'unknown-role'
    | 'unknown-agency'
    | 'unknown-milestone'
    | 'unknown-form'
    | 'unknown-database'
    | 'unknown-refusal'
    | 'unknown-change'
    | 'unknown-binding'
    | 'no-role'
    | 'no-agency'
    | 'budget-too-long';
  readonly reason: { readonly vi: string; readonly en: string };
}

/**
 * Checks what the engine leaves open: the closed lists of the law, who works on a task, and that no step is given more
 * time than the whole has. Expressions (`=…`) are not looked into.
 *
 * @param durations the legal terms, by case; none for the regime
 */
export function checkDrawnElement(
  element: DrawnElement,
  durations: readonly Duration[],
): readonly DrawnElementProblem[] {
  const problems: DrawnElementProblem[] = [];
  const refuse = (rule: DrawnElementProblem['rule'], vi: string, en: string): void => {
    problems.push({ rule, reason: { vi, en } });
  };
  const known = (
    rule: DrawnElementProblem['rule'],
    value: string | undefined,
    list: readonly string[],
    vi: string,
    en: string,
  ): void => {
    if (value === undefined || value.startsWith('=') || list.includes(value)) return;
    refuse(rule, `${vi} không xác định: ${value}`, `Expected a known ${en} but found ${value}`);
  };
  const agencies = [...agencyRelations, ...agencyFunctions];
  known('unknown-role', element.role, officerRoles, 'Vai trò', 'role');
  known('unknown-agency', element.agency, agencies, 'Cơ quan', 'agency');
  const ofPeople = [element.message, element.afterwards].filter((action) => action !== undefined);
  for (const { by, agency } of ofPeople) {
    for (const role of by) known('unknown-role', role, [...officerRoles, 'citizen'], 'Vai trò', 'role');
    known('unknown-agency', agency, agencies, 'Cơ quan', 'agency');
  }
  for (const action of [...element.options, ...ofPeople]) {
    known('unknown-change', action.records, recordedChanges, 'Nội dung ghi nhận', 'change of the record');
    for (const { binds } of action.fields)
      known('unknown-binding', binds, fieldBindings, 'Thông tin của hồ sơ', 'fact of the dossier');
    for (const { refusal } of action.conditions ?? [])
      known('unknown-refusal', refusal, Object.keys(errorCodes), 'Mã lỗi', 'error code');
  }
  for (const milestone of element.milestones)
    known('unknown-milestone', milestone.is, milestones, 'Mốc thời gian', 'milestone');
  for (const form of element.slips) known('unknown-form', form, dossierForms, 'Mẫu', 'form');
  if (element.database !== undefined && !isDatabaseId(element.database)) {
    known('unknown-database', element.database, [], 'Cơ sở dữ liệu', 'database');
  }
  if (element.type === 'UserTask') {
    if (element.role === undefined)
      refuse('no-role', 'Bước này chưa nêu ai thực hiện', 'Expected a role because people work on this task');
    if (element.agency === undefined) {
      refuse('no-agency', 'Bước này chưa nêu cơ quan thực hiện', 'Expected an agency because people work on this task');
    }
  }
  const minutes = workingMinutes(element.budget);
  const longest = Math.max(...durations.map((duration) => workingMinutes(duration) ?? Number.POSITIVE_INFINITY));
  if (durations.length > 0 && minutes !== undefined && minutes > longest) {
    refuse(
      'budget-too-long',
      'Thời gian của bước dài hơn thời hạn giải quyết của thủ tục',
      'Expected the step to take no longer than the procedure but it does',
    );
  }
  return problems;
}

const HOUR = 60;
const WORKING_DAY = 8 * HOUR;

/**
 * A term as working minutes, for comparison only. A calendar day is at most one working day, a month at most 23; so a
 * budget in working days is never refused against a term in calendar days that could hold it.
 */
function workingMinutes(term: { readonly amount: number; readonly unit: string } | undefined): number | undefined {
  switch (term?.unit) {
    case 'HOUR':
      return term.amount * HOUR;
    case 'WORKING_DAY':
    case 'DAY':
    case 'SAME_DAY':
      return term.amount * WORKING_DAY;
    case 'MONTH':
      return term.amount * 23 * WORKING_DAY;
    default:
      return undefined;
  }
}
