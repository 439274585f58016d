import type { Role } from '../../domain/organisation.ts';
import type { Pool } from '../pool.ts';

/** What a dossier was received with: the payload of its first command, which nobody changes. */
export async function receiptOfDossier(pool: Pool, dossier: string): Promise<unknown> {
  const { rows } = await pool.query<{ payload: unknown }>({
    name: 'receipt-of-dossier',
    text: `select c.payload from journal j join command c on c.id = j.id where j.dossier = $1 and j.seq = 1`,
    values: [dossier],
  });
  const [row] = rows;
  if (row === undefined) throw new Error(`Expected dossier ${dossier} to have been received by a command`);
  return row.payload;
}

export interface LookupRow {
  readonly job: number;
  readonly attempt: number;
  readonly database: string;
  readonly outcome: string;
}

/** Every answer of a connected database about a dossier, by the job that asked, the earliest first. */
export async function answeredLookups(pool: Pool, dossier: string): Promise<LookupRow[]> {
  const { rows } = await pool.query<LookupRow>({
    name: 'answered-lookups',
    text: 'select job, attempt, database, outcome from lookup_log where dossier = $1 and outcome is not null order by asked_at',
    values: [dossier],
  });
  return rows;
}

export interface ActorRow {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly agency: string | null;
}

/** The accounts with these ids, whether or not they still work here. */
export async function listActors(pool: Pool, ids: readonly string[]): Promise<ActorRow[]> {
  const { rows } = await pool.query<ActorRow>({
    name: 'list-actors',
    text: 'select id, name, roles, agency from officer where id = any ($1)',
    values: [ids],
  });
  return rows;
}
