import type { StageBudget } from '../drawing/process-outline.ts';

/** A length of time as a text names it. `WITHIN_THE_DAY`: "ngay trong ngày", "trong buổi". */
export interface Term {
  readonly amount: number;
  readonly unit: 'HOUR' | 'WORKING_DAY' | 'DAY' | 'MONTH';
  /** Where in the readable text the words begin, and the words. */
  readonly at: number;
  readonly text: string;
}

const pattern =
  /(?<![\d/.,-])(\d{1,3}(?:[.,]\d)?)\)?\s*(?:\([^()]{1,25}\)\s*)?(ngày làm việc|giờ làm việc|ngày|giờ|tháng)(?!\s*(?:tuổi|\d|lương|\/))/gu;

/** Dates ("ngày 12 tháng 3") and clock times ("sau 15 giờ", "15 giờ 00") are no terms. */
function isDateOrClock(text: string, at: number, unit: string): boolean {
  const before = text.slice(Math.max(0, at - 14), at);
  if (unit === 'tháng') return /ngày\s*\d{1,2}\s*$|(?:ngày|từ|đến|vào)\s*$/u.test(before);
  if (unit === 'giờ') return /(?:sau|trước|từ|đến|lúc|vào|tới|khung)\s*$/u.test(before);
  return false;
}

/** Every term in a readable text (see vietnamese.ts), in order. Amounts are as written; never rounded. */
export function findTerms(text: string): readonly Term[] {
  const terms: Term[] = [];
  for (const match of text.matchAll(pattern)) {
    const [words, digits, unit] = match;
    if (digits === undefined || unit === undefined || isDateOrClock(text, match.index, unit)) continue;
    const amount = Number(digits.replace(',', '.'));
    if (amount <= 0) continue;
    terms.push({ amount, unit: units[unit] ?? 'DAY', at: match.index, text: words });
  }
  return terms;
}

const units: Readonly<Record<string, Term['unit']>> = {
  'ngày làm việc': 'WORKING_DAY',
  'giờ làm việc': 'HOUR',
  ngày: 'DAY',
  giờ: 'HOUR',
  tháng: 'MONTH',
};

/** The term as a step's budget; months become thirty days each, as an advisory figure. */
export function budgetOf(term: Term): StageBudget {
  return term.unit === 'MONTH' ? { amount: term.amount * 30, unit: 'DAY' } : { amount: term.amount, unit: term.unit };
}

const withinTheDay =
  /(?:ngay )?trong (?:cùng )?ngày(?: làm việc)?(?! tiếp theo)(?=[,.;)]| (?:nhận|khi|hoặc|tiếp nhận|làm|kể|cơ quan|và|đối|nếu)|$)|ngay sau khi (?:nhận|tiếp nhận|xuất trình|tiếp đón)|giải quyết ngay|trả (?:kết quả )?ngay|ngay khi nhận/u;
const nextDayRule = /(?:nhận (?:hồ sơ|được hồ sơ|yêu cầu)?[^.;]{0,25})?sau 15 giờ[^.;]{0,120}ngày làm việc tiếp theo/u;

/** The words that say a procedure ends on the day of its receipt; undefined where the text does not. */
export function findWithinTheDay(text: string): string | undefined {
  return (nextDayRule.exec(text) ?? withinTheDay.exec(text))?.[0];
}

/** The hour after which a receipt counts from the next working day, in minutes after midnight; from the 15:00 rule. */
export function findCutOff(text: string): number | undefined {
  return nextDayRule.test(text) ? 15 * 60 : undefined;
}
