import type { Client, Pool } from '../pool.ts';

export interface NewCommand {
  /** The Idempotency-Key, or an id derived from what causes the command. */
  readonly id: string;
  readonly dossier: string;
  readonly kind: 'receive' | 'action' | 'alarm' | 'message' | 'claim';
  readonly action: string | null;
  /** Key of the work item the command is about. */
  readonly task: number | null;
  /** SHA-256 of the request's method, path and body. */
  readonly bodyHash: string;
  readonly actor: string | null;
  readonly expectedSeq: number | null;
  /** JSON of the stimulus: routing variables only. */
  readonly stimulus: string;
  /** What stays in the record: the receipt, or the fields of an action that do not route. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** Content hash of the dossier's program. */
  readonly program: string;
  /** The procedure's code. */
  readonly workflowType: string;
  /** The business clock at which the command was given. */
  readonly at: Date;
}

export interface CommandRow {
  readonly id: string;
  readonly dossier: string;
  readonly kind: NewCommand['kind'];
  readonly action: string | null;
  readonly task: number | null;
  readonly body_hash: string;
  readonly actor: string | null;
  readonly expected_seq: number | null;
  readonly stimulus: string;
  readonly program: string;
  readonly workflow_type: string;
  readonly at: Date;
  readonly state: 'received' | 'committed' | 'acknowledged' | 'rejected';
  readonly outcome: { readonly seq?: number; readonly code?: string; readonly message?: string } | null;
  readonly attempt: number;
}

export const commandColumns =
  'id, dossier, kind, action, task, body_hash, actor, expected_seq, stimulus, program, workflow_type, at, state, outcome, attempt';

/**
 * Records a command as `received`, first attempt under way. Returns undefined, or, where a command with this id exists,
 * that command: the caller compares actor and `body_hash`.
 */
export async function acceptCommand(db: Pool | Client, command: NewCommand): Promise<CommandRow | undefined> {
  const inserted = await db.query({
    name: 'accept-command',
    text: `insert into command (id, dossier, kind, action, task, body_hash, actor, expected_seq, stimulus, payload, program, workflow_type, at, attempt)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1) on conflict (id) do nothing`,
    values: [
      command.id,
      command.dossier,
      command.kind,
      command.action,
      command.task,
      command.bodyHash,
      command.actor,
      command.expectedSeq,
      command.stimulus,
      JSON.stringify(command.payload),
      command.program,
      command.workflowType,
      command.at,
    ],
  });
  return inserted.rowCount === 1 ? undefined : await findCommand(db, command.id);
}

/** A command by its id, or undefined. */
export async function findCommand(db: Pool | Client, id: string): Promise<CommandRow | undefined> {
  const { rows } = await db.query<CommandRow>({
    name: 'find-command',
    text: `select ${commandColumns} from command where id = $1`,
    values: [id],
  });
  return rows[0];
}
