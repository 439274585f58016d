import type { Pool } from '../pool.ts';
import { type DossierSight, type DueMoment, dossierConditions, dueConditions } from './dossier-filter.ts';

export interface AgencyCountRow {
  readonly agency: string;
  readonly open: number;
  readonly due_today: number;
  readonly overdue: number;
  readonly paused: number;
}

/** The monitor's numbers of each deciding agency that has open dossiers: the same conditions as the lists behind them. */
export async function countByAgency(pool: Pool, sight: DossierSight, at: DueMoment): Promise<AgencyCountRow[]> {
  const conditions = dossierConditions({ open: true }, sight, at);
  const value = (each: unknown) => conditions.placeholder(each);
  const dueToday = dueConditions.dueToday(at, value);
  const overdue = dueConditions.overdue(at, value);
  const { rows } = await pool.query<AgencyCountRow>(
    `select d.deciding_agency as agency, count(*)::int as open, count(*) filter (where ${dueToday})::int as due_today,
       count(*) filter (where ${overdue})::int as overdue, count(*) filter (where ${dueConditions.paused()})::int as paused
     from dossier d where ${conditions.text} group by d.deciding_agency order by d.deciding_agency`,
    conditions.values,
  );
  return rows;
}
