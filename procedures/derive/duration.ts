import { formatDuration } from '../../domain/deadline-explanation.ts';
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
  const stated = statedDuration(facts);
  if (stated === undefined) return readFromWords(facts);
  const rows = readRows(facts);
  const same = rows.filter((row) => sameDuration(row.stated, stated));
  const others = rows.filter((row) => !row.isIncomplete);
  // The number of the whole may be the one of a dossier that is sent back.
  if (same.length > 0 && same.every((row) => row.isIncomplete) && others[0] !== undefined) return readingOf(others[0]);
  if (rows.length === 0 && isOfIncomplete(readable(facts.processingTime ?? ''), stated)) return readFromWords(facts);
  const [first] = same;
  const agreed = first !== undefined && same.every((row) => sameDuration(row.duration, first.duration));
  return agreed ? readingOf(first) : { duration: stated, durationSource: undefined };
}

function readingOf({ duration, durationSource }: Row): Reading {
  return { duration, durationSource };
}

function statedDuration({
  processingDays: days,
  processingUnit: unit,
  channels,
}: ProcedureFacts): Duration | undefined {
  if (typeof days !== 'number' || days <= 0 || unit === null || unit === undefined) return undefined;
  switch (unit) {
    case 'HOUR': {
      // Days are rounded to thousandths: half an hour is 0.062 of them.
      const exact = (channels ?? []).find(
        (each) => each.unit === 'HOUR' && Math.abs((each.time ?? 0) / 8 - days) < 0.001,
      );
      return { amount: exact?.time ?? days * 8, unit };
    }
    case 'MONTH':
      return { amount: days / 30, unit };
    case 'YEAR':
      return { amount: Math.round((days / 365) * 12), unit: 'MONTH' };
    case 'DAY':
    case 'WORKING_DAY':
      return { amount: days, unit };
  }
}

/** Whether the text names the term only for dossiers that are incomplete. */
function isOfIncomplete(text: string, { amount, unit }: Duration): boolean {
  const terms = findTerms(text).filter((term) => term.amount === amount && term.unit === unit);
  return terms.length > 0 && terms.every((term) => isSentBack(text, term.at));
}

/** Whether the words before a term, in its sentence, speak of an incomplete dossier. */
function isSentBack(text: string, at: number): boolean {
  return incomplete.test(
    text
      .slice(Math.max(0, at - 60), at)
      .split(/[.;]/)
      .at(-1) ?? '',
  );
}

const incomplete = /hồ sơ không|không (?:hợp lệ|đầy đủ|đạt|cấp)|chưa (?:hợp lệ|đầy đủ)|bổ sung/iu;

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
  const terms = texts.flatMap((text) => findTerms(text).filter((term) => !isSentBack(text, term.at)));
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
    if (name === undefined || term === undefined || terms.length > 1 || incomplete.test(name) || cases.has(name))
      continue;
    cases.set(name, {
      name,
      duration: { amount: term.amount, unit: term.unit },
      durationSource: clip(term.text, sourceLimit),
    });
  }
  return [...cases.values()].slice(0, 40);
}

/** A channel's line with a term. */
interface Row extends Reading {
  readonly channel: Channel | undefined;
  readonly duration: Duration;
  /** The term as the portal's columns have it; its note may say that the days are working days. */
  readonly stated: Duration;
  readonly note: string;
  /** The term is the one in which an incomplete dossier is sent back. */
  readonly isIncomplete: boolean;
}

/** The lines with a term, those of the direct channel first. */
function readRows(facts: ProcedureFacts): readonly Row[] {
  const lines = facts.channels ?? [];
  const rows = lines.flatMap(({ channel, time, unit, note }): Row[] => {
    const stated = durationOf(time, unit);
    if (stated === undefined) return [];
    const text = note ?? '';
    const alike = lines.flatMap((line) => (line.time === time && line.unit === unit ? (line.note ?? []) : []));
    const isIncomplete = incomplete.test(caseName(text) ?? '') || isOfIncomplete(readable(text), stated);
    return [{ channel: channelOf(channel), stated, ...asWorkingDays(stated, alike), note: text, isIncomplete }];
  });
  return rows.toSorted((a, b) => Number(b.channel === 'direct') - Number(a.channel === 'direct'));
}

