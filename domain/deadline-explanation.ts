import type { StartRule } from './deadline-terms.ts';
import type { PauseCause } from './ledger.ts';
import { findDayNumber, fullDay, type LegalDay, legalDayAt, timeOfDay, weekdayOf } from './legal-day.ts';
import type { Duration } from './procedure.ts';
import type { UncountedTime } from './term.ts';

/** One reason of a due date, as data: stored with the dossier, put in words for whoever reads. Instants in epoch ms. */
export type Sentence =
  | { readonly code: 'not-accepted' }
  | { readonly code: 'accepted'; readonly at: number }
  | { readonly code: 'step-began' | 'step-due'; readonly at: number }
  | { readonly code: 'step-term'; readonly duration: Duration; readonly article: string | undefined }
  | {
      readonly code: 'counted-from';
      readonly at: number;
      readonly because: 'cut-off' | 'closed';
      readonly cutOffMinute: number | undefined;
    }
  | {
      readonly code: 'term';
      readonly duration: Duration;
      readonly startRule: StartRule;
      /** Whether it begins later than the receipt. */
      readonly delayed: boolean;
      readonly article: string | undefined;
    }
  | {
      readonly code: 'restarted';
      readonly from: number;
      readonly to: number;
      readonly cause: PauseCause;
      /** The first moment of the new term. */
      readonly start: number;
      readonly due: number;
    }
  | {
      readonly code: 'shifted';
      readonly from: number;
      readonly to: number;
      readonly cause: PauseCause;
      readonly uncounted: UncountedTime;
      readonly due: number;
    }
  | { readonly code: 'paused-late'; readonly from: number; readonly to: number; readonly cause: PauseCause }
  | {
      readonly code: 'extended';
      readonly at: number;
      readonly count: number;
      readonly due: number;
      /** The day that was named, where it is a day off. */
      readonly dayOff: LegalDay | undefined;
      readonly article: string | undefined;
    }
  | {
      readonly code: 'extension-void';
      readonly at: number;
      readonly because: 'limit' | 'not-later';
      readonly limit: number;
    }
  | { readonly code: 'corrected'; readonly at: number; readonly from: Duration; readonly to: Duration }
  | { readonly code: 'apologised'; readonly at: number; readonly late: boolean }
  | { readonly code: 'weekly-rest'; readonly days: readonly LegalDay[] }
  | { readonly code: 'day-off' | 'day-worked'; readonly day: LegalDay; readonly name: string }
  | { readonly code: 'saturday-open'; readonly day: LegalDay }
  | { readonly code: 'moved'; readonly from: LegalDay; readonly to: LegalDay; readonly name: string | undefined }
  | { readonly code: 'calendar'; readonly version: string }
  | { readonly code: 'due'; readonly at: number }
  | {
      readonly code: 'ended';
      readonly at: number;
      readonly is: 'finished' | 'refused' | 'withdrawn' | 'stopped';
      /** How the end stands to the due date, where there was one. */
      readonly kept: 'early' | 'on-time' | 'late' | undefined;
    }
  | { readonly code: 'still-paused'; readonly since: number; readonly cause: PauseCause }
  | { readonly code: 'provisional'; readonly years: readonly number[] };

export type Language = 'vi' | 'en';

/** The explanation in words, one sentence a reason, in order. */
export function explain(explanation: readonly Sentence[], language: Language): string[] {
  return explanation.map((sentence) => say(sentence)[language]);
}

/** `thứ Sáu, ngày 20/11/2026, 14:00` · `Friday 20/11/2026, 14:00`. */
export function formatInstant(instant: number, language: Language): string {
  return `${formatDay(legalDayAt(instant), language)}, ${clockTime(Math.floor(timeOfDay(instant) / 60_000))}`;
}

