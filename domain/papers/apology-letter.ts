import { type DossierRecord, givenText, lastEntry } from './dossier-record.ts';
import type { Letter } from './paper.ts';
import { paperForms } from './paper-form.ts';
import { addressed, headingOf, letterSignatures, paragraphs, salutation } from './parts.ts';
import { count, sayDay, sayInstant } from './wording.ts';

/** Form 04: the date that was promised, why it cannot be kept, and the new one. */
export function apologyLetter(record: DossierRecord, version: number): Letter {
  const entry = lastEntry(record);
  const { agencies, applicant, deadline, procedure } = record;
  const agency = agencies.decides.name;
  const you = addressed(applicant);
  const promised =
    deadline.dueBefore === undefined ? '' : ` Thời gian hẹn trả kết quả: ${sayInstant(deadline.dueBefore)}.`;
  const renewed =
    deadline.due === undefined || deadline.due === deadline.dueBefore
      ? ''
      : ` Thời gian trả kết quả mới: ${sayInstant(deadline.due)}.`;
  return {
    form: '04',
    title: paperForms['04'].title,
    subtitle: version === 1 ? undefined : `Lần ${count(version)}`,
    heading: headingOf(agencies.decides, entry.at, true),
    code: record.code,
    landscape: false,
    blocks: [
      salutation(applicant),
      {
        type: 'paragraph',
        text: `${sayDay(record.acceptedAt ?? record.submittedAt).replace('ngày', 'Ngày')}, ${agencies.received.name} tiếp nhận hồ sơ đề nghị giải quyết thủ tục hành chính ${procedure.name} của ${you}; mã hồ sơ: ${record.code}.${promised}`,
        style: 'body',
      },
      {
        type: 'paragraph',
        text: `Tuy nhiên, ${agency} chưa thể trả kết quả giải quyết hồ sơ của ${you} đúng thời hạn nêu trên. Lý do:`,
        style: 'body',
      },
      ...paragraphs(givenText(entry, 'reason')),
      {
        type: 'paragraph',
        text: `${agency} xin lỗi ${you} và đề nghị gia hạn thời gian giải quyết hồ sơ.${renewed}`,
        style: 'body',
      },
      {
        type: 'paragraph',
        text: `Sự chậm trễ này đã gây phiền hà, tốn kém thời gian của ${you}. ${agency} rất mong nhận được sự thông cảm của ${you}.`,
        style: 'body',
      },
    ],
    signatures: letterSignatures(),
  };
}
