import { createHash } from 'node:crypto';
import {
  findPaper,
  findPaperFile,
  keepPaper,
  keepPaperFile,
  type PaperFileRow,
  type PaperRow,
  type PaperSubject,
} from '../../db/queries/paper.ts';
import type { Paper } from '../../domain/papers/paper.ts';
import type { PaperFormat } from '../../domain/papers/paper-form.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';

/** What a paper is made from. */
export interface PaperMade {
  readonly content: Paper;
  /** Entry of the journal; null for a register. */
  readonly seq: number | null;
  readonly issuedAt: Date;
  readonly producedBy: string;
}

/**
 * Keeps a version whose number is known beforehand, as the process issued it: whoever prints it first makes it, everyone
 * afterwards is given the same.
 */
export async function keepVersion(
  context: Context,
  subject: PaperSubject,
  version: number,
  make: () => Promise<PaperMade>,
): Promise<PaperRow> {
  const known = await findPaper(context.pool, subject, version);
  if (known !== undefined) return known;
  await keepPaper(context.pool, subject, { version, ...kept(await make()) });
  return await getPaper(context, subject, version);
}

/** Keeps what grows with the dossier: the latest version while it says the same, otherwise the next. */
export async function keepLatest(context: Context, subject: PaperSubject, made: PaperMade): Promise<PaperRow> {
  const paper = kept(made);
  for (;;) {
    const latest = await findPaper(context.pool, subject, undefined);
    if (latest?.content_hash === paper.contentHash) return latest;
    // Somebody else's version may have come first under this number: look again.
    await keepPaper(context.pool, subject, { version: (latest?.version ?? 0) + 1, ...paper });
  }
}

/** A file of a paper, rendered when it is first asked for. */
export async function fileOf(
  context: Context,
  paper: PaperRow,
  format: PaperFormat,
  producedBy: string,
): Promise<PaperFileRow> {
  const known = await findPaperFile(context.pool, paper.id, format);
  if (known !== undefined) return known;
  if (context.press.busy) throw new Failure('temporarily-unavailable');
  const bytes = await context.press.render(JSON.parse(paper.content) as Paper, format);
  await keepPaperFile(context.pool, { paper: paper.id, format, hash: sha256(bytes), bytes, producedBy });
  const stored = await findPaperFile(context.pool, paper.id, format);
  if (stored === undefined) throw new Error(`Expected file ${format} of paper ${paper.id} to be kept, but it is not`);
  return stored;
}

async function getPaper(context: Context, subject: PaperSubject, version: number): Promise<PaperRow> {
  const paper = await findPaper(context.pool, subject, version);
  if (paper === undefined) throw new Error(`Expected version ${version} of a paper to be kept, but it is not`);
  return paper;
}

function kept({ content, seq, issuedAt, producedBy }: PaperMade) {
  const text = JSON.stringify(content);
  return { seq, content: text, contentHash: sha256(text), issuedAt, producedBy };
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