/** `03 ngày làm việc` · `3 working days`; a fraction is written with the language's sign. */
export function formatDuration({ amount, unit }: Duration, language: Language): string {
  if (unit === 'SAME_DAY') return language === 'vi' ? 'trong ngày' : 'within the day';
  if (language === 'en') return `${amount} ${englishUnits[unit]}${amount === 1 ? '' : 's'}`;
  return `${Number.isInteger(amount) ? String(amount).padStart(2, '0') : String(amount).replace('.', ',')} ${vietnameseUnits[unit]}`;
}

const englishUnits = { HOUR: 'working hour', WORKING_DAY: 'working day', DAY: 'day', MONTH: 'month' };
const vietnameseUnits = { HOUR: 'giờ làm việc', WORKING_DAY: 'ngày làm việc', DAY: 'ngày', MONTH: 'tháng' };
const weekdays = {
  vi: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};
const causes: Record<PauseCause, Said> = {
  supplement: { vi: 'chờ bổ sung hồ sơ', en: 'waiting for a supplement' },
  'financial-duty': { vi: 'chờ thực hiện nghĩa vụ tài chính', en: 'waiting for a financial duty' },
  suspension: { vi: 'tạm dừng giải quyết', en: 'suspended' },
};

interface Said {
  readonly vi: string;
  readonly en: string;
}

