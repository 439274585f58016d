import { type DossierStatus, dossierStatuses } from '../dossier-status.ts';
import { fullDay, type LegalDay } from '../legal-day.ts';
import type { Channel } from '../procedure.ts';
import type { RecordedAgency } from './dossier-record.ts';
import type { Paper } from './paper.ts';
import { paperForms } from './paper-form.ts';
import { headingOf } from './parts.ts';
import { printable } from './printable.ts';
import { channelWords, shortInstant } from './wording.ts';

/** One dossier as the register lists it. Instants in epoch ms. */
export interface RegisteredDossier {
  readonly code: string;
  readonly procedure: string;
  readonly applicant: string;
  readonly address: string | undefined;
  readonly phone: string | undefined;
  readonly channel: Channel;
  /** Name of the agency that decides. */
  readonly decides: string;
  readonly submittedAt: number;
  readonly dueAt: number | undefined;
  readonly finishedAt: number | undefined;
  readonly returnedAt: number | undefined;
  readonly status: DossierStatus;
}

/** A part of an agency's register of a period: consecutive dossiers in the order of their receipt. */
export interface RegisterPart {
  readonly agency: RecordedAgency;
  readonly from: LegalDay;
  /** The last day of the period. */
  readonly to: LegalDay;
  /** Number of the first dossier within the period. */
  readonly first: number;
  readonly dossiers: readonly RegisteredDossier[];
  /** Whether dossiers of the period follow after these. */
  readonly more: boolean;
  readonly at: number;
}

/** Form 07: what the agency received in the period, and what became of it. */
export function dossierRegister(part: RegisterPart): Paper {
  const { agency, dossiers, first } = part;
  return printable<Paper>({
    form: '07',
    title: paperForms['07'].title,
    subtitle: `Từ ngày ${fullDay(part.from)} đến ngày ${fullDay(part.to)}`,
    heading: headingOf(agency, part.at, false),
    code: undefined,
    landscape: true,
    blocks: [
      {
        type: 'table',
        columns: [
          { title: 'STT', share: 0.5, align: 'center' },
          { title: 'Mã hồ sơ', share: 1.7, align: 'left' },
          { title: 'Thủ tục hành chính', share: 1.5, align: 'left' },
          { title: 'Tên cá nhân, tổ chức; địa chỉ, số điện thoại', share: 1.7, align: 'left' },
          { title: 'Hình thức nộp', share: 0.7, align: 'left' },
          { title: 'Cơ quan giải quyết', share: 1.2, align: 'left' },
          { title: 'Nhận hồ sơ', share: 0.85, align: 'center' },
          { title: 'Hẹn trả kết quả', share: 0.85, align: 'center' },
          { title: 'Có kết quả', share: 0.85, align: 'center' },
          { title: 'Trả kết quả', share: 0.85, align: 'center' },
          { title: 'Trạng thái', share: 0.8, align: 'left' },
        ],
        rows: dossiers.map((dossier, index) => rowOf(dossier, first + index)),
      },
      ...(dossiers.length === 0
        ? [{ type: 'paragraph', text: 'Không có hồ sơ nào trong kỳ.', style: 'body' } as const]
        : []),
      ...(part.more
        ? [
            {
              type: 'paragraph',
              text: `Phần này gồm các hồ sơ từ số ${first} đến số ${first + dossiers.length - 1}; các hồ sơ tiếp theo ở phần sau của sổ.`,
              style: 'note',
            } as const,
          ]
        : []),
    ],
    signatures: undefined,
  });
}

function rowOf(dossier: RegisteredDossier, number: number): string[] {
  const at = (instant: number | undefined) => (instant === undefined ? '' : shortInstant(instant));
  const reached = [dossier.address, dossier.phone].filter((each) => each !== undefined);
  return [
    String(number),
    dossier.code,
    dossier.procedure,
    [dossier.applicant, ...reached].join('; '),
    channelWords[dossier.channel],
    dossier.decides,
    at(dossier.submittedAt),
    at(dossier.dueAt),
    at(dossier.finishedAt),
    at(dossier.returnedAt),
    dossierStatuses[dossier.status],
  ];
}
