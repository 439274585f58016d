import type { Pool } from '../pool.ts';

export interface SampledDossier {
  readonly id: string;
  readonly seq: number;
  readonly ended: boolean;
}

/**
 * A page of dossiers for the reconciler, in order of their ids after `after`, so that one round after the other sees
 * them all: open ones, and those that ended since yesterday.
 */
export async function sampleDossiers(pool: Pool, after: string, limit: number): Promise<SampledDossier[]> {
  const { rows } = await pool.query<SampledDossier>({
    name: 'sample-dossiers',
    text: `select id, seq, ended_at is not null as ended from dossier
      where id > $1 and (ended_at is null or ended_at > now() - interval '1 day') order by id limit $2`,
    values: [after, limit],
  });
  return rows;
}

/** Those of the sampled dossiers that the record still has as they were sampled. */
export async function unmoved<D extends SampledDossier>(pool: Pool, sampled: readonly D[]): Promise<D[]> {
  const { rows } = await pool.query<SampledDossier>({
    name: 'sampled-dossiers-again',
    text: 'select id, seq, ended_at is not null as ended from dossier where id = any ($1::uuid[])',
    values: [sampled.map((dossier) => dossier.id)],
  });
  const now = new Map(rows.map((row) => [row.id, row]));
  return sampled.filter(({ id, seq, ended }) => now.get(id)?.seq === seq && now.get(id)?.ended === ended);
}

/** Writes a command that asks the dossier's workflow to look at the record, ready to be sent; at most one an hour and seq. */
export async function writeReconciliation(pool: Pool, dossierId: string, at: Date): Promise<void> {
  await pool.query({
    name: 'write-reconciliation',
    text: `insert into command (id, dossier, kind, body_hash, stimulus, program, workflow_type, at, resend_at)
      select 'reconcile:' || id || ':' || seq || ':' || floor(extract(epoch from now()) / 3600)::int, id, 'alarm', '', '{"type":"alarm"}',
        program, procedure_code, $2, now()
      from dossier where id = $1 on conflict (id) do nothing`,
    values: [dossierId, at],
  });
}