function say(sentence: Sentence): Said {
  switch (sentence.code) {
    case 'not-accepted':
      return {
        vi: 'Hồ sơ chưa được tiếp nhận hợp lệ nên chưa có hạn trả kết quả.',
        en: 'Not yet validly received, so there is no due date.',
      };
    case 'accepted':
      return inBoth(sentence.at, (at) => ({ vi: `Tiếp nhận ${at.vi}.`, en: `Received ${at.en}.` }));
    case 'step-began':
      return inBoth(sentence.at, (at) => ({ vi: `Tính từ ${at.vi}.`, en: `Counted from ${at.en}.` }));
    case 'step-due':
      return inBoth(sentence.at, (at) => ({ vi: `Hạn của bước: ${at.vi}.`, en: `The step is due ${at.en}.` }));
    case 'step-term': {
      const basis = sentence.article ? ` (${sentence.article})` : '';
      return {
        vi: `Thời hạn của bước: ${formatDuration(sentence.duration, 'vi')}${basis}.`,
        en: `Time for the step: ${formatDuration(sentence.duration, 'en')}${basis}.`,
      };
    }
    case 'counted-from': {
      const cutOff = clockTime(sentence.cutOffMinute ?? 0);
      return inBoth(sentence.at, (at) =>
        sentence.because === 'cut-off'
          ? {
              vi: `Tiếp nhận sau ${cutOff} nên tính từ ngày làm việc tiếp theo: ${at.vi}.`,
              en: `Received after ${cutOff}, so counted from the next working day: ${at.en}.`,
            }
          : {
              vi: `Tiếp nhận ngoài giờ làm việc nên tính từ ${at.vi}.`,
              en: `Received outside office hours, so counted from ${at.en}.`,
            },
      );
    }
    case 'term':
      return sayTerm(sentence);
    case 'shifted':
    case 'restarted':
      return sayPause(sentence);
    case 'paused-late': {
      const paused = pausedFromTo(sentence);
      return {
        vi: `${paused.vi}, sau hạn trả kết quả nên không làm thay đổi hạn trả.`,
        en: `${paused.en}, after the due date, which therefore stands.`,
      };
    }
    case 'extended': {
      const basis = `${fullDay(legalDayAt(sentence.at))}${sentence.article ? `, ${sentence.article}` : ''}`;
      const moved = sentence.dayOff
        ? { vi: ` (${fullDay(sentence.dayOff)} là ngày nghỉ)`, en: ` (${fullDay(sentence.dayOff)} is a day off)` }
        : { vi: '', en: '' };
      return inBoth(sentence.due, (due) => ({
        vi: `Gia hạn lần ${sentence.count} (ngày ${basis}): hạn trả mới ${due.vi}${moved.vi}.`,
        en: `Extension no. ${sentence.count} (${basis}): due ${due.en}${moved.en}.`,
      }));
    }
    case 'extension-void':
      return sayVoidExtension(sentence.at, sentence.because, sentence.limit);
    case 'corrected':
      return sayCorrection(sentence);
    case 'apologised': {
      const late = sentence.late
        ? {
            vi: ', muộn hơn quy định (chậm nhất 01 ngày trước hạn trả)',
            en: ', later than the rule (one day before the due date)',
          }
        : { vi: '', en: '' };
      const day = fullDay(legalDayAt(sentence.at));
      return { vi: `Đã gửi văn bản xin lỗi ngày ${day}${late.vi}.`, en: `Apology sent on ${day}${late.en}.` };
    }
    case 'weekly-rest':
      return sayWeeklyRest(sentence.days);
    case 'day-off':
      return {
        vi: `${fullDay(sentence.day)} là ngày nghỉ (${sentence.name}).`,
        en: `${fullDay(sentence.day)} is a day off (${sentence.name}).`,
      };
    case 'day-worked':
      return {
        vi: `${fullDay(sentence.day)} là ngày làm việc (${sentence.name}).`,
        en: `${fullDay(sentence.day)} is worked (${sentence.name}).`,
      };
    case 'saturday-open':
      return {
        vi: `${fullDay(sentence.day)} là thứ Bảy nhưng cơ quan vẫn làm việc.`,
        en: `${fullDay(sentence.day)} is a Saturday on which the agency is open.`,
      };
    case 'moved': {
      const name = sentence.name ? ` (${sentence.name})` : '';
      return {
        vi: `Ngày cuối cùng ${fullDay(sentence.from)} là ngày nghỉ${name} nên thời hạn kết thúc vào ngày làm việc tiếp theo, ${fullDay(sentence.to)}.`,
        en: `The last day, ${fullDay(sentence.from)}, is a day off${name}, so the term ends on the next working day, ${fullDay(sentence.to)}.`,
      };
    }
    case 'calendar':
      return { vi: `Tính theo lịch làm việc: ${sentence.version}.`, en: `Working calendar: ${sentence.version}.` };
    case 'due':
      return inBoth(sentence.at, (at) => ({ vi: `Hạn trả kết quả: ${at.vi}.`, en: `Due ${at.en}.` }));
    case 'ended':
      return sayEnd(sentence);
    case 'still-paused':
      return inBoth(sentence.since, (since) => ({
        vi: `Đang tạm dừng (${causes[sentence.cause].vi}) từ ${since.vi}; hạn trả sẽ được tính lại khi tiếp tục giải quyết.`,
        en: `Paused (${causes[sentence.cause].en}) since ${since.en}; the due date will be computed anew when work resumes.`,
      }));
    case 'provisional':
      return {
        vi: `Lịch nghỉ năm ${sentence.years.join(', ')} mới là dự kiến; hạn trả có thể thay đổi khi có thông báo chính thức.`,
        en: `The holidays of ${sentence.years.join(', ')} are provisional; the due date may change with the official notice.`,
      };
  }
}

function sayTerm({ duration, startRule, delayed, article }: Extract<Sentence, { code: 'term' }>): Said {
  const basis = article ? ` (${article})` : '';
  const rule = unitsCountedInDays.has(duration.unit)
    ? countingRules[startRule][delayed ? 'delayed' : 'atOnce']
    : { vi: '', en: '' };
  return {
    vi: `Thời hạn giải quyết: ${formatDuration(duration, 'vi')}${basis}${rule.vi}.`,
    en: `Term: ${formatDuration(duration, 'en')}${basis}${rule.en}.`,
  };
}

