import { feeAmountsFor, formatDong } from '../fee.ts';
import { fullDay } from '../legal-day.ts';
import type { Channel, FeeAmount, Procedure } from '../procedure.ts';

import type { DossierRecord, RecordedAgency, RecordedApplicant } from './dossier-record.ts';
import type { Fact, Heading, LetterBlock, Signature } from './paper.ts';
import { channelWords, sayDay } from './wording.ts';

/** The head of a paper that the agency issues at the instant. */
export function headingOf(agency: RecordedAgency, at: number, numbered: boolean): Heading {
  const ofCommittee = /^ủy ban nhân dân/iu.test(agency.name);
  return {
    superior: ofCommittee || agency.level === 'ministry' ? undefined : agency.superior,
    // The committee's unit stands on a line of its own.
    agency: agency.name.replace(/^(ủy ban nhân dân) /iu, '$1\n'),
    placeAndDate: `${placeOf(agency)}, ${sayDay(at)}`,
    numbered,
  };
}

/**
 * The place a paper is dated from (Decree 30/2020, Annex I, II.4): a commune's agency names the commune, a province's
 * the province, a ministry's Hà Nội.
 */
function placeOf({ name, level, province }: RecordedAgency): string {
  const commune = /\b(?:phường|xã|đặc khu)\s+(.+)$/iu.exec(name)?.[1];
  if (level === 'commune' && commune !== undefined) return commune;
  if (level === 'ministry') return 'Hà Nội';
  return province === 'Hồ Chí Minh' ? 'Thành phố Hồ Chí Minh' : (province ?? '…………');
}

/** How the applicant is addressed in a letter. */
export function addressed(applicant: RecordedApplicant): string {
  return applicant.kind === 'person' ? 'Ông/Bà' : 'Quý cơ quan, tổ chức';
}

/** Who the applicant is and how to reach them; only what is known. */
export function applicantFacts(applicant: RecordedApplicant): readonly Fact[] {
  const person = applicant.kind === 'person';
  const beside = (fact: Fact): Fact => ({ ...fact, beside: true });
  return [
    ...known([[person ? 'Số định danh cá nhân' : 'Số định danh người nộp', applicant.personalId]]),
    ...known([['Ngày sinh', applicant.birthDate && fullDay(applicant.birthDate)]]).map(beside),
    ...known([
      ['Địa chỉ', applicant.address],
      ['Số điện thoại', applicant.phone],
    ]),
    ...known([['Email', applicant.email]]).map(beside),
  ];
}

/** Whose dossier it is, and what it asks for. */
export function dossierFacts(record: DossierRecord): readonly Fact[] {
  return [
    { label: 'Hồ sơ của', value: record.applicant.name, strong: true },
    ...applicantFacts(record.applicant),
    { label: 'Nội dung yêu cầu giải quyết', value: requestOf(record) },
  ];
}

/** Whom a letter is written to. */
export function salutation({ kind, name }: RecordedApplicant): LetterBlock {
  return { type: 'paragraph', text: `Kính gửi: ${kind === 'person' ? 'Ông/Bà ' : ''}${name}`, style: 'addressee' };
}

/** `Đăng ký kết hôn (mã thủ tục 1.000894)`, with the case where it is not the general one. */
export function requestOf({ procedure }: DossierRecord): string {
  const ofCase = procedure.case === undefined ? '' : `; trường hợp: ${procedure.case}`;
  return `${procedure.name} (mã thủ tục ${procedure.code}${ofCase})`;
}

/** Label and value of what has a value. */
export function known(items: readonly (readonly [string, string | undefined])[]): Fact[] {
  return items.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]));
}

/** What the procedure costs through the channel: the amounts, their conditions, and when they are collected. */
export function feeWords(fee: Procedure['fee'], channel: Channel): string {
  const amounts = feeAmountsFor(fee.amounts, channel).filter(({ amount }) => amount > 0);
  if (amounts.length === 0 || fee.moment === 'none') return 'Không';
  const when = fee.moment === 'before' ? 'thu khi tiếp nhận hồ sơ' : 'thu khi trả kết quả';
  return `${amounts.map(amountWords).join('; ')} (${when})`;
}

function amountWords({ amount, condition }: FeeAmount): string {
  return condition === undefined ? formatDong(amount) : `${formatDong(amount)} (${condition})`;
}

export function channelName({ channel }: DossierRecord): string {
  return channelWords[channel];
}

/** The signature of an agency's head, with whom the letter goes to on the left. */
export function letterSignatures(): readonly [Signature, Signature] {
  return [
    { role: 'Nơi nhận:', how: '', name: undefined, recipients: ['Như trên;', 'Lưu: VT, hồ sơ.'] },
    { role: 'THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ', how: '(Chữ ký, dấu hoặc chữ ký số)', name: undefined },
  ];
}

/** A text of several lines, each a paragraph of its own. */
export function paragraphs(text: string | undefined): LetterBlock[] {
  return (text ?? '').split(/\n+/).flatMap((line): LetterBlock[] => {
    const trimmed = line.trim();
    return trimmed === '' ? [] : [{ type: 'paragraph', text: trimmed, style: 'body' }];
  });
}
