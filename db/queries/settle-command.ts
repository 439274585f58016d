import { inTransaction, type Pool } from '../pool.ts';

/** Temporal answered: the commands took effect. A row that is already settled stays as it is. */
export async function acknowledgeCommands(pool: Pool, ids: readonly string[]): Promise<void> {
  await pool.query({
    name: 'acknowledge-commands',
    text: `update command set state = 'acknowledged' where id = any ($1) and state = 'committed'`,
    values: [ids],
  });
}

/**
 * Temporal refused: written only over `received`. A committed command took effect, whatever was answered; it stays
 * committed and is sent again. Returns whether the refusal stands.
 */
export async function rejectCommand(
  pool: Pool,
  id: string,
  outcome: { code: string; message: string },
): Promise<boolean> {
  const { rows } = await pool.query<{ state: string }>({
    name: 'reject-command',
    text: `with refused as (update command set state = 'rejected', outcome = $2 where id = $1 and state = 'received' returning state)
      select state from refused union all select state from command where id = $1 and state = 'rejected'`,
    values: [id, JSON.stringify(outcome)],
  });
  return rows.length > 0;
}

/**
 * The dossier's workflow is closed and cannot answer: the record decides, under the dossier's lock. Journalled →
 * acknowledged; otherwise rejected. Returns the final state.
 */
export function settleFromRecord(pool: Pool, dossierId: string, id: string): Promise<'acknowledged' | 'rejected'> {
  return inTransaction(pool, async (client) => {
    await client.query('select from dossier where id = $1 for no key update', [dossierId]);
    const { rows } = await client.query<{ state: 'acknowledged' | 'rejected' }>(
      `update command set
         state = case when state = 'received' and not exists (select from journal where dossier = $1 and id = $2) then 'rejected' else 'acknowledged' end,
         outcome = coalesce(outcome, case when not exists (select from journal where dossier = $1 and id = $2)
           then jsonb_build_object('code', 'ended', 'message', 'The dossier has ended') end)
       where id = $2 and state in ('received', 'committed') returning state`,
      [dossierId, id],
    );
    const [settled] = rows;
    if (settled !== undefined) return settled.state;
    const known = await client.query<{ state: 'acknowledged' | 'rejected' }>(
      'select state from command where id = $1',
      [id],
    );
    const [row] = known.rows;
    if (row === undefined) throw new Error(`Expected command ${id} in the record, but there is none`);
    return row.state;
  });
}

/** What was made of a command that was sent: the step's answer, or that its workflow is closed. */
export type Sent =
  | { readonly outcome: 'applied' }
  | { readonly outcome: 'rejected'; readonly code: string; readonly message: string }
  | { readonly outcome: 'closed' };

/**
 * Settles a command by what Temporal answered. `unsettled`: the answer was a refusal, but the record says the command
 * took effect; it is sent again.
 */
export async function settleCommand(
  pool: Pool,
  command: { readonly id: string; readonly dossier: string },
  sent: Sent,
): Promise<'acknowledged' | 'rejected' | 'unsettled'> {
  switch (sent.outcome) {
    case 'applied':
      await acknowledgeCommands(pool, [command.id]);
      return 'acknowledged';
    case 'rejected':
      return (await rejectCommand(pool, command.id, { code: sent.code, message: sent.message }))
        ? 'rejected'
        : 'unsettled';
    case 'closed':
      return await settleFromRecord(pool, command.dossier, command.id);
  }
}
