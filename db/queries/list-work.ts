import type { StoredDeadline } from '../../domain/stored-deadline.ts';
import { addSearch, Conditions, Values } from '../conditions.ts';
import type { Pool } from '../pool.ts';
import type { TaskRow } from './find-dossier.ts';

export interface WorkFilter {
  /** Every code under which the record may name the agency. */
  readonly agencies: readonly string[];
  /** Every task names a role: publishing refuses one that does not. */
  readonly roles: readonly string[];
  readonly state: 'open' | 'mine' | 'unclaimed' | 'paused';
  readonly assignee: string;
  /** Legal date of the dossier before this moment, and from this one on. */
  readonly dueBefore?: Date | undefined;
  readonly dueFrom?: Date | undefined;
  readonly procedure?: string | undefined;
  readonly q?: string | undefined;
}

/** An open work item, with what a list says of its dossier. */
export interface WorkRow extends TaskRow {
  readonly dossier: string;
  readonly code: string;
  readonly seq: number;
  readonly applicant_name: string;
  readonly procedure_code: string;
  readonly procedure_name: string;
  readonly status: number;
  readonly dossier_due_at: Date | null;
  readonly finished_at: Date | null;
  readonly ended_at: Date | null;
  /** The dossier's deadline while it is paused, which says since when; null otherwise. */
  readonly paused_deadline: StoredDeadline | null;
}

/** Where the previous page ended. `due` null: among the tasks of dossiers without a date, which come last. */
export interface WorkCursor {
  readonly due: string | null;
  readonly dossier: string;
  readonly key: number;
}

/** One page of open work items, by the dossier's legal date, those without one last. */
export async function listWork(
  pool: Pool,
  filter: WorkFilter,
  page: { readonly cursor: WorkCursor | undefined; readonly limit: number },
): Promise<WorkRow[]> {
  const { cursor, limit } = page;
  const dated = cursor?.due === null ? [] : await readPage(pool, filter, 'dated', cursor, limit);
  const wantsUndated = filter.dueBefore === undefined && filter.dueFrom === undefined;
  if (dated.length >= limit || !wantsUndated) return dated;
  const undated = await readPage(
    pool,
    filter,
    'undated',
    cursor?.due === null ? cursor : undefined,
    limit - dated.length,
  );
  return [...dated, ...undated];
}

/** One index scan for each agency, role and part, in the index's own order, in place of one sort over all of them. */
async function readPage(
  pool: Pool,
  filter: WorkFilter,
  part: 'dated' | 'undated',
  cursor: WorkCursor | undefined,
  limit: number,
): Promise<WorkRow[]> {
  const values = new Values();
  const order = `${part === 'dated' ? 'dossier_due_at, ' : ''}dossier, key`;
  const most = values.add(limit);
  const scans = filter.agencies.flatMap((agency) => filter.roles.map((role) => ({ agency, role })));
  const branches = scans.map(({ agency, role }) => {
    const conditions = new Conditions(values);
    conditions.add(() => `w.state = 'open'`).add(() => `w.dossier_due_at is ${part === 'dated' ? 'not ' : ''}null`);
    conditions.add((value) => `w.agency = ${value(agency)}`).add((value) => `w.role = ${value(role)}`);
    addFilter(conditions, filter);
    addCursor(conditions, part, cursor);
    return `(select ${columns} from work_item w join dossier d on d.id = w.dossier where ${conditions.text}
      order by ${order.replaceAll(/\w+/g, 'w.$&')} limit ${most})`;
  });
  const { rows } = await pool.query<WorkRow>(
    `select p.*, o.name as assignee_name from (${branches.join(' union all ')}) p left join officer o on o.id = p.assignee
     order by ${order} limit ${most}`,
    values.list,
  );
  return rows;
}

const columns = `w.dossier, w.key, w.element, w.name, w.role, w.agency, w.assignee, w.frozen, w.created_at, w.due_at, w.dossier_due_at,
  d.code, d.seq, d.applicant_name, d.procedure_code, d.procedure_name, d.status, d.finished_at, d.ended_at,
  case when d.paused then d.deadline end as paused_deadline`;

function addCursor(conditions: Conditions, part: 'dated' | 'undated', cursor: WorkCursor | undefined): void {
  if (cursor === undefined) return;
  conditions.add((value) =>
    part === 'dated'
      ? `(w.dossier_due_at, w.dossier, w.key) > (${value(cursor.due)}::timestamptz, ${value(cursor.dossier)}::uuid, ${value(cursor.key)}::int)`
      : `(w.dossier, w.key) > (${value(cursor.dossier)}::uuid, ${value(cursor.key)}::int)`,
  );
}

function addFilter(conditions: Conditions, filter: WorkFilter): void {
  const { state, dueBefore, dueFrom, procedure } = filter;
  if (state === 'mine') conditions.add((value) => `w.assignee = ${value(filter.assignee)}`);
  if (state === 'unclaimed') conditions.add(() => 'w.assignee is null and not w.frozen');
  if (state === 'open') conditions.add(() => 'not w.frozen');
  if (state === 'paused') conditions.add(() => 'w.frozen');
  if (dueFrom !== undefined) conditions.add((value) => `w.dossier_due_at >= ${value(dueFrom)}`);
  if (dueBefore !== undefined) conditions.add((value) => `w.dossier_due_at < ${value(dueBefore)}`);
  if (procedure !== undefined) conditions.add((value) => `d.procedure_code = ${value(procedure)}`);
  addSearch(conditions, 'd.search', filter.q);
}
