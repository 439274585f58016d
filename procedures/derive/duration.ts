import type { Channel, Duration, ProcedureCase } from '../../domain/procedure.ts';
import { channelOf, readChannels } from './channels.ts';
import type { ProcedureFacts } from './facts.ts';
import { findCutOff, findTerms, findWithinTheDay } from './term.ts';
import { clip, withoutNumbering } from './title.ts';
import { readable } from './vietnamese.ts';

const sourceLimit = 80;
const nameLimit = 140;

/**
 * The procedure's cases with their deadlines; the general one first. Nothing is invented: a duration comes from the
 * number and unit of the facts, or from words of theirs that leave no choice, and then `durationSource` quotes them.
 */
export function readCases(facts: ProcedureFacts): readonly ProcedureCase[] {
  const general = readGeneral(facts);
  const named = general.duration === undefined ? readNamedInWords(facts) : [];
  if (named.length > 0) return named.map((each, index) => ({ code: String(index).padStart(2, '0'), ...each }));
  const own = readOwnDeadlines(facts);
  const cases =
    general.duration === undefined
      ? []
      : own.filter((each) => !sameDuration(each.duration, general.duration) || own.length > 1);
  return [
    { code: '00', name: 'Trường hợp chung', ...general },
    ...cases.map((each, index) => ({ code: String(index + 1).padStart(2, '0'), ...each })),
  ];
}

/** The hour after which a receipt counts from the next working day, where the steps state it. */
export function readCutOff(facts: ProcedureFacts): { minute: number; channels: Channel[] } | undefined {
  const minute = findCutOff(readable((facts.steps ?? []).join(' . ')));
  return minute === undefined || readChannels(facts).length === 0
    ? undefined
    : { minute, channels: [...readChannels(facts)] };
}

type Reading = Pick<ProcedureCase, 'duration' | 'durationSource'>;

function readGeneral(facts: ProcedureFacts): Reading {
  const { processingDays: days, processingUnit: unit } = facts;
  if (typeof days === 'number' && days > 0 && unit !== null && unit !== undefined) {
    switch (unit) {
      case 'HOUR':
        return { duration: { amount: days * 8, unit }, durationSource: undefined };
      case 'MONTH':
        return { duration: { amount: days / 30, unit }, durationSource: undefined };
      case 'YEAR':
        return { duration: { amount: Math.round((days / 365) * 12), unit: 'MONTH' }, durationSource: undefined };
      case 'DAY':
      case 'WORKING_DAY':
        return { duration: { amount: days, unit }, durationSource: undefined };
    }
  }
  return readFromWords(facts);
}

/** Number without unit: the same day where the texts say so; else the one term that the texts name for the whole. */
function readFromWords(facts: ProcedureFacts): Reading {
  const told = [
    facts.processingTime ?? '',
    ...(facts.channels ?? []).flatMap((channel) => [channel.timeRaw ?? '', channel.note ?? '', channel.fee ?? '']),
  ].map(readable);
  const steps = (facts.steps ?? []).map(readable);
  for (const text of told) {
    const words = findWithinTheDay(text);
    if (words !== undefined && findTerms(text).length === 0) return sameDay(words);
  }
  const sole = soleTerm(told);
  if (sole !== undefined) return sole;
  const bare = bareNumber(facts);
  if (bare === 1) {
    for (const text of steps) {
      const words = findWithinTheDay(text);
      if (words !== undefined) return sameDay(words);
    }
  }
  return (
    soleTerm(
      steps
        .flatMap((text) => text.split(/(?<=[.;])\s/u))
        .filter((sentence) => wholeTerm.test(sentence) || wholeTermBehind.test(sentence)),
    ) ?? { duration: undefined, durationSource: undefined }
  );
}

/** A sentence that bounds the whole: counted from a complete dossier to the decision. */
const wholeTerm =
  /(?:kể )?từ (?:ngày|khi) (?:tiếp )?nhận (?:được |đủ |được đủ )?(?:đầy đủ )?(?:hồ sơ|thông báo|giấy đề nghị|văn bản|đơn)(?![^.;]*(?:yêu cầu sửa đổi|không hợp lệ|chưa đầy đủ|bổ sung))[^.;]*(?:cấp|quyết định|ban hành|trả|thông báo|chấp thuận|xác nhận|ghi|giải quyết)/u;

const wholeTermBehind =
  /(?:cấp|trả lời|thông báo|ghi|cập nhật|ban hành|giải quyết)[^.;]{0,420}trong thời hạn[^.;]{0,30}kể từ ngày nhận (?:được |đủ )?(?:hồ sơ|thông báo|văn bản|giấy đề nghị)(?![^.;]*(?:sửa đổi|không hợp lệ))/u;

function sameDay(words: string): Reading {
  return { duration: { amount: 1, unit: 'SAME_DAY' }, durationSource: clip(words, sourceLimit) };
}

