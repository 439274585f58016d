import { chainHash } from '../audit-chain.ts';
import { type Client, inTransaction, type Pool } from '../pool.ts';

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
 * changes nothing. It is not a step: the process does not move and the seq stays.
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
    const locked = await client.query<{ audit_n: number; audit_hash: string }>(
      'select audit_n, audit_hash from dossier where id = $1 for no key update',
      [claim.dossier],
    );
    const [dossier] = locked.rows;
    const items = await client.query<{ assignee: string | null; name: string | null }>(
      `select w.assignee, o.name from work_item w left join officer o on o.id = w.assignee where w.dossier = $1 and w.key = $2 and w.state = 'open'`,
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
    await appendAudit(client, claim, action, dossier);
    return { outcome: 'done' };
  });
}

/** Takes the command's id for good, settled: a claim is no step, so there is nothing to send. False where it is taken. */
async function recordCommand(client: Client, claim: Claim, action: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into command (id, dossier, kind, action, task, body_hash, actor, stimulus, program, workflow_type, at, state)
     select $1, $2, 'claim', $3, $4, $5, $6, '', program, procedure_code, $7, 'acknowledged' from dossier where id = $2
     on conflict (id) do nothing`,
    [claim.command, claim.dossier, action, claim.task, claim.bodyHash, claim.actor, claim.at],
  );
  return rowCount === 1;
}

async function appendAudit(
  client: Client,
  claim: Claim,
  action: string,
  dossier: { audit_n: number; audit_hash: string },
): Promise<void> {
  const n = dossier.audit_n + 1;
  const fact = {
    n,
    seq: null,
    at: claim.at.getTime(),
    actor: claim.actor,
    action,
    command: claim.command,
    details: { task: claim.task },
  };
  const hash = chainHash(claim.dossier, dossier.audit_hash, fact);
  await client.query(
    `with audited as (
       insert into audit (dossier, n, seq, at, actor, action, command, details, previous, hash) values ($1, $2, null, $3, $4, $5, $6, $7, $8, $9))
     update dossier set audit_n = $2, audit_hash = $9 where id = $1`,
    [
      claim.dossier,
      n,
      claim.at,
      claim.actor,
      action,
      claim.command,
      JSON.stringify(fact.details),
      dossier.audit_hash,
      hash,
    ],
  );
}
