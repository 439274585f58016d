import type { FeeAmount } from '../../domain/procedure.ts';
import { channelOf } from './channels.ts';
import type { ProcedureFacts } from './facts.ts';
import { clip, withoutNumbering } from './title.ts';
import { normaliseVietnamese, readable } from './vietnamese.ts';

const conditionLimit = 100;
const money = /(?<![\d.,/])(\d{1,3}(?:[.,]\d{3})+|\d{1,9})\s*(?:vnđ|vnd|đồng|đ)(?![\p{L}\d])/giu;

export interface Fee {
  readonly moment: 'none' | 'before' | 'after';
  readonly amounts: readonly FeeAmount[];
}

/**
 * The fee's amounts in whole đồng with their channel and condition. "Miễn phí", "Không" and "0 VNĐ" give no amount.
 * An amount that all channels share is named once, without channel. Amounts that a provincial council sets are not in
 * the facts and stay out.
 */
export function readFee(facts: ProcedureFacts): Fee {
  const found = new Map<string, { amount: number; condition: string | undefined; channels: Set<string> }>();
  const channels = (facts.channels ?? []).flatMap((each) => {
    const channel = channelOf(each.channel);
    return channel === undefined ? [] : [{ channel, fee: each.fee ?? '' }];
  });
  for (const { channel, fee } of channels) {
    for (const { amount, condition } of readAmounts(fee)) {
      const key = `${amount} ${condition ?? ''}`;
      const entry = found.get(key) ?? { amount, condition, channels: new Set<string>() };
      entry.channels.add(channel);
      found.set(key, entry);
    }
  }
  const all = new Set(channels.map((each) => each.channel)).size;
  const amounts = [...found.values()].flatMap(({ amount, condition, channels: of }): FeeAmount[] =>
    of.size === all
      ? [{ amount, condition, channel: undefined }]
      : [...of].map((name) => ({ amount, condition, channel: channelOf(channelNames[name] ?? '') })),
  );
  return { moment: amounts.length === 0 ? 'none' : readMoment(facts), amounts: alternatives(amounts) };
}

const channelNames: Readonly<Record<string, string>> = { direct: 'Trực tiếp', online: 'Trực tuyến', post: 'Bưu chính' };

/** Amounts of one channel's text, zero left out, each pair of amount and condition once. */
export function readAmounts(
  text: string,
): readonly { readonly amount: number; readonly condition: string | undefined }[] {
  const source = normaliseVietnamese(text);
  const result = new Map<string, { amount: number; condition: string | undefined }>();
  const hits = [...source.matchAll(money)];
  hits.forEach((hit, index) => {
    const amount = Number((hit[1] ?? '').replace(/[.,]/g, ''));
    const before = source.slice(
      index === 0 ? 0 : (hits[index - 1]?.index ?? 0) + (hits[index - 1]?.[0].length ?? 0),
      hit.index,
    );
    if (amount < 1000 || isNoFee(before)) return;
    const condition =
      conditionAfter(source.slice(hit.index + hit[0].length, hits[index + 1]?.index)) ?? conditionBefore(before);
    result.set(`${amount} ${condition ?? ''}`, { amount, condition });
  });
  return [...result.values()];
}

/** Amounts that apply add up. Those of one condition in one channel are alternatives, each then told by its rate, too. */
function alternatives(amounts: readonly FeeAmount[]): readonly FeeAmount[] {
  return amounts.map((each) => {
    const rivals = amounts.filter(
      (other) =>
        other.condition === each.condition &&
        (other.channel === each.channel || other.channel === undefined || each.channel === undefined),
    );
    if (rivals.length === 1) return each;
    const rate = `${each.amount.toLocaleString('vi-VN')} đồng`;
    return { ...each, condition: each.condition === undefined ? `Mức ${rate}` : `${each.condition} (mức ${rate})` };
  });
}

/** Words before an amount that make it something else than this procedure's fee: a value, a threshold, a fine. */
function isNoFee(before: string): boolean {
  return /(?:trị giá|giá trị|vốn|mức phạt|trở lên|từ trên|dưới|trên|đến|từ|tối đa|không quá|hạn mức|doanh thu|chi phí đi lại)[^|;]{0,25}$/iu.test(
    before.slice(-40),
  );
}

/** `… đồng/lần (cấp mới)` → `cấp mới`; a reference to a text of law is no condition. */
function conditionAfter(rest: string): string | undefined {
  const match = /^\s*(?:\/\s*[\p{L}\d ]{1,25}?)?\s*\(+\s*([^()|]{3,}?)\s*[)|]/u.exec(rest);
  return match?.[1] === undefined ? undefined : asCondition(match[1]);
}

/** `Cấp lại: … đồng` → `Cấp lại`. */
function conditionBefore(before: string): string | undefined {
  const match = /(?:^|[.;|)\-+:])\s*([^.;|()+:]{4,})\s*(?::|là)\s*$/u.exec(before);
  return match?.[1] === undefined ? undefined : asCondition(match[1]);
}

function asCondition(text: string): string | undefined {
  const words = withoutNumbering(text);
  if (
    words.length < 4 ||
    /^(?:theo|căn cứ|tra cứu|xem|chi tiết|quy định|thông tư|nghị định|mức|lệ phí|phí|tại|vnđ|không|kể từ)(?!\p{L})/iu.test(
      words,
    )
  )
    return undefined;
  return clip(words, conditionLimit);
}

/** After: where the texts collect on return or against a notice; before in all others. */
function readMoment(facts: ProcedureFacts): 'before' | 'after' {
  const text = readable([...(facts.steps ?? []), ...(facts.channels ?? []).map((each) => each.note ?? '')].join(' . '));
  const after =
    /nộp (?:phí|lệ phí|phí, lệ phí|phí và lệ phí)[^.;]{0,40}(?:khi nhận|trước khi nhận|sau khi có) (?:kết quả|giấy|thông báo|chứng)|nộp (?:phí|lệ phí)[^.;]{0,40}và nhận (?:kết quả|giấy)|thông báo[^.;]{0,40}nộp (?:phí|lệ phí)/u;
  return after.test(text) ? 'after' : 'before';
}
