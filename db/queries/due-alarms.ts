import type { Pool } from '../pool.ts';

/**
 * Writes an alarm command, ready to be sent, for every open dossier whose earliest date is due at `now` (the business
 * clock). The id follows from dossier, seq and date: the same alarm is written once however often it is looked for.
 * Returns how many were written.
 */
export async function writeDueAlarms(pool: Pool, now: Date, at: Date, limit = 500): Promise<number> {
  const { rowCount } = await pool.query({
    name: 'write-due-alarms',
    text: `insert into command (id, dossier, kind, body_hash, stimulus, program, workflow_type, at, resend_at)
      select 'alarm:' || id || ':' || seq || ':' || (extract(epoch from alarm_at) * 1000)::bigint, id, 'alarm', '', '{"type":"alarm"}',
        program, procedure_code, $2, now()
      from dossier d where alarm_at <= $1 and ended_at is null
        and not exists (select from command c where c.id = 'alarm:' || d.id || ':' || d.seq || ':' || (extract(epoch from d.alarm_at) * 1000)::bigint)
      order by alarm_at limit $3 on conflict (id) do nothing`,
    values: [now, at, limit],
  });
  return rowCount ?? 0;
}