const unitsCountedInDays: ReadonlySet<Duration['unit']> = new Set(['WORKING_DAY', 'DAY', 'MONTH']);
const countingRules: Record<StartRule, Record<'atOnce' | 'delayed', Said>> = {
  'exact-hour': {
    atOnce: { vi: ', tính từ giờ tiếp nhận', en: ', counted from the hour of receipt' },
    delayed: { vi: ', tính từ thời điểm đó', en: ', counted from that hour' },
  },
  'day-end': {
    atOnce: {
      vi: ', không tính ngày tiếp nhận và kết thúc khi hết ngày cuối cùng (Bộ luật Dân sự 2015, Điều 147 và Điều 148)',
      en: ', without the day of receipt, ending with the last day (Civil Code 2015, Articles 147 and 148)',
    },
    delayed: {
      vi: ', không tính ngày đó và kết thúc khi hết ngày cuối cùng (Bộ luật Dân sự 2015, Điều 147 và Điều 148)',
      en: ', without that day, ending with the last day (Civil Code 2015, Articles 147 and 148)',
    },
  },
};

function pausedFromTo({
  from,
  to,
  cause,
}: {
  readonly from: number;
  readonly to: number;
  readonly cause: PauseCause;
}): Said {
  return {
    vi: `Tạm dừng (${causes[cause].vi}) từ ${formatInstant(from, 'vi')} đến ${formatInstant(to, 'vi')}`,
    en: `Paused (${causes[cause].en}) from ${formatInstant(from, 'en')} to ${formatInstant(to, 'en')}`,
  };
}

function sayPause(sentence: Extract<Sentence, { code: 'shifted' | 'restarted' }>): Said {
  const paused = pausedFromTo(sentence);
  const due = { vi: `hạn trả ${formatInstant(sentence.due, 'vi')}`, en: `due ${formatInstant(sentence.due, 'en')}` };
  if (sentence.code === 'restarted')
    return {
      vi: `${paused.vi}; hồ sơ đã bổ sung đầy đủ nên thời hạn được tính lại từ đầu, kể từ ${formatInstant(sentence.start, 'vi')}: ${due.vi}.`,
      en: `${paused.en}; with the completed supplement the whole term runs again, from ${formatInstant(sentence.start, 'en')}: ${due.en}.`,
    };
  const time = sayUncounted(sentence.uncounted);
  return { vi: `${paused.vi}, ${time.vi}: ${due.vi}.`, en: `${paused.en}, ${time.en}: ${due.en}.` };
}

/** How much of a pause the term does not count, in the time that it counts. */
function sayUncounted({ of, in: unit, amount }: UncountedTime): Said {
  if (amount <= 0) return { vi: 'không chiếm thời gian tính hạn', en: 'none of it time that counts' };
  const time =
    unit === 'days'
      ? { vi: `${String(amount).padStart(2, '0')} ngày`, en: `${amount} ${amount === 1 ? 'day' : 'days'}` }
      : of === 'calendar'
        ? spanOfTime(amount, minutesOfDay)
        : spanOfTime(amount, Number.POSITIVE_INFINITY);
  return of === 'calendar'
    ? { vi: `gồm ${time.vi} không tính vào thời hạn`, en: `${time.en} that do not count` }
    : { vi: `gồm ${time.vi} làm việc không tính vào thời hạn`, en: `${time.en} of working time that do not count` };
}

const minutesOfDay = 1440;

function sayCorrection({ at, from, to }: Extract<Sentence, { code: 'corrected' }>): Said {
  const day = fullDay(legalDayAt(at));
  const [vi, en] = [formatDuration(to, 'vi'), formatDuration(to, 'en')];
  if (formatDuration(from, 'en') === en)
    return {
      vi: `Đính chính giấy tiếp nhận ngày ${day}: hạn trả được tính lại theo thông tin đúng.`,
      en: `Receipt corrected on ${day}: the due date follows from the corrected facts.`,
    };
  return {
    vi: `Đính chính giấy tiếp nhận ngày ${day}: thời hạn giải quyết là ${vi} thay cho ${formatDuration(from, 'vi')}, tính lại từ khi tiếp nhận.`,
    en: `Receipt corrected on ${day}: the term is ${en} instead of ${formatDuration(from, 'en')}, counted anew from receipt.`,
  };
}

