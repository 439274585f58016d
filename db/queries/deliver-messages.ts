import type { Pool } from '../pool.ts';

/**
 * Gives every waiting message that a dossier subscribes to, to one such dossier, as a command ready to be sent: to one
 * that waits for its key before one that waits for any (the engine then says whether it belongs there). The id
 * follows from the message and the receiver's seq: one that was refused (its scope is paused) is given again once the
 * receiver has moved on. Messages past their life-time expire. Returns how many were given.
 */
export async function deliverMessages(pool: Pool, at: Date, limit = 200): Promise<number> {
  await pool.query({
    name: 'expire-messages',
    text: `update message set state = 'expired' where state = 'waiting' and expires_at <= $1`,
    values: [at],
  });
  const { rowCount } = await pool.query({
    name: 'deliver-messages',
    text: `with matched as (
        select distinct on (m.id) m.id, m.name, m.correlation_key, m.variables, s.dossier
        from message m join subscription s on s.name = m.name and (s.correlation_key = m.correlation_key or s.correlation_key is null)
            and (m.receiver is null or s.dossier = m.receiver and s.key = m.receiver_key)
          join dossier r on r.id = s.dossier
        where m.state = 'waiting' and not exists (select from command c where c.id = 'message:' || m.id || ':' || r.seq)
        order by m.id, s.correlation_key is null, s.dossier limit $2
      ), taken as (
        update message set state = 'delivered', delivered_to = matched.dossier from matched
        where message.id = matched.id and message.state = 'waiting' returning matched.*
      )
      insert into command (id, dossier, kind, body_hash, stimulus, payload, program, workflow_type, at, resend_at)
      select 'message:' || t.id || ':' || d.seq, d.id, 'message', '',
        jsonb_strip_nulls(jsonb_build_object('type', 'message', 'name', t.name, 'correlationKey', t.correlation_key, 'variables', t.variables::jsonb))::text,
        jsonb_build_object('message', t.id), d.program, d.procedure_code, $1, now()
      from taken t join dossier d on d.id = t.dossier on conflict (id) do nothing`,
    values: [at, limit],
  });
  return rowCount ?? 0;
}

/** Puts a message back that its receiver refused: it waits for the next subscription. */
export async function returnMessage(pool: Pool, messageId: string): Promise<void> {
  await pool.query(`update message set state = 'waiting', delivered_to = null where id = $1 and state = 'delivered'`, [
    messageId,
  ]);
}
