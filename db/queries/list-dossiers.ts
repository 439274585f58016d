import type { StoredDeadline } from '../../domain/stored-deadline.ts';
import { Conditions, Values } from '../conditions.ts';
import type { Pool } from '../pool.ts';
import { addFilter, type DossierFilter, type DossierSight, type DueMoment, sightConditions } from './dossier-filter.ts';

export interface DossierListRow {
  readonly id: string;
  readonly code: string;
  readonly procedure_code: string;
  readonly procedure_name: string;
  readonly applicant_name: string;
  readonly status: number;
  readonly received_agency: string;
  readonly deciding_agency: string;
  readonly returning_agency: string;
  readonly submitted_at: Date;
  readonly due_at: Date | null;
  readonly finished_at: Date | null;
  readonly ended_at: Date | null;
  readonly paused: boolean;
  /** Its deadline while it is paused, which says since when; null otherwise. */
  readonly paused_deadline: StoredDeadline | null;
}

/** Where the previous page ended: the sort key of its last row, and its id. */
export interface DossierCursor {
  readonly at: string;
  readonly id: string;
}

const columns = `d.id, d.code, d.procedure_code, d.procedure_name, d.applicant_name, d.status, d.received_agency, d.deciding_agency,
  d.returning_agency, d.submitted_at, d.due_at, d.finished_at, d.ended_at, d.paused,
  case when d.paused then d.deadline end as paused_deadline`;

/** One page, with `limit` rows at most: by due date where the filter is about dates, else the latest received first. */
export async function listDossiers(
  pool: Pool,
  filter: DossierFilter,
  sight: DossierSight,
  at: DueMoment,
  page: { readonly cursor: DossierCursor | undefined; readonly limit: number },
): Promise<DossierListRow[]> {
  const values = new Values();
  const { cursor } = page;
  const byDue = filter.due !== undefined;
  const order = (prefix: string) =>
    byDue ? `${prefix}due_at, ${prefix}id` : `${prefix}submitted_at desc, ${prefix}id`;
  const most = values.add(page.limit);
  const branches = sightConditions(sight, filter.agencies).map((seen) => {
    const conditions = addFilter(new Conditions(values).add(seen), filter, at);
    if (cursor !== undefined) {
      conditions.add((value) =>
        byDue
          ? `(d.due_at, d.id) > (${value(cursor.at)}::timestamptz, ${value(cursor.id)}::uuid)`
          : afterSubmitted(value(cursor.at), value(cursor.id)),
      );
    }
    return `(select ${columns} from dossier d where ${conditions.text} order by ${order('d.')} limit ${most})`;
  });
  if (branches.length === 0) return [];
  const { rows } = await pool.query<DossierListRow>(
    `select * from (${branches.join(' union ')}) p order by ${order('')} limit ${most}`,
    values.list,
  );
  return rows;
}

/** Later in `submitted_at desc, id`: the range of the index first, the tie second. */
function afterSubmitted(at: string, id: string): string {
  return `d.submitted_at <= ${at}::timestamptz and (d.submitted_at < ${at}::timestamptz or d.id > ${id}::uuid)`;
}

/** How many dossiers the filter has, over all pages. */
export async function countDossiers(
  pool: Pool,
  filter: DossierFilter,
  sight: DossierSight,
  at: DueMoment,
): Promise<number> {
  const values = new Values();
  const branches = sightConditions(sight, filter.agencies).map(
    (seen) => `select d.id from dossier d where ${addFilter(new Conditions(values).add(seen), filter, at).text}`,
  );
  if (branches.length === 0) return 0;
  const { rows } = await pool.query<{ total: number }>(
    `select count(*)::int as total from (${branches.join(' union ')}) p`,
    values.list,
  );
  return rows[0]?.total ?? 0;
}
