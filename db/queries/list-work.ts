import { addSearch, Conditions } from '../conditions.ts';
import type { Pool } from '../pool.ts';

export interface WorkFilter {
  readonly agency: string;
  /** Tasks without a role are anybody's in the agency. */
  readonly roles: readonly string[];
  readonly state: 'open' | 'mine' | 'unclaimed' | 'paused';
  readonly assignee: string;
  /** Legal date of the dossier before this moment, and from this one on. */
  readonly dueBefore?: Date | undefined;
  readonly dueFrom?: Date | undefined;
  readonly procedure?: string | undefined;
  readonly q?: string | undefined;
}

export interface WorkRow {
  readonly dossier: string;
  readonly key: number;
  readonly element: string;
  readonly name: string;
  readonly role: string | null;
  readonly agency: string | null;
  readonly assignee: string | null;
  readonly assignee_name: string | null;
  readonly frozen: boolean;
  readonly created_at: Date;
  readonly due_at: Date | null;
  readonly code: string;
  readonly seq: number;
  readonly applicant_name: string;
  readonly procedure_code: string;
  readonly procedure_name: string;
  readonly status: number;
  readonly dossier_due_at: Date | null;
  readonly finished_at: Date | null;
  readonly ended_at: Date | null;
  readonly paused: boolean;
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

/** Two index scans instead of one sort: rows with a date in its order, then rows without. */
async function readPage(
  pool: Pool,
  filter: WorkFilter,
  part: 'dated' | 'undated',
  cursor: WorkCursor | undefined,
  limit: number,
): Promise<WorkRow[]> {
  const conditions = new Conditions()
    .add(() => `w.state = 'open'`)
    .add(() => `w.dossier_due_at is ${part === 'dated' ? 'not ' : ''}null`);
  addFilter(conditions, filter);
  if (cursor !== undefined) {
    conditions.add((value) =>
      part === 'dated'
        ? `(w.dossier_due_at, w.dossier, w.key) > (${value(cursor.due)}::timestamptz, ${value(cursor.dossier)}::uuid, ${value(cursor.key)}::int)`
        : `(w.dossier, w.key) > (${value(cursor.dossier)}::uuid, ${value(cursor.key)}::int)`,
    );
  }
  const { rows } = await pool.query<WorkRow>(
    `select w.dossier, w.key, w.element, w.name, w.role, w.agency, w.assignee, o.name as assignee_name, w.frozen, w.created_at, w.due_at,
       d.code, d.seq, d.applicant_name, d.procedure_code, d.procedure_name, d.status, d.due_at as dossier_due_at, d.finished_at, d.ended_at, d.paused
     from work_item w join dossier d on d.id = w.dossier left join officer o on o.id = w.assignee
     where ${conditions.text} order by ${part === 'dated' ? 'w.dossier_due_at, ' : ''}w.dossier, w.key limit ${conditions.placeholder(limit)}`,
    conditions.values,
  );
  return rows;
}

function addFilter(conditions: Conditions, filter: WorkFilter): void {
  const { agency, roles, state, dueBefore, dueFrom, procedure } = filter;
  conditions.add((value) => `w.agency = ${value(agency)}`);
  conditions.add((value) => `w.role = any (${value(roles)}) or w.role is null`);
  if (state === 'mine') conditions.add((value) => `w.assignee = ${value(filter.assignee)}`);
  if (state === 'unclaimed') conditions.add(() => 'w.assignee is null and not w.frozen');
  if (state === 'open') conditions.add(() => 'not w.frozen');
  if (state === 'paused') conditions.add(() => 'w.frozen');
  if (dueFrom !== undefined) conditions.add((value) => `w.dossier_due_at >= ${value(dueFrom)}`);
  if (dueBefore !== undefined) conditions.add((value) => `w.dossier_due_at < ${value(dueBefore)}`);
  if (procedure !== undefined) conditions.add((value) => `d.procedure_code = ${value(procedure)}`);
  addSearch(conditions, 'd.search', filter.q);
}
