import type { DossierForm, PaperFormat } from '../../domain/papers/paper-form.ts';
import type { Pool } from '../pool.ts';

/** A paper as it was issued. */
export interface PaperRow {
  readonly id: string;
  readonly form: string;
  readonly version: number;
  readonly seq: number | null;
  /** JSON of what it says. */
  readonly content: string;
  readonly content_hash: string;
  readonly issued_at: Date;
}

/** What a paper belongs to: a dossier's form, or the part of an agency's register that begins after `part`. */
export type PaperSubject =
  | { readonly dossier: string; readonly form: DossierForm }
  | { readonly agency: string; readonly from: string; readonly to: string; readonly part: string };

/** A paper to be kept. */
export interface PaperToKeep {
  readonly version: number;
  /** Entry of the journal it was made from; null for a register. */
  readonly seq: number | null;
  readonly content: string;
  readonly contentHash: string;
  readonly issuedAt: Date;
  readonly producedBy: string;
}

const columns = 'id, form, version, seq, content, content_hash, issued_at';

/** A version of a paper, the latest where none is named; undefined where it was not issued. */
export async function findPaper(
  pool: Pool,
  subject: PaperSubject,
  version: number | undefined,
): Promise<PaperRow | undefined> {
  const { condition, values } = subjectCondition(subject);
  const { rows } = await pool.query<PaperRow>({
    name: `find-paper-${'dossier' in subject ? 'of-dossier' : 'of-agency'}`,
    text: `select ${columns} from paper where ${condition} and ($${values.length + 1}::int is null or version = $${values.length + 1})
      order by version desc limit 1`,
    values: [...values, version ?? null],
  });
  return rows[0];
}

/** Keeps a version of a paper unless somebody else just did: afterwards it is there. */
export async function keepPaper(pool: Pool, subject: PaperSubject, paper: PaperToKeep): Promise<void> {
  const of =
    'dossier' in subject
      ? [subject.form, subject.dossier, null, null, null, null]
      : ['07', null, subject.agency, subject.from, subject.to, subject.part];
  await pool.query({
    name: 'keep-paper',
    text: `insert into paper (form, dossier, agency, period_from, period_to, part, version, seq, content, content_hash, issued_at, produced_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing`,
    values: [...of, paper.version, paper.seq, paper.content, paper.contentHash, paper.issuedAt, paper.producedBy],
  });
}

export interface PaperFileRow {
  readonly hash: string;
  readonly bytes: Buffer;
}

/** A file of a paper, or undefined where nobody has asked for it yet. */
export async function findPaperFile(pool: Pool, paper: string, format: PaperFormat): Promise<PaperFileRow | undefined> {
  const { rows } = await pool.query<PaperFileRow>({
    name: 'find-paper-file',
    text: 'select hash, bytes from paper_file where paper = $1 and format = $2',
    values: [paper, format],
  });
  return rows[0];
}

/** Keeps a file of a paper unless somebody else just did: the one that came first stays. */
export async function keepPaperFile(
  pool: Pool,
  file: {
    readonly paper: string;
    readonly format: PaperFormat;
    readonly hash: string;
    readonly bytes: Uint8Array;
    readonly producedBy: string;
  },
): Promise<void> {
  await pool.query({
    name: 'keep-paper-file',
    text: 'insert into paper_file (paper, format, hash, bytes, produced_by) values ($1, $2, $3, $4, $5) on conflict do nothing',
    values: [file.paper, file.format, file.hash, Buffer.from(file.bytes), file.producedBy],
  });
}

export interface KeptPaperRow {
  readonly form: string;
  readonly version: number;
  readonly seq: number;
  readonly issued_at: Date;
  /** Hashes of the files made so far, by format. */
  readonly files: Readonly<Partial<Record<PaperFormat, string>>>;
}

/** Every paper of a dossier that has been made, with the hashes of its files. */
export async function listPapers(pool: Pool, dossier: string): Promise<KeptPaperRow[]> {
  const { rows } = await pool.query<KeptPaperRow>({
    name: 'list-papers',
    text: `select p.form, p.version, p.seq, p.issued_at,
        coalesce((select jsonb_object_agg(f.format, f.hash) from paper_file f where f.paper = p.id), '{}') as files
      from paper p where p.dossier = $1 order by p.form, p.version`,
    values: [dossier],
  });
  return rows;
}

function subjectCondition(subject: PaperSubject): { readonly condition: string; readonly values: readonly string[] } {
  return 'dossier' in subject
    ? { condition: 'dossier = $1 and form = $2', values: [subject.dossier, subject.form] }
    : {
        condition: 'agency = $1 and period_from = $2 and period_to = $3 and part = $4',
        values: [subject.agency, subject.from, subject.to, subject.part],
      };
}