function soleTerm(texts: readonly string[]): Reading | undefined {
  const terms = texts.flatMap((text) =>
    findTerms(text).filter(
      (term) => !/hồ sơ không|chưa đầy đủ|bổ sung/u.test(text.slice(Math.max(0, term.at - 60), term.at)),
    ),
  );
  const first = terms[0];
  if (first === undefined || terms.some((term) => term.amount !== first.amount || term.unit !== first.unit))
    return undefined;
  return { duration: { amount: first.amount, unit: first.unit }, durationSource: clip(first.text, sourceLimit) };
}

function bareNumber(facts: ProcedureFacts): number | undefined {
  const match = /(\d+)\s*\(đơn vị không ghi\)/u.exec(facts.processingTime ?? '');
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

/** Descriptions that give each case a term of its own and none to the whole: the first case then stands first. */
function readNamedInWords(facts: ProcedureFacts): readonly Omit<ProcedureCase, 'code'>[] {
  const cases = new Map<string, Omit<ProcedureCase, 'code'>>();
  const texts = (facts.channels ?? []).flatMap((channel) => [
    channel.timeRaw ?? '',
    channel.note ?? '',
    channel.fee ?? '',
  ]);
  for (const sentence of texts.flatMap((text) => text.split(/(?<=[.;])\s|\n|\s[-+]\s/u))) {
    const terms = findTerms(readable(sentence));
    const name = caseName(sentence);
    const [term] = terms;
    if (
      name === undefined ||
      term === undefined ||
      terms.length > 1 ||
      /không (?:hợp lệ|đầy đủ|đạt|cấp)|chưa (?:hợp lệ|đầy đủ)|bổ sung/iu.test(name) ||
      cases.has(name)
    )
      continue;
    cases.set(name, {
      name,
      duration: { amount: term.amount, unit: term.unit },
      durationSource: clip(term.text, sourceLimit),
    });
  }
  return [...cases.values()].slice(0, 40);
}

/** Channels that name a case and a time of its own: notes that begin with the case. */
function readOwnDeadlines(facts: ProcedureFacts): readonly Omit<ProcedureCase, 'code'>[] {
  const cases = new Map<string, Omit<ProcedureCase, 'code'>>();
  for (const channel of facts.channels ?? []) {
    const duration = durationOf(channel.time, channel.unit);
    const name = caseName(channel.note ?? '');
    if (duration === undefined || name === undefined || cases.has(name)) continue;
    cases.set(name, { name, duration, durationSource: undefined });
  }
  if (cases.size > 0) return [...cases.values()];
  return readByChannel(facts);
}

/** Without named cases, a channel may have its own time: the case of filing through it. */
function readByChannel(facts: ProcedureFacts): readonly Omit<ProcedureCase, 'code'>[] {
  const byChannel = new Map<Channel, Duration>();
  for (const each of facts.channels ?? []) {
    const channel = channelOf(each.channel);
    const duration = durationOf(each.time, each.unit);
    if (channel === undefined || duration === undefined || byChannel.has(channel)) continue;
    byChannel.set(channel, duration);
  }
  const general = readGeneral(facts).duration;
  return [...byChannel]
    .filter(([, duration]) => !sameDuration(duration, general))
    .map(([channel, duration]) => ({ name: channelCases[channel], duration, durationSource: undefined }));
}

const channelCases: Readonly<Record<Channel, string>> = {
  direct: 'Nộp hồ sơ trực tiếp',
  online: 'Nộp hồ sơ trực tuyến',
  post: 'Nộp hồ sơ qua dịch vụ bưu chính',
};

function durationOf(time: number | null | undefined, unit: string | null | undefined): Duration | undefined {
  if (typeof time !== 'number' || time <= 0) return undefined;
  if (unit === 'HOUR' || unit === 'DAY' || unit === 'WORKING_DAY' || unit === 'MONTH') return { amount: time, unit };
  return unit === 'YEAR' ? { amount: time * 12, unit: 'MONTH' } : undefined;
}

function caseName(note: string): string | undefined {
  const text = withoutNumbering(note);
  const match =
    /^(?:(?:\d+ )?(?:ngày|giờ)[^:]{0,12} )?((?:đối với|trường hợp)[^:.;]{4,}?)(?=\s*(?::|\.|;|, (?:thời hạn|trong)| thì| thời gian| thời hạn| là \d| không quá|$))/iu.exec(
      text,
    );
  if (match?.[1] === undefined || !/^(?:đối với|trường hợp)/iu.test(match[1])) return undefined;
  const name = clip(match[1].trim(), nameLimit);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function sameDuration(a: Duration | undefined, b: Duration | undefined): boolean {
  return a?.amount === b?.amount && a?.unit === b?.unit;
}
