import { explain, formatDuration } from '../deadline-explanation.ts';
import {
  type DossierRecord,
  givenText,
  lastEntry,
  type RecordedComponent,
  type RecordedEntry,
} from './dossier-record.ts';
import type { Block, Paper } from './paper.ts';
import { paperForms } from './paper-form.ts';
import { applicantFacts, channelName, feeWords, headingOf, known, requestOf } from './parts.ts';
import { count, sayDay, sayInstant } from './wording.ts';

/**
 * Form 01: that the dossier was received, what it consists of, and when its result is due and why. A later version is the
 * one issued after the desk corrected the receipt.
 *
 * @param previousAt when the version before was issued; undefined for the first
 */
export function receiptSlip(record: DossierRecord, version: number, previousAt: number | undefined): Paper {
  const entry = lastEntry(record);
  const { agencies, applicant, deadline } = record;
  const accepted = record.acceptedAt ?? entry.at;
  return {
    form: '01',
    title: paperForms['01'].title,
    subtitle:
      previousAt === undefined
        ? undefined
        : `Cấp lại lần ${count(version - 1)}, thay giấy đã cấp ${sayDay(previousAt)}`,
    heading: headingOf(agencies.received, entry.at, false),
    code: record.code,
    landscape: false,
    blocks: [
      {
        type: 'facts',
        items: [
          { label: 'Nơi tiếp nhận', value: agencies.received.name },
          { label: 'Tiếp nhận hồ sơ của', value: applicant.name, strong: true },
          ...applicantFacts(applicant),
          { label: 'Nội dung yêu cầu giải quyết', value: requestOf(record) },
          { label: 'Hình thức nộp', value: channelName(record) },
          { label: 'Số lượng hồ sơ', value: '01 bộ', beside: true },
        ],
      },
      ...componentBlocks(record.components),
      {
        type: 'facts',
        items: [
          { label: 'Phí, lệ phí', value: feeWords(record.procedure.fee, record.channel) },
          {
            label: 'Thời hạn giải quyết theo quy định',
            value: deadline.duration === undefined ? 'Không quy định' : formatDuration(deadline.duration, 'vi'),
          },
          { label: 'Thời gian nhận hồ sơ', value: sayInstant(accepted), strong: true },
          {
            label: 'Thời gian trả kết quả',
            value: deadline.due === undefined ? 'Theo thông báo của cơ quan giải quyết' : sayInstant(deadline.due),
            strong: true,
          },
          ...known([
            ['Cơ quan giải quyết', agencies.decides.name],
            ['Nơi trả kết quả', agencies.returns.name],
            ['Lý do đính chính', version > 1 ? givenText(entry, 'reason') : undefined],
          ]),
        ],
      },
      ...reasonsOfDueDate(record),
      ...correctionBlocks(entry),
    ],
    signatures: [
      {
        role: 'NGƯỜI NỘP HỒ SƠ',
        how: '(Ký, ghi rõ họ tên)',
        name: record.channel === 'direct' ? undefined : applicant.name,
      },
      { role: 'NGƯỜI TIẾP NHẬN HỒ SƠ', how: '(Ký, ghi rõ họ tên)', name: entry.actor?.name },
    ],
  };
}

function componentBlocks(components: readonly RecordedComponent[]): Block[] {
  if (components.length === 0)
    return [{ type: 'facts', items: [{ label: 'Thành phần hồ sơ', value: 'Không kèm giấy tờ' }] }];
  return [
    { type: 'paragraph', text: 'Thành phần hồ sơ gồm:', style: 'lead' },
    {
      type: 'table',
      columns: [
        { title: 'STT', share: 1, align: 'center' },
        { title: 'Tên thành phần hồ sơ', share: 7, align: 'left' },
        { title: 'Bản chính', share: 1.3, align: 'center' },
        { title: 'Bản sao', share: 1.3, align: 'center' },
        { title: 'Ghi chú', share: 6, align: 'left' },
      ],
      rows: components.map((component, index) => [
        String(index + 1),
        component.name,
        component.originals > 0 ? count(component.originals) : '',
        component.copies > 0 ? count(component.copies) : '',
        componentNote(component),
      ]),
    },
  ];
}

/** Why a component needs no paper, or in which shape it came. */
function componentNote({ kind, database, outcome }: RecordedComponent): string {
  if (kind === 'electronic') return 'Bản điện tử';
  if (kind === 'paper') return 'Bản giấy';
  const source = database ?? 'cơ sở dữ liệu';
  switch (outcome) {
    case 'REPLACED':
      return `Đã khai thác từ ${source}; không yêu cầu nộp`;
    case 'PARTIAL':
      return `Đã khai thác một phần từ ${source}`;
    case 'NOT_FOUND':
    case 'MISMATCH':
    case 'UNAVAILABLE':
      return `${source} chưa trả lời đầy đủ`;
    case undefined:
      return `Khai thác từ ${source}; không yêu cầu nộp`;
  }
}

function correctionBlocks({ corrections }: RecordedEntry): Block[] {
  if (corrections.length === 0) return [];
  return [
    { type: 'paragraph', text: 'Nội dung đính chính:', style: 'lead' },
    {
      type: 'list',
      items: corrections.map(({ label, old, new: corrected }) => `${label}: “${old}” sửa thành “${corrected}”.`),
      style: 'body',
    },
  ];
}

/** What the dates above do not already say. */
function reasonsOfDueDate({ deadline }: DossierRecord): Block[] {
  const sentences = explain(
    deadline.explanation.filter(({ code }) => code !== 'accepted' && code !== 'due'),
    'vi',
  );
  if (deadline.due === undefined || sentences.length === 0) return [];
  return [
    { type: 'paragraph', text: 'Cách tính thời hạn:', style: 'note' },
    { type: 'list', items: sentences, style: 'note' },
  ];
}
