import { listPapers as listKept } from '../../db/queries/paper.ts';
import type { Actor } from '../../domain/organisation.ts';
import { dossierPaper } from '../../domain/papers/dossier-paper.ts';
import {
  type DossierForm,
  dossierForms,
  formatsOf,
  mayPrint,
  type PaperFormat,
  paperForms,
} from '../../domain/papers/paper-form.ts';
import { type OpenDossier, openDossier } from '../cases/open-dossier.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import { FileAnswer } from '../file-answer.ts';
import type { QueryOf, ResponseOf } from '../operations.ts';
import { isoInstant } from '../views/instant.ts';
import { fileOf, keepLatest, keepVersion } from './issue-file.ts';
import { type PaperSource, readPaperSource, recordAsOf } from './paper-record.ts';

/** The forms of a dossier: which it has, in which versions, and which files of them have been made. */
export async function listPapers(context: Context, actor: Actor, idOrCode: string): Promise<ResponseOf<'listPapers'>> {
  const dossier = await openDossier(context, actor, idOrCode);
  const [source, kept] = await Promise.all([sourceOf(context, dossier), listKept(context.pool, dossier.row.id)]);
  return {
    items: dossierForms
      .filter((form) => mayPrint(actor, form))
      .map((form) => {
        const files = kept.filter((paper) => paper.form === form);
        const versions = paperForms[form].kept
          ? files.map(({ version, seq, issued_at }) => ({ version, seq, at: issued_at.getTime() }))
          : issuesOf(source, form);
        return {
          form,
          title: paperForms[form].title,
          formats: [...formatsOf(form)],
          available: paperForms[form].kept || versions.length > 0,
          versions: versions.map(({ version, seq, at }) => ({
            version,
            seq,
            issuedAt: isoInstant(at),
            files: filesOf(files.find((paper) => paper.version === version)?.files ?? {}),
          })),
        };
      }),
  };
}

/** A form of a dossier as a file: the version asked for, or the latest, made now where nobody has printed it before. */
export async function getPaper(
  context: Context,
  actor: Actor,
  { id, form }: { readonly id: string; readonly form: DossierForm },
  { format, version }: QueryOf<'getPaper'>,
): Promise<FileAnswer> {
  const dossier = await openDossier(context, actor, id);
  if (!mayPrint(actor, form)) throw new Failure('not-allowed');
  if (!formatsOf(form).includes(format)) throw noSuchFormat(form, format);
  const paper = paperForms[form].kept
    ? await grown(context, actor, dossier, form, version)
    : await issued(context, actor, dossier, form, version);
  const file = await fileOf(context, paper, format, actor.id);
  const ofVersion = paper.version === 1 ? '' : ` (lần ${paper.version})`;
  return new FileAnswer({
    contentType: contentTypes[format],
    bytes: file.bytes,
    hash: file.hash,
    name: {
      plain: `mau-${form}-${dossier.row.code}${paper.version === 1 ? '' : `-${paper.version}`}.${format}`,
      full: `${paperForms[form].title} ${dossier.row.code}${ofVersion}.${format}`.replaceAll('/', '-'),
    },
    disposition: format === 'pdf' ? 'inline' : 'attachment',
    next: undefined,
  });
}

const contentTypes: Readonly<Record<PaperFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** A form that the process issues: its versions are the times it did, each made from the record of that moment. */
async function issued(
  context: Context,
  actor: Actor,
  dossier: OpenDossier,
  form: DossierForm,
  version: number | undefined,
) {
  const source = await sourceOf(context, dossier);
  const issues = issuesOf(source, form);
  if (issues.length === 0)
    throw new Failure('paper-not-issued', { paper: { vi: paperForms[form].title, en: `form ${form}` } });
  const issue = issues.find((each) => each.version === (version ?? issues.length));
  if (issue === undefined) throw noSuchVersion(form, version);
  return await keepVersion(context, { dossier: dossier.row.id, form }, issue.version, async () => ({
    content: dossierPaper(form, await recordAsOf(context, source, issue.seq), {
      version: issue.version,
      previousAt: issues[issue.version - 2]?.at,
    }),
    seq: issue.seq,
    issuedAt: new Date(issue.at),
    producedBy: actor.id,
  }));
}

/** A form that grows with the dossier: as it stands now, or an earlier version as it was printed. */
async function grown(
  context: Context,
  actor: Actor,
  dossier: OpenDossier,
  form: DossierForm,
  version: number | undefined,
) {
  const subject = { dossier: dossier.row.id, form };
  if (version !== undefined) {
    return await keepVersion(context, subject, version, () => {
      throw noSuchVersion(form, version);
    });
  }
  const { row } = dossier;
  const source = await sourceOf(context, dossier);
  const record = await recordAsOf(context, source, row.seq);
  return await keepLatest(context, subject, {
    content: dossierPaper(form, record, { version: 1, previousAt: undefined }),
    seq: row.seq,
    issuedAt: new Date(record.entries.at(-1)?.at ?? row.submitted_at),
    producedBy: actor.id,
  });
}

function sourceOf(context: Context, { row, program }: OpenDossier): Promise<PaperSource> {
  return readPaperSource(context, row, program);
}

function issuesOf({ trail }: PaperSource, form: DossierForm) {
  return trail.slips
    .filter((slip) => slip.form === form)
    .map(({ seq, at }, index) => ({ version: index + 1, seq, at }));
}

function filesOf(files: Readonly<Partial<Record<PaperFormat, string>>>): { format: PaperFormat; hash: string }[] {
  return Object.entries(files).map(([format, hash]) => ({ format: format as PaperFormat, hash }));
}

function noSuchFormat(form: DossierForm, format: PaperFormat): Failure {
  return new Failure('request-invalid', {
    detail: { vi: `format: mẫu ${form} không có bản ${format}`, en: `format: form ${form} has no ${format}` },
  });
}

function noSuchVersion(form: DossierForm, version: number | undefined): Failure {
  return new Failure('not-found', {
    what: { vi: `mẫu ${form} lần ${version}`, en: `version ${version} of form ${form}` },
  });
}
