import type { Pool } from '../pool.ts';

/** An open dossier of which something has failed, with what it takes to say what. Nothing about its applicant. */
export interface IncidentRow {
  readonly id: string;
  readonly code: string;
  readonly procedure_code: string;
  readonly procedure_name: string;
  readonly deciding_agency: string;
  readonly program: string;
  readonly state: string;
}

/**
 * Open dossiers with incidents, the oldest first.
 *
 * @param agencies those that receive, decide or return; undefined for all of the country
 */
export async function listIncidents(
  pool: Pool,
  agencies: readonly string[] | undefined,
  limit: number,
): Promise<IncidentRow[]> {
  const { rows } = await pool.query<IncidentRow>(
    `select d.id, d.code, d.procedure_code, d.procedure_name, d.deciding_agency, d.program, s.state
      from dossier d join dossier_state s on s.dossier = d.id
      where d.incidents > 0 and d.ended_at is null and ($1::text[] is null
        or d.received_agency = any ($1) or d.deciding_agency = any ($1) or d.returning_agency = any ($1))
      order by d.submitted_at, d.id limit $2`,
    [agencies ?? null, limit],
  );
  return rows;
}
