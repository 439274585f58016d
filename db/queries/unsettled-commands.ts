import type { Pool } from '../pool.ts';
import { type CommandRow, commandColumns } from './accept-command.ts';

/**
 * Takes up to `limit` commands that Temporal has not answered in time, each under a new attempt number, and puts their
 * next turn off (doubling up to a minute), so that several sweepers share the work. Rejected ones are never taken.
 */
export async function takeUnsettledCommands(pool: Pool, limit: number): Promise<CommandRow[]> {
  const { rows } = await pool.query<CommandRow>({
    name: 'take-unsettled-commands',
    text: `update command set attempt = attempt + 1, resend_at = now() + least(interval '60 seconds', interval '2 seconds' * power(2, least(attempt, 5)))
      where id in (
        select id from command where state in ('received', 'committed') and resend_at <= now() order by resend_at limit $1 for update skip locked)
      returning ${commandColumns}`,
    values: [limit],
  });
  return rows;
}
