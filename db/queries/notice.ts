import type { Client, Pool } from '../pool.ts';

/** So many tries in vain, over half a day and more, and a notice is given up: an address that is none. */
const mostTries = 20;

/** Whether a notice is still to be told. What nobody tried to tell for three days (no gateway was there) is no news. */
const isLeft = (notice: string) =>
  `${notice}.sent_at is null and ${notice}.tries < $2 and (${notice}.tries > 0 or ${notice}.send_at > now() - interval '3 days')`;

/** What the applicant is still to be told: a change, or that a result waits. Instants are Dates of the business clock. */
export interface NoticeToSend {
  readonly dossier: string;
  readonly seq: number;
  readonly status: number;
  readonly says: 'status' | 'uncollected';
  readonly due_at: Date | null;
  /** Who decides; of a result that waits, who returns it. */
  readonly agency: string;
  readonly code: string;
  readonly procedure_name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly submitted_at: Date;
  readonly finished_at: Date | null;
  readonly returned_at: Date | null;
  readonly changed_at: Date;
  readonly officer: string | null;
}

/**
 * Takes changes whose time to be told has come, of each dossier the first that is left, and puts the next try off: longer
 * each time, at most an hour. Any number of workers may take.
 */
export async function takeNoticesToSend(pool: Pool, limit: number): Promise<NoticeToSend[]> {
  const { rows } = await pool.query<NoticeToSend>({
    name: 'take-notices-to-send',
    text: `with due as (
        select n.dossier, n.seq from notice n where ${isLeft('n')} and n.send_at <= now()
          and not exists (select from notice earlier where earlier.dossier = n.dossier and earlier.seq < n.seq and ${isLeft('earlier')})
        order by n.send_at limit $1 for update skip locked
      ), taken as (
        update notice n set tries = tries + 1, send_at = now() + least(interval '1 hour', interval '15 seconds' * power(2, least(tries, 10)))
        from due where (n.dossier, n.seq) = (due.dossier, due.seq) returning n.dossier, n.seq, n.status, n.says, n.due_at, n.agency
      )
      select t.*, d.code, d.procedure_name, nullif(d.applicant ->> 'email', '') as email, nullif(d.applicant ->> 'phone', '') as phone, d.submitted_at, d.finished_at,
        case when d.returned_at <= j.at then d.returned_at end as returned_at, j.at as changed_at, o.name as officer
      from taken t join dossier d on d.id = t.dossier join journal j on j.dossier = t.dossier and j.seq = t.seq
        left join audit a on a.dossier = t.dossier and a.seq = t.seq and a.command = j.id left join officer o on o.id = a.actor`,
    values: [limit, mostTries],
  });
  return rows;
}

/** Keeps what was told and how; the first word stands. */
export async function keepSentNotice(
  pool: Pool,
  { dossier, seq }: Pick<NoticeToSend, 'dossier' | 'seq'>,
  sent: { readonly at: Date; readonly channel: 'email' | 'sms'; readonly content: string },
): Promise<void> {
  await pool.query(
    'update notice set sent_at = $3, channel = $4, content = $5 where dossier = $1 and seq = $2 and sent_at is null',
    [dossier, seq, sent.at, sent.channel, sent.content],
  );
}

export interface NoticeRow {
  readonly seq: number;
  readonly status: number;
  readonly sent_at: Date | null;
  readonly channel: 'email' | 'sms' | null;
  readonly content: string | null;
  /** Whether it is tried no more. */
  readonly given_up: boolean;
}

/** What the applicant was or is to be told, in order. */
export async function listNotices(db: Pool | Client, dossier: string): Promise<NoticeRow[]> {
  const { rows } = await db.query<NoticeRow>({
    name: 'list-notices',
    text: `select seq, status, sent_at, channel, content, sent_at is null and not (${isLeft('n')}) as given_up from notice n where dossier = $1 order by seq`,
    values: [dossier, mostTries],
  });
  return rows;
}
