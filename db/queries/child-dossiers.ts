import type { ChildOutcome, PartOnItsWay } from '../../domain/child-dossier.ts';
import { Values } from '../conditions.ts';
import type { Client, Pool } from '../pool.ts';
import { type DossierSight, sightConditions } from './dossier-filter.ts';

/** A dossier that a parent waits for: the job that asks for it, and the id it will have. */
export interface WantedChild {
  readonly key: number;
  readonly attempt: number;
  readonly plan: string;
  readonly element: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly frozen: boolean;
  readonly child: string;
}

/**
 * Brings the rows up to what the parent waits for after a step, in the step's transaction. What it no longer waits for
 * was answered, or is called off by the message `callOff`; what was not opened by then never will be.
 */
export async function projectChildren(
  client: Client,
  parent: string,
  wanted: readonly WantedChild[],
  { at, callOff }: { readonly at: Date; readonly callOff: 'withdraw' | 'stop' },
): Promise<void> {
  await client.query({
    name: 'project-children',
    text: `with wanted as (
        select * from jsonb_to_recordset($2::jsonb) as w (key int, attempt int, plan text, element text, inputs jsonb, frozen boolean, child uuid)
      ), closed as (
        update child_dossier c set wanted = false, frozen = false, called_off = case when outcome is null then $4 end,
          outcome = case when outcome is null and opened_at is null then 'not-opened' else outcome end
        where parent = $1 and c.wanted and not exists (select from wanted w where w.key = c.key and w.attempt = c.attempt)
      )
      insert into child_dossier (parent, key, attempt, plan, element, inputs, frozen, asked_at, child)
      select $1, key, attempt, plan, element, inputs, frozen, $3, child from wanted
      on conflict (parent, key, attempt) do update set frozen = excluded.frozen where child_dossier.frozen <> excluded.frozen`,
    values: [parent, JSON.stringify(wanted), at, callOff],
  });
}

/** How a child ended, in the transaction of the step that ended it. The first word stands. */
export async function recordOutcome(client: Client, child: string, outcome: ChildOutcome, at: Date): Promise<void> {
  await client.query({
    name: 'record-child-outcome',
    text: 'update child_dossier set outcome = $2, outcome_at = $3 where child = $1 and outcome is null',
    values: [child, outcome, at],
  });
}

export interface ChildToOpen extends WantedChild {
  readonly parent: string;
}

/** Id of the command that receives a child: the same however often it is opened. */
export function childReceiptId(child: string): string {
  return `child:${child}`;
}

/** Takes one child that is still to be opened, locked until the transaction ends; undefined when there is none. */
export async function takeChildToOpen(client: Client): Promise<ChildToOpen | undefined> {
  const { rows } = await client.query<ChildToOpen>({
    name: 'take-child-to-open',
    text: `select parent, key, attempt, plan, element, inputs, frozen, child from child_dossier
      where wanted and opened_at is null and problem is null order by asked_at limit 1 for update skip locked`,
  });
  return rows[0];
}

/** Notes that the child's receipt is on its way (with the codes of the results it can have), or why it cannot be opened. */
export async function markOpened(
  client: Client,
  child: string,
  opened: { readonly at: Date; readonly results: readonly string[] } | { readonly problem: string },
): Promise<void> {
  if ('problem' in opened)
    await client.query('update child_dossier set problem = $2 where child = $1', [child, opened.problem]);
  else
    await client.query('update child_dossier set opened_at = $2, results = $3 where child = $1', [
      child,
      opened.at,
      [...opened.results],
    ]);
}

export interface ChildListRow {
  readonly plan: string;
  readonly element: string;
  readonly child: string;
  readonly outcome: ChildOutcome | null;
  readonly outcome_at: Date | null;
  /** Null before its receipt. */
  readonly code: string | null;
  readonly procedure_name: string | null;
  readonly status: number | null;
  readonly due_at: Date | null;
}

/** The dossiers that this one has opened or is about to, in the order in which it asked for them. */
export async function listChildren(db: Pool | Client, parent: string): Promise<ChildListRow[]> {
  const { rows } = await db.query<ChildListRow>({
    name: 'list-children',
    text: `select c.plan, c.element, c.child, c.outcome, c.outcome_at, d.code, d.procedure_name, d.status, d.due_at
      from child_dossier c left join dossier d on d.id = c.child
      where c.parent = $1 and c.outcome is distinct from 'not-opened' order by c.key, c.attempt`,
    values: [parent],
  });
  return rows;
}

/** A part on its way, with the joint service that waits for it. */
export interface UnsettledChild extends PartOnItsWay {
  readonly plan: string;
  readonly parentCode: string;
  readonly procedureCode: string;
  readonly procedureName: string;
}

const everywhere = [() => 'true'];

/**
 * Parts on their way: asked for and not received yet, or ended and their joint service, which is not paused, not told.
 * The longest asked for come first, at most 500; with `sight`, those of joint services in sight.
 */
