import { defaultSupplementDays } from '../deadline-terms.ts';
import { type DossierRecord, givenText, type LookupOutcome, lastEntry } from './dossier-record.ts';
import type { Letter, LetterBlock } from './paper.ts';
import { paperForms } from './paper-form.ts';
import { addressed, dossierFacts, headingOf, paragraphs } from './parts.ts';
import { count, sayInstant } from './wording.ts';

/**
 * Form 02: everything that is missing, why, and how to mend it, at once. Before acceptance the desk that received asks;
 * during handling the agency that decides.
 */
export function supplementRequest(record: DossierRecord, version: number): Letter {
  const entry = lastEntry(record);
  const { agencies, applicant } = record;
  const handling = record.acceptedAt !== undefined;
  const asking = handling ? agencies.decides : agencies.received;
  return {
    form: '02',
    title: paperForms['02'].title,
    subtitle: version === 1 ? undefined : `Lần ${count(version)}`,
    heading: headingOf(asking, entry.at, true),
    code: record.code,
    landscape: false,
    blocks: [
      {
        type: 'facts',
        items: [
          ...dossierFacts(record),
          { label: 'Thời gian nộp hồ sơ', value: sayInstant(record.submittedAt) },
          {
            label: 'Giai đoạn',
            value: handling ? 'Đang giải quyết hồ sơ' : 'Kiểm tra hồ sơ khi tiếp nhận',
          },
        ],
      },
      {
        type: 'paragraph',
        text: `Đề nghị ${addressed(applicant)} bổ sung, hoàn thiện hồ sơ gồm những nội dung sau:`,
        style: 'lead',
      },
      ...listed(missingComponents(record)),
      ...paragraphs(givenText(entry, 'content')),
      ...guidance(record),
      ...term(record, handling),
      {
        type: 'paragraph',
        text: `Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, đề nghị ${addressed(applicant)} liên hệ ${asking.name} để được hướng dẫn.`,
        style: 'body',
      },
    ],
    signatures: [
      { role: 'NGƯỜI NHẬN PHIẾU', how: '(Ký, ghi rõ họ tên)', name: undefined },
      { role: 'NGƯỜI HƯỚNG DẪN', how: '(Ký, ghi rõ họ tên)', name: entry.actor?.name },
    ],
  };
}

/** Names of the components that were ticked; they were chosen among the dossier's own. */
function missingComponents(record: DossierRecord): string[] {
  const given = lastEntry(record).given['components'];
  const ids: readonly unknown[] = Array.isArray(given) ? given : [given];
  return record.components.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
}

function listed(items: readonly string[]): LetterBlock[] {
  return items.length === 0 ? [] : [{ type: 'list', items, style: 'body' }];
}

/** What to have corrected at the database's owner (Resolution 66.7/2025/NQ-CP, Art. 8). */
function guidance({ lookups }: DossierRecord): LetterBlock[] {
  const lacking = lookups.flatMap(({ database, outcome }) => {
    const lack = lacks[outcome];
    return lack === undefined ? [] : [`${database}: ${lack}`];
  });
  if (lacking.length === 0) return [];
  return [
    {
      type: 'paragraph',
      text: 'Kết quả tra cứu cơ sở dữ liệu và hướng dẫn (Điều 8 Nghị quyết 66.7/2025/NQ-CP):',
      style: 'lead',
    },
    { type: 'list', items: lacking, style: 'body' },
  ];
}

const lacks: Readonly<Partial<Record<LookupOutcome, string>>> = {
  PARTIAL: 'thông tin chưa đầy đủ; đề nghị liên hệ cơ quan quản lý để cập nhật.',
  NOT_FOUND: 'chưa có thông tin; đề nghị liên hệ cơ quan quản lý để cập nhật.',
  MISMATCH: 'thông tin không thống nhất với hồ sơ; đề nghị liên hệ cơ quan quản lý để đối chiếu, chỉnh sửa.',
  UNAVAILABLE: 'chưa tra cứu được; đề nghị nộp giấy tờ tương ứng.',
};

function term({ procedure }: DossierRecord, handling: boolean): LetterBlock[] {
  const { citizenDays = defaultSupplementDays, pausePolicy } = procedure.supplement;
  const sentences = [
    `Thời hạn bổ sung: ${count(citizenDays)} ngày làm việc kể từ ngày lập phiếu này; quá thời hạn mà không bổ sung, hồ sơ được dừng giải quyết.`,
    ...(handling
      ? [
          pausePolicy === 'restart'
            ? 'Thời hạn giải quyết được tính lại từ đầu khi hồ sơ đã được bổ sung đầy đủ, hợp lệ.'
            : 'Thời gian bổ sung hồ sơ không tính vào thời hạn giải quyết.',
        ]
      : []),
  ];
  return sentences.map((text) => ({ type: 'paragraph', text, style: 'body' }));
}
