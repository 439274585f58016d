import type { StoredDeadline } from '../../domain/stored-deadline.ts';
import type { Pool } from '../pool.ts';

const pageSize = 2000;

/**
 * The deadlines of the dossiers an agency decides that were validly received before `before` and were still being
 * handled at `from` or later. Read page by page: a period may hold very many.
 */
export async function* deadlinesHandledIn(
  pool: Pool,
  period: { readonly agency: string; readonly from: Date; readonly before: Date },
): AsyncGenerator<StoredDeadline> {
  let after: string | undefined;
  for (;;) {
    const { rows } = await pool.query<{ id: string; deadline: StoredDeadline }>({
      name: after === undefined ? 'handled-in-period' : 'handled-in-period-after',
      text: `select id, deadline from dossier
        where deciding_agency = $1 and accepted_at < $3 and (finished_at is null or finished_at >= $2)
          and (ended_at is null or ended_at >= $2) ${after === undefined ? '' : 'and id > $5'}
        order by id limit $4`,
      values: [period.agency, period.from, period.before, pageSize, ...(after === undefined ? [] : [after])],
    });
    for (const { deadline } of rows) yield deadline;
    after = rows.at(-1)?.id;
    if (rows.length < pageSize || after === undefined) return;
  }
}
