import { type DossierStatus, dossierStatuses } from './dossier-status.ts';
import { shortInstant } from './papers/wording.ts';

/** What a status notice says. Instants are epoch milliseconds. */
export interface StatusNotice {
  readonly dossierCode: string;
  readonly procedure: string;
  readonly status: number;
  /** Name of the agency that decides. */
  readonly agency: string;
  /** Name of who made the change; undefined where a date or another system did. */
  readonly officer: string | undefined;
  readonly receivedAt: number;
  readonly changedAt: number;
  readonly dueAt: number | undefined;
  readonly returnedAt: number | undefined;
}

/**
 * A status notice in words (Decree 224/2026, Art. 15(1)(g)): status, agency, who handles it, and the times of receipt,
 * handling and return. It names the dossier and not the applicant: who reads a telephone is not known.
 */
export function statusNoticeText(notice: StatusNotice): { readonly subject: string; readonly text: string } {
  const { dossierCode, procedure, status, agency, officer, receivedAt, changedAt, dueAt, returnedAt } = notice;
  const name = dossierStatuses[status as DossierStatus];
  return {
    subject: `Hồ sơ ${dossierCode}: ${name}`,
    text: [
      `Hồ sơ ${dossierCode} (${procedure}): ${name}, lúc ${shortInstant(changedAt)}.`,
      `Cơ quan giải quyết: ${agency}.`,
      ...(officer === undefined ? [] : [`Người thực hiện: ${officer}.`]),
      `Nộp lúc ${shortInstant(receivedAt)}.`,
      ...(returnedAt !== undefined
        ? [`Trả kết quả lúc ${shortInstant(returnedAt)}.`]
        : dueAt === undefined
          ? []
          : [`Hẹn trả ${shortInstant(dueAt)}.`]),
    ].join(' '),
  };
}

/** A reminder in words that a result waits, and where: once, while nobody has collected it. */
export function uncollectedNoticeText({
  dossierCode,
  procedure,
  agency,
  finishedAt,
}: Pick<StatusNotice, 'dossierCode' | 'procedure'> & {
  /** Name of the agency that returns the result. */
  readonly agency: string;
  readonly finishedAt: number;
}): { readonly subject: string; readonly text: string } {
  return {
    subject: `Hồ sơ ${dossierCode}: mời nhận kết quả`,
    text: `Hồ sơ ${dossierCode} (${procedure}) đã có kết quả từ lúc ${shortInstant(finishedAt)}, đến nay chưa được nhận. Mời nhận kết quả tại ${agency}.`,
  };
}
