import { type Client, inTransaction, type Pool } from '../pool.ts';
import { appendAudit, lockForRecord, type RecordOnlyAction, recordCommand } from './record-only.ts';

export interface Rating {
  /** From 1, very discontent, to 5, very content. */
  readonly score: number;
  readonly comment: string | undefined;
}

/** The dossier's rating, or undefined. */
export async function findRating(db: Pool | Client, dossier: string): Promise<(Rating & { at: Date }) | undefined> {
  const { rows } = await db.query<{ score: number; comment: string | null; rated_at: Date }>({
    name: 'find-rating',
    text: 'select score, comment, rated_at from rating where dossier = $1',
    values: [dossier],
  });
  const [row] = rows;
  return row && { score: row.score, comment: row.comment ?? undefined, at: row.rated_at };
}

/** Writes the dossier's one rating. False where it has one: the first stands. */
export async function insertRating(
  client: Client,
  dossier: string,
  rating: Rating,
  by: { readonly actor: string | null; readonly at: Date },
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'insert-rating',
    text: `insert into rating (dossier, score, comment, rated_by, rated_at) values ($1, $2, $3, $4, $5)
      on conflict (dossier) do nothing`,
    values: [dossier, rating.score, rating.comment ?? null, by.actor, by.at],
  });
  return rowCount === 1;
}

/** Rates a dossier whose process has ended, with an audit entry. `known`: a command with this id was recorded before. */
export function rateAfterwards(
  pool: Pool,
  given: RecordOnlyAction & { readonly action: string },
  rating: Rating,
): Promise<'done' | 'known' | 'rated-already'> {
  return inTransaction(pool, async (client) => {
    const dossier = await lockForRecord(client, given.dossier);
    if (dossier === undefined) throw new Error(`Expected dossier ${given.dossier}, but there is none`);
    if ((await findRating(client, given.dossier)) !== undefined) return 'rated-already';
    if (!(await recordCommand(client, given, given.action))) return 'known';
    await insertRating(client, given.dossier, rating, given);
    await appendAudit(client, given, given.action, { recorded: { kind: 'rating', ...rating } }, dossier);
    return 'done';
  });
}
