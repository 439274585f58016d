import type { Pool } from '../pool.ts';
import { type DossierFilter, type DossierSight, type DueMoment, dossierConditions } from './dossier-filter.ts';

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
}

/** Where the previous page ended: the sort key of its last row, and its id. */
export interface DossierCursor {
  readonly at: string;
  readonly id: string;
}

const columns = `d.id, d.code, d.procedure_code, d.procedure_name, d.applicant_name, d.status, d.received_agency, d.deciding_agency,
  d.returning_agency, d.submitted_at, d.due_at, d.finished_at, d.ended_at, d.paused`;

/** One page, with `limit` rows at most: by due date where the filter is about dates, else the latest received first. */
export async function listDossiers(
  pool: Pool,
  filter: DossierFilter,
  sight: DossierSight,
  at: DueMoment,
  page: { readonly cursor: DossierCursor | undefined; readonly limit: number },
): Promise<DossierListRow[]> {
  const conditions = dossierConditions(filter, sight, at);
  const { cursor } = page;
  const byDue = filter.due !== undefined;
  if (cursor !== undefined) {
    conditions.add((value) =>
      byDue
        ? `(d.due_at, d.id) > (${value(cursor.at)}::timestamptz, ${value(cursor.id)}::uuid)`
        : `(d.submitted_at, d.id) < (${value(cursor.at)}::timestamptz, ${value(cursor.id)}::uuid)`,
    );
  }
  const { rows } = await pool.query<DossierListRow>(
    `select ${columns} from dossier d where ${conditions.text}
     order by ${byDue ? 'd.due_at, d.id' : 'd.submitted_at desc, d.id desc'} limit ${conditions.placeholder(page.limit)}`,
    conditions.values,
  );
  return rows;
}

/** How many dossiers the filter has, over all pages. */
export async function countDossiers(
  pool: Pool,
  filter: DossierFilter,
  sight: DossierSight,
  at: DueMoment,
): Promise<number> {
  const conditions = dossierConditions(filter, sight, at);
  const { rows } = await pool.query<{ total: number }>(
    `select count(*)::int as total from dossier d where ${conditions.text}`,
    conditions.values,
  );
  return rows[0]?.total ?? 0;
}
