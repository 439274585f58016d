import type { Client } from '../../db/pool.ts';

/** The dossier's row and what else a step is judged by, locked until the transaction ends. */
export interface LockedDossier {
  readonly seq: number;
  readonly program: string;
  readonly procedure_code: string;
  readonly received_agency: string;
  readonly deciding_agency: string;
  readonly returning_agency: string;
  readonly function_agencies: Readonly<Record<string, string>>;
  readonly citizen_id: string | null;
  readonly deadline: unknown;
  readonly status: number;
  readonly accepted_at: Date | null;
  readonly finished_at: Date | null;
  readonly returned_at: Date | null;
  readonly submitted_at: Date;
  readonly audit_n: number;
  readonly audit_hash: string;
  readonly parent_id: string | null;
}

export interface LockedCommand {
  readonly id: string;
  readonly kind: 'receive' | 'action' | 'alarm' | 'message' | 'claim';
  readonly action: string | null;
  readonly task: number | null;
  readonly actor: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly program: string;
  readonly at: Date;
  readonly state: 'received' | 'committed' | 'acknowledged' | 'rejected';
  readonly outcome: { readonly seq?: number; readonly code?: string; readonly message?: string } | null;
}

/** Locks the dossier, then the command: always in this order. Either may be missing. */
export async function lockDossier(
  client: Client,
  dossierId: string,
  commandId: string,
): Promise<{ dossier: LockedDossier | undefined; command: LockedCommand | undefined }> {
  const dossier = client.query<LockedDossier>({
    name: 'lock-dossier',
    text: `select seq, program, procedure_code, received_agency, deciding_agency, returning_agency, function_agencies, citizen_id,
      deadline, status, accepted_at, finished_at, returned_at, submitted_at, audit_n, audit_hash, parent_id
      from dossier where id = $1 for no key update`,
    values: [dossierId],
  });
  const command = client.query<LockedCommand>({
    name: 'lock-command',
    text: `select id, kind, action, task, actor, payload, program, at, state, outcome from command where id = $1 for no key update`,
    values: [commandId],
  });
  const locked = await Promise.all([dossier, command]);
  return { dossier: locked[0].rows[0], command: locked[1].rows[0] };
}