/** How the clock ended: a result or a refusal against its date, a withdrawal or a stop without one. */
function sayEnd({ at, is, kept }: Extract<Sentence, { code: 'ended' }>): Said {
  const answered = is === 'finished' || is === 'refused';
  const then = kept === undefined ? { vi: '', en: '' } : answered ? keeping[kept] : nothingDue;
  return inBoth(at, (said) => ({
    vi: `${ends[is].vi} ${said.vi}${then.vi}.`,
    en: `${ends[is].en} ${said.en}${then.en}.`,
  }));
}

const ends: Record<Extract<Sentence, { code: 'ended' }>['is'], Said> = {
  finished: { vi: 'Có kết quả', en: 'Finished' },
  refused: { vi: 'Từ chối tiếp nhận', en: 'Refused' },
  withdrawn: { vi: 'Người nộp rút hồ sơ', en: 'Withdrawn by the applicant' },
  stopped: { vi: 'Dừng giải quyết', en: 'Stopped' },
};
const nothingDue: Said = { vi: '; không còn hạn trả kết quả', en: '; nothing is due any more' };
const keeping = {
  early: { vi: ', trước hạn', en: ', early' },
  'on-time': { vi: ', đúng hạn', en: ', on time' },
  late: { vi: ', quá hạn', en: ', late' },
};

function sayVoidExtension(at: number, because: 'limit' | 'not-later', limit: number): Said {
  const reason =
    because === 'limit'
      ? { vi: `chỉ được gia hạn tối đa ${String(limit).padStart(2, '0')} lần`, en: `at most ${limit} allowed` }
      : { vi: 'không muộn hơn hạn trả đang áp dụng', en: 'not later than the date in force' };
  return {
    vi: `Việc gia hạn ngày ${fullDay(legalDayAt(at))} không được tính: ${reason.vi}.`,
    en: `The extension of ${fullDay(legalDayAt(at))} does not count: ${reason.en}.`,
  };
}

function sayWeeklyRest(days: readonly LegalDay[]): Said {
  return days.length <= 4
    ? {
        vi: `${days.map(fullDay).join(', ')} là ngày nghỉ hằng tuần.`,
        en: `${days.map(fullDay).join(', ')}: weekly rest.`,
      }
    : { vi: `Không tính ${days.length} ngày nghỉ hằng tuần.`, en: `${days.length} days of weekly rest do not count.` };
}

function inBoth(instant: number, phrase: (said: Said) => Said): Said {
  return phrase({ vi: formatInstant(instant, 'vi'), en: formatInstant(instant, 'en') });
}

function formatDay(day: LegalDay, language: Language): string {
  const weekday = weekdays[language][weekdayOf(findDayNumber(day) ?? 0)] ?? '';
  return language === 'vi' ? `${weekday}, ngày ${fullDay(day)}` : `${weekday} ${fullDay(day)}`;
}

function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** `2 ngày 3 giờ 15 phút`: whole minutes, days only where one has so many minutes. */
function spanOfTime(ms: number, minutesADay: number): Said {
  const minutes = Math.round(ms / 60_000);
  if (minutes === 0) return { vi: 'chưa đến 1 phút', en: 'less than 1 min' };
  const days = Math.floor(minutes / minutesADay);
  const parts = [
    { amount: days, vi: 'ngày', en: days === 1 ? 'day' : 'days' },
    { amount: Math.floor((minutes - (days > 0 ? days * minutesADay : 0)) / 60), vi: 'giờ', en: 'h' },
    { amount: minutes % 60, vi: 'phút', en: 'min' },
  ].filter(({ amount }) => amount > 0);
  return {
    vi: parts.map(({ amount, vi }) => `${amount} ${vi}`).join(' '),
    en: parts.map(({ amount, en }) => `${amount} ${en}`).join(' '),
  };
}
