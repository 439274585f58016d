import { dayNumberAt } from '../legal-day.ts';
import type { OfficerRole } from '../organisation.ts';
import { type ControlRow, type DossierRecord, lastEntry, type Party } from './dossier-record.ts';
import type { Paper } from './paper.ts';
import { paperForms } from './paper-form.ts';
import { headingOf, requestOf } from './parts.ts';
import { sayInstant, shortInstant } from './wording.ts';

/** Form 06: every hand-over of the dossier so far, in order; what was written once stays in every later issue. */
export function processControlSlip(record: DossierRecord): Paper {
  const entry = lastEntry(record);
  const { agencies, applicant, deadline } = record;
  return {
    form: '06',
    title: paperForms['06'].title,
    subtitle: `Kèm theo hồ sơ của: ${applicant.name}`,
    heading: headingOf(agencies.received, entry.at, false),
    code: record.code,
    landscape: true,
    blocks: [
      {
        type: 'facts',
        items: [
          { label: 'Nội dung yêu cầu giải quyết', value: requestOf(record) },
          { label: 'Cơ quan giải quyết hồ sơ', value: agencies.decides.name },
          { label: 'Thời gian nhận hồ sơ', value: sayInstant(record.acceptedAt ?? record.submittedAt) },
          {
            label: 'Thời gian hẹn trả kết quả',
            value: deadline.due === undefined ? 'Chưa xác định' : sayInstant(deadline.due),
          },
        ],
      },
      {
        type: 'table',
        columns: [
          { title: 'STT', share: 0.6, align: 'center' },
          { title: 'Bên giao', share: 1.9, align: 'left' },
          { title: 'Bên nhận', share: 1.9, align: 'left' },
          { title: 'Công việc', share: 2.2, align: 'left' },
          { title: 'Thời điểm giao, nhận', share: 1.3, align: 'center' },
          { title: 'Thời điểm hoàn thành', share: 1.3, align: 'center' },
          { title: 'Kết quả', share: 1, align: 'center' },
          { title: 'Ký nhận', share: 1.4, align: 'left' },
          { title: 'Ghi chú', share: 1.5, align: 'left' },
        ],
        rows: record.control.map((row, index) => rowOf(row, index + 1, record)),
      },
    ],
    signatures: undefined,
  };
}

function rowOf(row: ControlRow, number: number, { applicant }: DossierRecord): string[] {
  const { done } = row;
  return [
    String(number),
    partyName(row.from, applicant.name),
    partyName(row.to, applicant.name),
    row.task,
    shortInstant(row.handedAt),
    done === undefined ? '' : shortInstant(done.at),
    resultOf(row),
    done?.officer ?? '',
    done === undefined ? 'Đang giải quyết' : done.outcome,
  ];
}

/** Early is before the day the step was due, late is after its instant; a step without a limit of its own is neither. */
function resultOf({ dueAt, done }: ControlRow): string {
  if (done === undefined || !done.finished || dueAt === undefined) return '';
  if (done.at > dueAt) return 'Quá hạn';
  return dayNumberAt(done.at) < dayNumberAt(dueAt) ? 'Trước hạn' : 'Đúng hạn';
}

function partyName(party: Party, applicant: string): string {
  if (party.type === 'applicant') return applicant;
  if (party.type === 'system') return 'Hệ thống';
  return party.role === undefined ? party.agency : `${units[party.role]}, ${party.agency}`;
}

const units: Readonly<Record<OfficerRole, string>> = {
  desk: 'Bộ phận Một cửa',
  specialist: 'Chuyên viên',
  leader: 'Lãnh đạo',
};
