import type { Pool } from '../pool.ts';

export interface HistoryRow {
  readonly n: number;
  readonly seq: number | null;
  readonly at: Date;
  readonly actor: string | null;
  readonly actor_name: string | null;
  readonly action: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly hash: string;
}

/** The audit of a dossier, in the order in which it was written. */
export async function dossierHistory(pool: Pool, dossier: string): Promise<HistoryRow[]> {
  const { rows } = await pool.query<HistoryRow>({
    name: 'dossier-history',
    text: `select a.n, a.seq, a.at, a.actor, o.name as actor_name, a.action, a.details, a.hash
      from audit a left join officer o on o.id = a.actor where a.dossier = $1 order by a.n`,
    values: [dossier],
  });
  return rows;
}

export interface JournalRow {
  readonly seq: number;
  readonly stimulus: string;
  readonly at: Date;
  readonly facts: string;
}

/** Every stimulus a dossier took, in order: with its program, all it went through. */
export async function dossierJournal(pool: Pool, dossier: string): Promise<JournalRow[]> {
  const { rows } = await pool.query<JournalRow>({
    name: 'dossier-journal',
    text: 'select seq, stimulus, at, facts from journal where dossier = $1 order by seq',
    values: [dossier],
  });
  return rows;
}
