import { inTransaction, type Pool } from '../pool.ts';
import { appendAudit, lockForRecord, recordCommand } from './record-only.ts';

export type ClaimOutcome =
  | { readonly outcome: 'done' }
  /** A command with this id was recorded before. */
  | { readonly outcome: 'known' }
  | { readonly outcome: 'claimed-by-other'; readonly assignee: string; readonly name: string }
  | { readonly outcome: 'not-open' };

interface Claim {
  /** Id of the command (its Idempotency-Key). */
  readonly command: string;
  readonly bodyHash: string;
  readonly dossier: string;
  readonly task: number;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Gives an open work item to the officer, under the dossier's lock, with an audit entry; claiming what one already has
 * changes nothing, and what is claimed by somebody who may no longer do it is free. It is not a step: the process does not move and the seq stays.
 */
export function claimTask(pool: Pool, claim: Claim): Promise<ClaimOutcome> {
  return assign(pool, claim, 'claim', claim.actor);
}

/** Gives a claimed work item back, under the dossier's lock, with an audit entry. */
export function releaseTask(pool: Pool, claim: Claim): Promise<ClaimOutcome> {
  return assign(pool, claim, 'release', null);
}

function assign(pool: Pool, claim: Claim, action: 'claim' | 'release', assignee: string | null): Promise<ClaimOutcome> {
  return inTransaction(pool, async (client) => {
    const dossier = await lockForRecord(client, claim.dossier);
    const items = await client.query<{ assignee: string | null; name: string | null }>(
      `select case when may_hold_task(w.assignee, w.role, w.agency) then w.assignee end as assignee, o.name from work_item w left join officer o on o.id = w.assignee where w.dossier = $1 and w.key = $2 and w.state = 'open'`,
      [claim.dossier, claim.task],
    );
    const [item] = items.rows;
    if (dossier === undefined || item === undefined) return { outcome: 'not-open' };
    if (item.assignee !== null && item.assignee !== claim.actor) {
      return { outcome: 'claimed-by-other', assignee: item.assignee, name: item.name ?? item.assignee };
    }
    if (!(await recordCommand(client, claim, action))) return { outcome: 'known' };
    if (item.assignee === assignee) return { outcome: 'done' };
    await client.query('update work_item set assignee = $3, claimed_at = $4 where dossier = $1 and key = $2', [
      claim.dossier,
      claim.task,
      assignee,
      assignee === null ? null : claim.at,
    ]);
    await appendAudit(client, claim, action, { task: claim.task }, dossier);
    return { outcome: 'done' };
  });
}
