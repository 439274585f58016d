import type { Pool } from '../../db/pool.ts';

/** One request to a database as the log keeps it: who asked about which dossier, why, and what came back. */
export interface LookupLog {
  /** Before the request goes out. Instants are epoch milliseconds of the business clock. */
  asked(entry: AskedEntry): Promise<void>;
  answered(id: string, entry: AnsweredEntry): Promise<void>;
}

export interface AskedEntry {
  /** Uuid of the request: the evidence of its outcome. */
  readonly id: string;
  readonly dossierId: string;
  readonly job: number;
  readonly attempt: number;
  readonly database: string;
  readonly officer: string;
  readonly purpose: string;
  readonly at: number;
}

export interface AnsweredEntry {
  readonly at: number;
  readonly outcome: string;
  /** What the outcome rests on: names of fields, a reason; no values. */
  readonly evidence: Readonly<Record<string, unknown>>;
}

/** The log in the record's table `lookup_log`. */
export function recordedLookupLog(pool: Pool): LookupLog {
  return {
    async asked(entry) {
      await pool.query(
        `insert into lookup_log (id, dossier, job, attempt, database, officer, purpose, asked_at)
         values ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8 / 1000.0))`,
        [entry.id, entry.dossierId, entry.job, entry.attempt, entry.database, entry.officer, entry.purpose, entry.at],
      );
    },
    async answered(id, entry) {
      await pool.query(
        `update lookup_log set answered_at = to_timestamp($2 / 1000.0), outcome = $3, evidence = $4 where id = $1`,
        [id, entry.at, entry.outcome, JSON.stringify(entry.evidence)],
      );
    },
  };
}
