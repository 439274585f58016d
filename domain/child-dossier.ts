import type { CalendarSnapshot } from './calendar.ts';
import { agencyFunctions, agencyRelations } from './organisation.ts';
import type { Duration, Procedure } from './procedure.ts';
import { workingMinutesBetween } from './working-time.ts';

/**
 * How a part of a joint service ended (Decree 61/2018 Art. 19(6)(7), Decree 63/2024 Art. 7): with the result that was
 * asked for, refused at the door or on its substance, withdrawn, or stopped.
 */
export const childOutcomes = ['approved', 'refused', 'withdrawn', 'stopped'] as const;
export type ChildOutcome = (typeof childOutcomes)[number];

/** What a process says of a dossier it opens. Structurally the engine's ChildDossierPlan. */
export interface DrawnChild {
  /** Code of the procedure it is a dossier of. */
  readonly procedure: string;
  /** A code, or a FEEL expression when it begins with `=`; absent: the general case. */
  readonly case?: string;
  /** Who decides it, by how that agency stands to the parent: a relation or a function; absent: the nearest competent one. */
  readonly decides?: string;
  /** The part's own time, where the joint service leaves it less than its procedure does. */
  readonly limit?: string;
  readonly limitUnit?: string;
  readonly components: readonly { readonly from: string; readonly to: string }[];
}

/** Units of a part's own time. */
export const childLimitUnits: readonly Duration['unit'][] = ['HOUR', 'WORKING_DAY', 'DAY', 'MONTH'];

/** Why a child that a process names cannot be opened. */
export interface DrawnChildProblem {
  readonly rule:
    | 'unknown-child-procedure'
    | 'child-not-published'
    | 'child-of-itself'
    | 'unknown-agency'
    | 'unknown-case'
    | 'unknown-component'
    | 'component-missing'
    | 'invalid-value';
  readonly reason: { readonly vi: string; readonly en: string };
}

/**
 * Checks a child against the catalogue: its procedure is there and published, and it gets every component it cannot do
 * without, from the parent's papers or from a connected database. Nobody is asked for a paper a second time.
 *
 * @param child its procedure; undefined where the catalogue has none
 */
export function checkChild(
  drawn: DrawnChild,
  parent: Pick<Procedure, 'code' | 'components'>,
  child: Procedure | undefined,
): readonly DrawnChildProblem[] {
  const problems: DrawnChildProblem[] = [];
  const refuse = (rule: DrawnChildProblem['rule'], vi: string, en: string): void => {
    problems.push({ rule, reason: { vi, en } });
  };
  const agencies: readonly string[] = [...agencyRelations, ...agencyFunctions];
  if (drawn.decides !== undefined && !agencies.includes(drawn.decides))
    refuse(
      'unknown-agency',
      `Cơ quan không xác định: ${drawn.decides}`,
      `Expected a known agency but found ${drawn.decides}`,
    );
  if (drawn.limit !== undefined && !childLimitUnits.some((unit) => unit === (drawn.limitUnit ?? 'WORKING_DAY')))
    refuse(
      'invalid-value',
      `Đơn vị thời hạn không hợp lệ: ${drawn.limitUnit}`,
      `Expected a unit of time but found ${drawn.limitUnit}`,
    );
  const { procedure: code } = drawn;
  if (code === parent.code)
    refuse(
      'child-of-itself',
      'Hồ sơ không thể mở hồ sơ con của chính thủ tục này',
      'A dossier cannot open one of its own procedure',
    );
  if (child === undefined) {
    refuse(
      'unknown-child-procedure',
      `Danh mục không có thủ tục ${code}`,
      `Expected procedure ${code} in the catalogue but it is not there`,
    );
    return problems;
  }
  if (child.status !== 'published')
    refuse(
      'child-not-published',
      `Thủ tục ${code} chưa được công bố`,
      `Expected procedure ${code} to be published but it is a draft`,
    );
  const caseCode = drawn.case ?? child.cases[0]?.code;
  const known = caseCode?.startsWith('=') === true || child.cases.some((each) => each.code === caseCode);
  if (!known)
    refuse(
      'unknown-case',
      `Thủ tục ${code} không có trường hợp ${caseCode}`,
      `Procedure ${code} has no case ${caseCode}`,
    );
  for (const { from, to } of drawn.components) {
    if (!parent.components.some((each) => each.id === from))
      refuse('unknown-component', `Hồ sơ này không có thành phần ${from}`, `This procedure has no component ${from}`);
    if (!child.components.some((each) => each.id === to))
      refuse(
        'unknown-component',
        `Thủ tục ${code} không có thành phần ${to}`,
        `Procedure ${code} has no component ${to}`,
      );
  }
  for (const component of child.components) {
    const given = component.dataSource !== undefined || drawn.components.some(({ to }) => to === component.id);
    const always = component.required && (component.case === undefined || component.case === caseCode);
    if (always && !given)
      refuse(
        'component-missing',
        `Thủ tục ${code} cần “${component.name}” (${component.id}) nhưng hồ sơ này không chuyển sang`,
        `Procedure ${code} needs ${component.id} but this one does not pass it on`,
      );
  }
  return problems;
}

/** Systems tell one another within ten minutes of finishing (NĐ 63/2024 Art. 7). */
const syncMinutes = 10;
/** Who receives a part acknowledges it within two working hours; else somebody is alerted (NĐ 63/2024 Art. 7). */
const acknowledgeWorkingMinutes = 120;

/** A part that is on its way from or to its joint service. Instants are epoch milliseconds. */
export interface PartOnItsWay {
  readonly parent: string;
  readonly element: string;
  /** The agency that waits: its office hours count. */
  readonly agency: string;
  readonly askedAt: number;
  /** Undefined while it has not ended. */
  readonly finishedAt: number | undefined;
}

/** What is late: the receipt of a part, or the word that it has ended. */
export interface LatePart {
  readonly parent: string;
  readonly element: string;
  readonly late: 'receipt' | 'outcome';
}

/** Whether the part is late on its way, and which way; undefined where it is not, or the calendar does not say. */
export function findLateness(part: PartOnItsWay, calendar: CalendarSnapshot, now: number): LatePart | undefined {
  const { parent, element, agency, askedAt, finishedAt } = part;
  if (finishedAt !== undefined)
    return now - finishedAt > syncMinutes * 60_000 ? { parent, element, late: 'outcome' } : undefined;
  const waited = workingMinutesBetween(calendar, agency, askedAt, now);
  return waited.ok && waited.value > acknowledgeWorkingMinutes ? { parent, element, late: 'receipt' } : undefined;
}
