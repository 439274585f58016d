import type { Client } from '../../db/pool.ts';

/** What a step is judged by beside the rows it locks, as it is once they are locked. */
export interface Standing {
  /** Hash of the facts in force; undefined before the first are published. */
  readonly facts: string | undefined;
  /** JSON of the state the dossier is in, where the command is an action. */
  readonly state: string | undefined;
  /** Who has claimed which of the open tasks and may still do them, where the command is an action. */
  readonly claims: readonly { readonly key: number; readonly id: string; readonly name: string }[];
}

/** Reads it in the step's transaction, sent after the locks. */
export async function readStanding(client: Client, dossierId: string, commandId: string): Promise<Standing> {
  const { rows } = await client.query<{ facts: string; state: string | null; claims: Standing['claims'] | null }>({
    name: 'standing-of-step',
    text: `select f.hash as facts, s.state, case when s.dossier is not null then (
          select jsonb_agg(jsonb_build_object('key', w.key, 'id', o.id, 'name', o.name))
          from work_item w join officer o on o.id = w.assignee where w.dossier = $1 and w.state = 'open'
            and may_hold_task(w.assignee, w.role, w.agency)) end as claims
      from current_facts f left join command c on c.id = $2 and c.kind = 'action'
        left join dossier_state s on s.dossier = $1 and c.id is not null`,
    values: [dossierId, commandId],
  });
  const [row] = rows;
  return { facts: row?.facts, state: row?.state ?? undefined, claims: row?.claims ?? [] };
}
