import { chainHash } from '../audit-chain.ts';
import type { Client } from '../pool.ts';

/** An action that moves no process: one transaction in the record, without the workflow; the seq stays. */
export interface RecordOnlyAction {
  /** Id of the command (its Idempotency-Key). */
  readonly command: string;
  readonly bodyHash: string;
  readonly dossier: string;
  /** Key of the work item it is about, where it is about one. */
  readonly task?: number;
  readonly actor: string;
  readonly at: Date;
}

/** The end of the dossier's audit chain. */
export interface AuditEnd {
  readonly audit_n: number;
  readonly audit_hash: string;
}

/** Locks the dossier until the transaction ends; undefined where there is none. */
export async function lockForRecord(client: Client, dossier: string): Promise<AuditEnd | undefined> {
  const { rows } = await client.query<AuditEnd>(
    'select audit_n, audit_hash from dossier where id = $1 for no key update',
    [dossier],
  );
  return rows[0];
}

/** Takes the command's id for good, settled: there is nothing to send. False where it is taken. */
export async function recordCommand(client: Client, given: RecordOnlyAction, action: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into command (id, dossier, kind, action, task, body_hash, actor, stimulus, program, workflow_type, at, state)
     select $1, $2, 'claim', $3, $4, $5, $6, '', program, procedure_code, $7, 'acknowledged' from dossier where id = $2
     on conflict (id) do nothing`,
    [given.command, given.dossier, action, given.task ?? null, given.bodyHash, given.actor, given.at],
  );
  return rowCount === 1;
}

/** Appends to the chain of a locked dossier. */
export async function appendAudit(
  client: Client,
  given: RecordOnlyAction,
  action: string,
  details: Readonly<Record<string, unknown>>,
  dossier: AuditEnd,
): Promise<void> {
  const n = dossier.audit_n + 1;
  const { actor, command } = given;
  const hash = chainHash(given.dossier, dossier.audit_hash, {
    n,
    seq: null,
    at: given.at.getTime(),
    actor,
    action,
    command,
    details,
  });
  await client.query(
    `with audited as (
       insert into audit (dossier, n, seq, at, actor, action, command, details, previous, hash) values ($1, $2, null, $3, $4, $5, $6, $7, $8, $9))
     update dossier set audit_n = $2, audit_hash = $9 where id = $1`,
    [given.dossier, n, given.at, actor, action, command, JSON.stringify(details), dossier.audit_hash, hash],
  );
}
