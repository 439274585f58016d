import { type DossierRecord, givenText, lastEntry } from './dossier-record.ts';
import type { Letter, LetterBlock } from './paper.ts';
import { paperForms } from './paper-form.ts';
import { addressed, dossierFacts, feeWords, headingOf, letterSignatures, salutation } from './parts.ts';
import { sayInstant } from './wording.ts';

/**
 * Form 05: that handling ends without a result: the applicant withdrew, the agency stopped, or a supplement never came.
 * At the applicant's wish the desk that received issues it (TT 03/2025, Art. 7), otherwise the agency that decides.
 */
export function stopNotice(record: DossierRecord): Letter {
  const entry = lastEntry(record);
  const { agencies, applicant } = record;
  const withdrawn = entry.milestones.includes('withdrawn');
  const agency = withdrawn ? agencies.received : agencies.decides;
  return {
    form: '05',
    title: paperForms['05'].title,
    subtitle: undefined,
    heading: headingOf(agency, entry.at, true),
    code: record.code,
    landscape: false,
    blocks: [
      salutation(applicant),
      {
        type: 'paragraph',
        text: `${agency.name} thông báo dừng giải quyết hồ sơ như sau:`,
        style: 'body',
      },
      {
        type: 'facts',
        items: [
          ...dossierFacts(record),
          { label: 'Thời gian tiếp nhận', value: sayInstant(record.acceptedAt ?? record.submittedAt) },
          { label: 'Bước giải quyết khi dừng', value: lastStage(record) },
          { label: 'Thời điểm dừng', value: sayInstant(entry.at), strong: true },
          { label: 'Lý do', value: reasonOf(record, withdrawn) },
          { label: 'Nghĩa vụ tài chính', value: financeOf(record) },
        ],
      },
      ...closing(record),
    ],
    signatures: letterSignatures(),
  };
}

function reasonOf({ entries }: DossierRecord, withdrawn: boolean): string {
  const entry = entries.findLast(({ action }) => action === (withdrawn ? 'withdraw' : 'stop'));
  const reason = givenText(entry, 'reason');
  if (withdrawn)
    return reason === undefined ? 'Theo yêu cầu rút hồ sơ của người nộp' : `Người nộp rút hồ sơ: ${reason}`;
  return reason ?? 'Đã hết thời hạn bổ sung mà hồ sơ không được bổ sung, hoàn thiện';
}

/** The last task anybody had before the desk handed the dossier back. */
function lastStage({ control }: DossierRecord): string {
  const ended = control.findLast(({ done }) => done !== undefined && !done.finished) ?? control.at(-1);
  return ended?.task ?? 'Tiếp nhận hồ sơ';
}

function financeOf(record: DossierRecord): string {
  const fee = feeWords(record.procedure.fee, record.channel);
  if (fee === 'Không') return 'Không phát sinh';
  const paid = record.entries.some(({ action }) => action === 'collect' || action === 'payment-received');
  return paid ? `Đã thu ${fee}; việc hoàn trả thực hiện theo pháp luật về phí, lệ phí` : 'Chưa thu';
}

function closing({ applicant, agencies, components }: DossierRecord): LetterBlock[] {
  const papers = components.some(({ kind, originals }) => kind === 'paper' && originals > 0);
  if (!papers) return [];
  return [
    {
      type: 'paragraph',
      text: `Giấy tờ đã nộp được trả lại cho ${addressed(applicant)} tại ${agencies.received.name}.`,
      style: 'body',
    },
  ];
}
