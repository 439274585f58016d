import { type DossierRecord, givenText, lastEntry } from './dossier-record.ts';
import type { Letter } from './paper.ts';
import { paperForms } from './paper-form.ts';
import { addressed, dossierFacts, headingOf, paragraphs } from './parts.ts';
import { sayInstant } from './wording.ts';

/** Form 03: that the dossier is not received, with the reason the officer wrote. */
export function refusalSlip(record: DossierRecord): Letter {
  const entry = lastEntry(record);
  const { agencies, applicant } = record;
  return {
    form: '03',
    title: paperForms['03'].title,
    subtitle: undefined,
    heading: headingOf(agencies.received, entry.at, true),
    code: record.code,
    landscape: false,
    blocks: [
      {
        type: 'facts',
        items: [...dossierFacts(record), { label: 'Thời gian nộp hồ sơ', value: sayInstant(record.submittedAt) }],
      },
      {
        type: 'paragraph',
        text: `Qua kiểm tra hồ sơ, ${agencies.received.name} thông báo từ chối tiếp nhận giải quyết hồ sơ nêu trên với lý do cụ thể như sau:`,
        style: 'body',
      },
      ...paragraphs(givenText(entry, 'reason')),
      {
        type: 'paragraph',
        text: `Xin thông báo để ${addressed(applicant)} được biết và thực hiện.`,
        style: 'body',
      },
    ],
    signatures: [
      { role: 'NGƯỜI NHẬN PHIẾU', how: '(Ký, ghi rõ họ tên)', name: undefined },
      { role: 'NGƯỜI TIẾP NHẬN HỒ SƠ', how: '(Ký, ghi rõ họ tên)', name: entry.actor?.name },
    ],
  };
}
