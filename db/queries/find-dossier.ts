import type { DigitisationStatus } from '../../domain/digitisation.ts';
import type { Client, Pool } from '../pool.ts';

/** A dossier as the record has it. */
export interface DossierRow {
  readonly id: string;
  readonly code: string;
  readonly procedure_version: string;
  readonly procedure_code: string;
  readonly procedure_name: string;
  readonly version: number;
  readonly case_code: string;
  readonly channel: 'direct' | 'online' | 'post';
  readonly program: string;
  readonly applicant: Readonly<Record<string, unknown>>;
  readonly applicant_name: string;
  readonly citizen_id: string | null;
  readonly form: Readonly<Record<string, unknown>>;
  readonly received_agency: string;
  readonly deciding_agency: string;
  readonly returning_agency: string;
  readonly function_agencies: Readonly<Record<string, string>>;
  readonly seq: number;
  readonly status: number;
  readonly paused: boolean;
  readonly submitted_at: Date;
  readonly accepted_at: Date | null;
  readonly due_at: Date | null;
  readonly finished_at: Date | null;
  readonly returned_at: Date | null;
  readonly ended_at: Date | null;
  readonly deadline: unknown;
  /** The joint service that it is a part of. */
  readonly parent_id: string | null;
  readonly parent_code: string | null;
  readonly parent_procedure_code: string | null;
  readonly parent_procedure_name: string | null;
  /** Hash of the facts the last step was computed with. */
  readonly facts: string;
  /** JSON of the engine's state after `seq`. */
  readonly state: string;
  /** Its open work items, the oldest first. */
  readonly tasks: readonly TaskRow[];
}

export interface TaskRow {
  readonly key: number;
  readonly element: string;
  readonly name: string;
  readonly role: string | null;
  readonly agency: string | null;
  readonly assignee: string | null;
  readonly assignee_name: string | null;
  readonly frozen: boolean;
  readonly created_at: Date;
  readonly due_at: Date | null;
}

const isUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The dossier with this uuid or code, with its state and what it waits for as one step left them, or undefined. */
export async function findDossier(db: Pool | Client, idOrCode: string): Promise<DossierRow | undefined> {
  const byId = isUuid.test(idOrCode);
  const { rows } = await db.query<Omit<DossierRow, 'tasks'> & { tasks: JsonTask[] }>({
    name: byId ? 'find-dossier' : 'find-dossier-by-code',
    text: `select d.id, d.code, d.procedure_version, d.procedure_code, d.procedure_name, v.version, d.case_code, d.channel, d.program, d.applicant,
        d.applicant_name, d.citizen_id, d.form, d.received_agency, d.deciding_agency, d.returning_agency, d.function_agencies, d.seq, d.status,
        d.paused, d.submitted_at, d.accepted_at, d.due_at, d.finished_at, d.returned_at, d.ended_at, d.deadline, d.parent_id, p.code as parent_code,
        p.procedure_code as parent_procedure_code, p.procedure_name as parent_procedure_name, j.facts, s.state,
        coalesce((select jsonb_agg(jsonb_build_object('key', w.key, 'element', w.element, 'name', w.name, 'role', w.role, 'agency', w.agency,
            'assignee', case when may_hold_task(w.assignee, w.role, w.agency) then w.assignee end,
            'assignee_name', o.name, 'frozen', w.frozen, 'created_at', w.created_at, 'due_at', w.due_at) order by w.key)
          from work_item w left join officer o on o.id = w.assignee where w.dossier = d.id and w.state = 'open'), '[]') as tasks
      from dossier d join journal j on j.dossier = d.id and j.seq = d.seq join procedure_version v on v.id = d.procedure_version join dossier_state s on s.dossier = d.id
        left join dossier p on p.id = d.parent_id
      where ${byId ? 'd.id = $1::uuid' : 'd.code = $1'}`,
    values: [idOrCode],
  });
  const [row] = rows;
  return row && { ...row, tasks: row.tasks.map(taskOf) };
}

/** A work item as it comes inside a row: its instants as text. */
type JsonTask = Omit<TaskRow, 'created_at' | 'due_at'> & {
  readonly created_at: string;
  readonly due_at: string | null;
};

function taskOf(task: JsonTask): TaskRow {
  return {
    ...task,
    created_at: new Date(task.created_at),
    due_at: task.due_at === null ? null : new Date(task.due_at),
  };
}

export interface ComponentRow {
  readonly component: string;
  readonly name: string;
  readonly kind: 'paper' | 'electronic' | 'data';
  readonly originals: number;
  readonly copies: number;
  readonly file_name: string | null;
  readonly content_type: string | null;
  readonly digitised: DigitisationStatus;
}

/** What the dossier consists of. */
export async function listComponents(db: Pool | Client, dossier: string): Promise<ComponentRow[]> {
  const { rows } = await db.query<ComponentRow>({
    name: 'list-components',
    text: 'select component, name, kind, originals, copies, file_name, content_type, digitised from component where dossier = $1 order by component',
    values: [dossier],
  });
  return rows;
}
