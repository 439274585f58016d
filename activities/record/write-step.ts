import type { Statement } from '../../db/pool.ts';

/** One step as it is written: the rows, ready. Instants are Dates. */
export interface StepRows {
  readonly dossier: string;
  readonly seq: number;
  readonly journal: { readonly id: string; readonly stimulus: string; readonly at: Date; readonly facts: string };
  readonly state: string;
  readonly command: string | null;
  readonly audit: {
    readonly n: number;
    readonly at: Date;
    readonly actor: string | null;
    readonly action: string;
    readonly details: string;
    readonly previous: string;
    readonly hash: string;
  };
  readonly status: number;
  readonly paused: boolean;
  readonly acceptedAt: Date | null;
  readonly dueAt: Date | null;
  readonly finishedAt: Date | null;
  readonly returnedAt: Date | null;
  readonly endedAt: Date | null;
  readonly deadline: string;
  readonly alarmAt: Date | null;
  readonly incidents: number;
  /** Key of the task this step completed. */
  readonly completedTask: number | null;
  readonly completedBy: string | null;
  /** Every open task, as JSON rows of work_item. */
  readonly tasks: readonly TaskRow[];
  readonly subscriptions: readonly SubscriptionRow[];
  readonly messages: readonly MessageRow[];
}

export interface TaskRow {
  readonly key: number;
  readonly plan: string;
  readonly element: string;
  readonly name: string;
  readonly role: string | null;
  readonly agency: string | null;
  readonly form_key: string | null;
  readonly frozen: boolean;
  readonly created_at: string;
  readonly due_at: string | null;
}

export interface SubscriptionRow {
  readonly key: number;
  readonly element: string;
  readonly name: string;
  readonly correlation_key: string | null;
}

export interface MessageRow {
  readonly id: string;
  readonly name: string;
  readonly correlation_key: string | null;
  readonly variables: string;
  readonly expires_at: Date | null;
}

/**
 * The statement that writes a step of a dossier whose row is locked (or was just inserted with `seq` one less). Work
 * items and subscriptions follow the state: what is no longer open is closed, what is new is added.
 */
export function stepStatement(rows: StepRows): Statement {
  return {
    name: 'write-step',
    text: `with journalled as (
        insert into journal (dossier, seq, id, stimulus, at, facts) values ($1, $2, $3, $4, $5, $6)
      ), stated as (
        insert into dossier_state (dossier, seq, state) values ($1, $2, $7) on conflict (dossier) do update set seq = excluded.seq, state = excluded.state
      ), commanded as (
        update command set state = 'committed', outcome = jsonb_build_object('seq', $2::int), resend_at = now() + interval '5 seconds'
        where id = $8 and state = 'received'
      ), audited as (
        insert into audit (dossier, n, seq, at, actor, action, command, details, previous, hash) values ($1, $9, $2, $10, $11, $12, $8, $13, $14, $15)
      ), closed as (
        update work_item set state = case when key = $16 then 'completed' else 'cancelled' end, closed_at = $5, frozen = false,
          assignee = case when key = $16 then coalesce($17, assignee) else assignee end
        where dossier = $1 and state = 'open' and not (key = any ($18::int[]))
      ), opened as (
        insert into work_item (dossier, key, plan, element, name, role, agency, form_key, frozen, created_at, due_at, dossier_due_at)
        select $1, t.key, t.plan, t.element, t.name, t.role, t.agency, t.form_key, t.frozen, t.created_at, t.due_at, $23
        from jsonb_to_recordset($19::jsonb) as t (key int, plan text, element text, name text, role text, agency text, form_key text,
          frozen boolean, created_at timestamptz, due_at timestamptz)
        on conflict (dossier, key) do update set frozen = excluded.frozen, due_at = excluded.due_at, dossier_due_at = excluded.dossier_due_at
        where (work_item.frozen, work_item.due_at, work_item.dossier_due_at) is distinct from (excluded.frozen, excluded.due_at, excluded.dossier_due_at)
      ), unsubscribed as (
        delete from subscription s where dossier = $1 and not exists (
          select from jsonb_to_recordset($20::jsonb) as n (key int, element text, name text)
          where n.key = s.key and n.element = s.element and n.name = s.name)
      ), subscribed as (
        insert into subscription (dossier, key, element, name, correlation_key)
        select distinct on (n.key, n.element, n.name) $1::uuid, n.key, n.element, n.name, n.correlation_key
        from jsonb_to_recordset($20::jsonb) as n (key int, element text, name text, correlation_key text)
        on conflict (dossier, key, element, name) do update set correlation_key = excluded.correlation_key
        where subscription.correlation_key is distinct from excluded.correlation_key
      ), sent as (
        insert into message (id, dossier, name, correlation_key, variables, expires_at, created_at)
        select m.id, $1, m.name, m.correlation_key, m.variables, m.expires_at, $5
        from jsonb_to_recordset($21::jsonb) as m (id text, name text, correlation_key text, variables text, expires_at timestamptz)
        on conflict (id) do nothing
      )
      update dossier set seq = $2, status = $22, due_at = $23, paused = $24, accepted_at = $25, finished_at = $26, returned_at = $27,
        ended_at = $28, deadline = $29, alarm_at = $30, incidents = $31, audit_n = $9, audit_hash = $15
      where id = $1`,
    values: [
      rows.dossier,
      rows.seq,
      rows.journal.id,
      rows.journal.stimulus,
      rows.journal.at,
      rows.journal.facts,
      rows.state,
      rows.command,
      rows.audit.n,
      rows.audit.at,
      rows.audit.actor,
      rows.audit.action,
      rows.audit.details,
      rows.audit.previous,
      rows.audit.hash,
      rows.completedTask,
      rows.completedBy,
      rows.tasks.map((task) => task.key),
      JSON.stringify(rows.tasks),
      JSON.stringify(rows.subscriptions),
      JSON.stringify(rows.messages),
      rows.status,
      rows.dueAt,
      rows.paused,
      rows.acceptedAt,
      rows.finishedAt,
      rows.returnedAt,
      rows.endedAt,
      rows.deadline,
      rows.alarmAt,
      rows.incidents,
    ],
  };
}
