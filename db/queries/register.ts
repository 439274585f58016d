import type { Pool } from '../pool.ts';

export interface RegisterRow {
  readonly id: string;
  readonly code: string;
  readonly procedure_name: string;
  readonly applicant_name: string;
  readonly address: string | null;
  readonly phone: string | null;
  readonly channel: 'direct' | 'online' | 'post';
  readonly deciding_agency: string;
  readonly submitted_at: Date;
  readonly due_at: Date | null;
  readonly finished_at: Date | null;
  readonly returned_at: Date | null;
  readonly status: number;
}

/** The dossiers an agency received in `[from, before)`, the earliest first, after the place where the last part ended. */
export async function listRegister(
  pool: Pool,
  period: { readonly agency: string; readonly from: Date; readonly before: Date },
  after: { readonly at: string; readonly id: string } | undefined,
  limit: number,
): Promise<RegisterRow[]> {
  // The order is that of the index on what an agency received, read backwards.
  const { rows } = await pool.query<RegisterRow>({
    name: after === undefined ? 'list-register' : 'list-register-after',
    text: `select id, code, procedure_name, applicant_name, applicant->>'address' as address, applicant->>'phone' as phone, channel,
        deciding_agency, submitted_at, due_at, finished_at, returned_at, status
      from dossier where received_agency = $1 and submitted_at >= $2 and submitted_at < $3
        ${after === undefined ? '' : 'and submitted_at >= $5 and (submitted_at > $5 or id < $6)'}
      order by submitted_at, id desc limit $4`,
    values: [period.agency, period.from, period.before, limit, ...(after === undefined ? [] : [after.at, after.id])],
  });
  return rows;
}
