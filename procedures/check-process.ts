import { isDatabaseId } from '../domain/databases.ts';
import { milestones } from '../domain/ledger.ts';
import { agencyFunctions, agencyRelations, officerRoles } from '../domain/organisation.ts';
import type { Duration } from '../domain/procedure.ts';
import { compile } from '../engine/compile.ts';
import { describeElement, type ElementDescription, processesOf } from '../engine/describe.ts';
import type { Plan } from '../engine/plan.ts';
import type { CatalogueProblem } from './procedure-file.ts';

/** What a process file must agree with. */
export interface ProcessExpectation {
  /** Id of the process that the file has to hold, and the only one: a process belongs to one procedure. */
  readonly id: string;
  /** The legal terms, by case; none for the regime. */
  readonly durations: readonly Duration[];
}

/** Compiles a process and checks what the engine leaves open: ownership, the closed lists of the law, step budgets. */
export async function checkProcess(
  file: string,
  xml: string,
  expected: ProcessExpectation,
): Promise<readonly CatalogueProblem[]> {
  const compiled = await compile(xml);
  if (!compiled.ok) {
    return compiled.problems.map((problem) => ({ file, field: problem.element ?? '', reason: problem.reason }));
  }
  return [...ownership(file, compiled.plan, expected.id), ...elementsOf(compiled.plan).flatMap((element) => checkElement(file, element, expected))];
}

function ownership(file: string, plan: Plan, id: string): readonly CatalogueProblem[] {
  return processesOf(plan)
    .filter((process) => process.id !== id)
    .map((process) => ({
      file,
      field: process.id,
      reason: {
        vi: `Quy trình ${process.id} thuộc thủ tục khác; tệp này phải chứa ${id}`,
        en: `Expected the process ${id} but found ${process.id}, which belongs to another procedure`,
      },
    }));
}

function checkElement(file: string, element: ElementDescription, { durations }: ProcessExpectation): readonly CatalogueProblem[] {
  const problems: CatalogueProblem[] = [];
  const refuse = (vi: string, en: string): void => {
    problems.push({ file, field: element.id, reason: { vi, en } });
  };
  const known = (value: string | undefined, list: readonly string[], vi: string, en: string): void => {
    if (value === undefined || value.startsWith('=') || list.includes(value)) return;
    refuse(`${vi} không xác định: ${value}`, `Expected a known ${en} but found ${value}`);
  };
  const agencies = [...agencyRelations, ...agencyFunctions];
  known(element.role, officerRoles, 'Vai trò', 'role');
  known(element.agency, agencies, 'Cơ quan', 'agency');
  for (const role of element.message?.by ?? []) known(role, [...officerRoles, 'citizen'], 'Vai trò', 'role');
  known(element.message?.agency, agencies, 'Cơ quan', 'agency');
  for (const milestone of element.milestones) known(milestone.is, milestones, 'Mốc thời gian', 'milestone');
  for (const form of element.slips) known(form, forms, 'Mẫu', 'form');
  if (element.database !== undefined && !isDatabaseId(element.database)) known(element.database, [], 'Cơ sở dữ liệu', 'database');
  if (element.type === 'UserTask') {
    if (element.role === undefined) refuse('Bước này chưa nêu ai thực hiện', 'Expected a role because people work on this task');
    if (element.agency === undefined) refuse('Bước này chưa nêu cơ quan thực hiện', 'Expected an agency because people work on this task');
  }
  const minutes = workingMinutes(element.budget);
  const longest = Math.max(...durations.map((duration) => workingMinutes(duration) ?? Number.POSITIVE_INFINITY));
  if (durations.length > 0 && minutes !== undefined && minutes > longest) {
    refuse('Thời gian của bước dài hơn thời hạn giải quyết của thủ tục', 'Expected the step to take no longer than the procedure but it does');
  }
  return problems;
}

/** Forms of TT 03/2025/TT-VPCP. */
const forms = ['01', '02', '03', '04', '05', '06', '07'];

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

function elementsOf(plan: Plan): readonly ElementDescription[] {
  return Object.keys(plan.elements).flatMap((id) => describeElement(plan, id) ?? []);
}