export async function listUnsettledChildren(pool: Pool, sight?: DossierSight): Promise<UnsettledChild[]> {
  const values = new Values();
  const seen = sight === undefined ? everywhere : sightConditions(sight, undefined);
  if (seen.length === 0) return [];
  const { rows } = await pool.query<{
    parent: string;
    element: string;
    plan: string;
    code: string;
    procedure_code: string;
    procedure_name: string;
    agency: string;
    asked_at: Date;
    outcome_at: Date | null;
  }>(
    `select c.parent, c.element, c.plan, d.code, d.procedure_code, d.procedure_name, d.received_agency as agency, c.asked_at, c.outcome_at
      from child_dossier c join dossier d on d.id = c.parent
      where c.wanted and not c.frozen and (c.outcome is not null or not exists (select from dossier part where part.id = c.child))
        and (${seen.map((condition) => condition((value) => values.add(value))).join(' or ')})
      order by c.asked_at limit 500`,
    values.list,
  );
  return rows.map((row) => ({
    parent: row.parent,
    element: row.element,
    plan: row.plan,
    parentCode: row.code,
    procedureCode: row.procedure_code,
    procedureName: row.procedure_name,
    agency: row.agency,
    askedAt: row.asked_at.getTime(),
    finishedAt: row.outcome_at?.getTime(),
  }));
}

/** Whether the dossier, or one that it was opened by, is of this procedure. */
export async function isAmongAncestors(client: Client, dossier: string, procedure: string): Promise<boolean> {
  const { rows } = await client.query(
    `with recursive above as (
        select id, parent_id, procedure_code from dossier where id = $1
        union select d.id, d.parent_id, d.procedure_code from dossier d join above a on d.id = a.parent_id)
      select from above where procedure_code = $2 limit 1`,
    [dossier, procedure],
  );
  return rows.length > 0;
}

/** What officials filled in while they handled the children that are done, by the parent's element that opened them. */
export async function givenInFinishedChildren(
  client: Client,
  parent: string,
): Promise<Record<string, Record<string, unknown>>> {
  const { rows } = await client.query<{ element: string; given: Record<string, unknown> }>(
    `select c.element, a.details -> 'given' as given from child_dossier c join audit a on a.dossier = c.child
      where c.parent = $1 and c.outcome = 'approved' and a.details ? 'given' order by c.key, c.attempt, a.n`,
    [parent],
  );
  const results: Record<string, Record<string, unknown>> = {};
  for (const { element, given } of rows) results[element] = { ...results[element], ...given };
  return results;
}

/**
 * Writes what is to be told between parents and children as commands, ready to be sent: an outcome to the parent that
 * waits for it, a failure where the child cannot be opened, the end of the matter to a child nobody waits for. Ids
 * follow from the child and the receiver's seq; a refused one is given again once the receiver has moved on. Returns
 * how many were written.
 */
export async function tellChildrenAndParents(pool: Pool, at: Date, limit = 200): Promise<number> {
  const { rowCount } = await pool.query({
    name: 'tell-children-and-parents',
    text: `with rows as (
        select c.*, coalesce(c.problem, case when r.state = 'rejected' then r.outcome ->> 'message' end) as why
        from child_dossier c left join command r on r.id = 'child:' || c.child where (c.wanted or c.outcome is null) and not c.frozen
      ), news as (
        select rows.*, case when not wanted then 'called-off' when outcome is not null then 'child-finished' else 'child-failed' end as what
        from rows where case when wanted then outcome is not null or why is not null else opened_at is not null and why is null end
      ), told as (
        select n.child, n.what || ':' || n.child || ':' || d.seq as id, n.what, d.id as dossier, d.program, d.procedure_code,
          case n.what
            when 'called-off' then jsonb_build_object('type', 'message', 'name', n.called_off)
            when 'child-failed' then jsonb_build_object('type', 'fail-job', 'key', n.key, 'attempt', n.attempt, 'message', n.why)
            else jsonb_build_object('type', 'complete-job', 'key', n.key, 'attempt', n.attempt, 'variables', jsonb_build_object(
              'outcome', n.outcome, 'child', (select code from dossier where id = n.child),
              'results', case when n.outcome = 'approved' then to_jsonb(n.results) else '[]' end,
              'finishedAt', to_char(n.outcome_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')))
          end as stimulus
        from news n join dossier d on d.id = case when n.what = 'called-off' then n.child else n.parent end and d.ended_at is null
        where n.told is null
          or n.told <> n.what || ':' || n.child || ':' || d.seq and exists (select from command t where t.id = n.told and t.state = 'rejected')
        order by n.asked_at limit $2
      ), noted as (
        update child_dossier c set told = told.id from told where c.child = told.child and c.told is distinct from told.id returning told.*
      )
      insert into command (id, dossier, kind, action, body_hash, stimulus, program, workflow_type, at, resend_at)
      select id, dossier, 'message', what, '', stimulus::text, program, procedure_code, $1, now() from noted on conflict (id) do nothing`,
    values: [at, limit],
  });
  return rowCount ?? 0;
}