/** The portal's column says days where the law that the notes quote says as many working days. */
function asWorkingDays(duration: Duration, notes: readonly string[]): Reading & { readonly duration: Duration } {
  const terms = notes.flatMap((note) => findTerms(readable(note))).filter((term) => term.amount === duration.amount);
  const [first] = terms;
  if (duration.unit !== 'DAY' || first === undefined || terms.some((term) => term.unit !== 'WORKING_DAY'))
    return { duration, durationSource: undefined };
  return { duration: { amount: first.amount, unit: 'WORKING_DAY' }, durationSource: clip(first.text, sourceLimit) };
}

/** Terms beside the general one: those of named cases, of channels, or, where a channel has several, of cases unnamed. */
function readOwnDeadlines(facts: ProcedureFacts): readonly Omit<ProcedureCase, 'code'>[] {
  const rows = readRows(facts).filter((row) => !row.isIncomplete);
  const severalInOne = rows.some((row) =>
    rows.some((other) => other.channel === row.channel && !sameDuration(other.duration, row.duration)),
  );
  const general = readGeneral(facts).duration;
  if (severalInOne) return readCasesOfOneChannel(rows, general);
  const cases = new Map<string, Omit<ProcedureCase, 'code'>>();
  for (const { duration, durationSource, note } of rows) {
    const name = caseName(note);
    if (name !== undefined && !cases.has(name)) cases.set(name, { name, duration, durationSource });
  }
  return cases.size > 0 ? [...cases.values()] : readByChannel(rows, general);
}

/** Several terms in one channel are those of cases, named by the notes, or else by nothing but the term. */
function readCasesOfOneChannel(
  rows: readonly Row[],
  general: Duration | undefined,
): readonly Omit<ProcedureCase, 'code'>[] {
  const cases = new Map<string, Omit<ProcedureCase, 'code'>>();
  const named = rows.map((row) => ({ row, name: caseName(row.note) ?? caseOfTerm(row) }));
  for (const { row, name } of named) {
    const { duration, durationSource } = row;
    const told = (each: Duration | undefined) => sameDuration(each, duration);
    if (
      name === undefined &&
      (told(general) || named.some((each) => each.name !== undefined && told(each.row.duration)))
    )
      continue;
    const words = formatDuration(duration, 'vi');
    const plain = name ?? `Trường hợp có thời hạn ${words}`;
    const before = cases.get(plain);
    const unique = before === undefined || sameDuration(before.duration, duration) ? plain : `${plain} (${words})`;
    if (!cases.has(unique)) cases.set(unique, { name: unique, duration, durationSource });
  }
  return [...cases.values()].slice(0, 40);
}

/** The case that a later sentence of the note ties to the line's own term. */
function caseOfTerm({ stated, note }: Row): string | undefined {
  for (const sentence of note.split(/(?<=[.;])\s|\n|\s[-+*]\s/u)) {
    const terms = findTerms(readable(sentence));
    if (terms.length !== 1 || terms[0]?.amount !== stated.amount) continue;
    const name = /(?:đối với|trường hợp) .+/iu.exec(sentence)?.[0];
    const found = name === undefined ? undefined : caseName(name);
    if (found !== undefined && !incomplete.test(found) && !/nộp|trực tuyến|bưu chính|ủy quyền/iu.test(found))
      return found;
  }
  return undefined;
}

/** Without named cases, a channel may have its own time: the case of filing through it. */
function readByChannel(rows: readonly Row[], general: Duration | undefined): readonly Omit<ProcedureCase, 'code'>[] {
  const byChannel = new Map<Channel, Row>();
  for (const row of rows) if (row.channel !== undefined && !byChannel.has(row.channel)) byChannel.set(row.channel, row);
  return [...byChannel]
    .filter(([, { duration }]) => !sameDuration(duration, general))
    .map(([channel, { duration, durationSource }]) => ({ name: channelCases[channel], duration, durationSource }));
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
    /^(?:(?:\d+ )?(?:ngày|giờ)[^:]{0,12} )?((?:đối với|trường hợp)[^:.;]{4,}?)(?=\s*(?::|\.|;|, (?:thời hạn|trong)| trong thời (?:hạn|gian)| thì| thời gian| thời hạn| là \d| không quá|$))/iu.exec(
      text,
    );
  if (match?.[1] === undefined || !/^(?:đối với|trường hợp)/iu.test(match[1])) return undefined;
  const name = clip(match[1].trim(), nameLimit);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function sameDuration(a: Duration | undefined, b: Duration | undefined): boolean {
  return a?.amount === b?.amount && a?.unit === b?.unit;
}
