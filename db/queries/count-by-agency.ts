import { Conditions, Values } from '../conditions.ts';
import type { Pool } from '../pool.ts';
import { addFilter, type DossierSight, type DueMoment, dueConditions, sightConditions } from './dossier-filter.ts';

export interface AgencyCountRow {
  readonly agency: string;
  readonly open: number;
  readonly due_today: number;
  readonly overdue: number;
  readonly paused: number;
}

/** The monitor's numbers of each deciding agency that has open dossiers: the same conditions as the lists behind them. */
export async function countByAgency(pool: Pool, sight: DossierSight, at: DueMoment): Promise<AgencyCountRow[]> {
  const values = new Values();
  const value = (each: unknown) => values.add(each);
  const seen = sightConditions(sight, undefined);
  // Several conditions may find a dossier twice: then its id tells.
  const id = seen.length > 1 ? 'd.id, ' : '';
  const branches = seen.map((condition) => {
    const conditions = addFilter(new Conditions(values).add(condition), { open: true }, at);
    return `select ${id}d.deciding_agency, d.due_at, d.paused, d.finished_at, d.ended_at from dossier d where ${conditions.text}`;
  });
  if (branches.length === 0) return [];
  const { rows } = await pool.query<AgencyCountRow>(
    `select d.deciding_agency as agency, count(*)::int as open, count(*) filter (where ${dueConditions.dueToday(at, value)})::int as due_today,
       count(*) filter (where ${dueConditions.overdue(at, value)})::int as overdue, count(*) filter (where ${dueConditions.paused()})::int as paused
     from (${branches.join(' union ')}) d group by d.deciding_agency order by d.deciding_agency`,
    values.list,
  );
  return rows;
}
