import { describe, expect, test } from '@jest/globals';
import { vietnamCalendar } from '../procedures/vietnam-calendar.ts';
import { dueDate, lastDayForApology, type Timeliness, timeliness } from './deadline.ts';
import { explain } from './deadline-explanation.ts';
import { type DeadlineTerms, findDeadlineTerms } from './deadline-terms.ts';
import { type LedgerEntry, pauseCauseOf } from './ledger.ts';
import type { Duration } from './procedure.ts';

const at = (text: string) => Date.parse(`${text.length === 16 ? `${text}:00` : text}+07:00`);
const accepted = (text: string): LedgerEntry => ({ at: at(text), is: 'accepted' });
const paused = (text: string, cause: 'supplement' | 'financial-duty' = 'supplement'): LedgerEntry => ({
  at: at(text),
  is: 'paused',
  cause,
});
const end = (text: string, is: 'finished' | 'refused' | 'withdrawn' | 'stopped'): LedgerEntry => ({
  at: at(text),
  is,
});
const resumed = (text: string): LedgerEntry => ({ at: at(text), is: 'resumed' });
const terms = (amount: number, unit: Duration['unit'], other: Partial<DeadlineTerms> = {}): DeadlineTerms => ({
  duration: { amount, unit },
  startRule: 'exact-hour',
  pausePolicy: 'shift',
  agency: 'H26.15',
  cutOffMinute: undefined,
  extensionLimit: 1,
  ...other,
});

function computed(ledger: LedgerEntry[], rules: DeadlineTerms, calendar = vietnamCalendar) {
  const result = dueDate(ledger, rules, calendar);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

function due(ledger: LedgerEntry[], rules: DeadlineTerms): string | undefined {
  const { due } = computed(ledger, rules);
  // Whole minutes, or the last moment of one; anything else would show.
  return due === undefined
    ? undefined
    : new Date(due + 7 * 3_600_000).toISOString().replace(/:(?:00\.000|59\.999)Z$/, '');
}

describe('due dates', () => {
  const dayEnd = { startRule: 'day-end' } as const;
  test.each<[string, string, DeadlineTerms, string]>([
    ['Friday 14:00 and 3 working days, over 24/11', '2026-11-20T14:00', terms(3, 'WORKING_DAY'), '2026-11-26T14:00'],
    ['the same to the end of the day', '2026-11-20T14:00', terms(3, 'WORKING_DAY', dayEnd), '2026-11-26T23:59'],
    ['half a working day', '2026-11-20T10:00', terms(0.5, 'WORKING_DAY'), '2026-11-20T16:00'],
    [
      'half a working day to the end of the day',
      '2026-11-20T10:00',
      terms(0.5, 'WORKING_DAY', dayEnd),
      '2026-11-23T23:59',
    ],
    ['8 working hours', '2026-11-20T15:00', terms(8, 'HOUR'), '2026-11-23T15:00'],
    ['8 working hours know no end of day', '2026-11-20T15:00', terms(8, 'HOUR', dayEnd), '2026-11-23T15:00'],
    ['30 days', '2026-10-26T09:00', terms(30, 'DAY'), '2026-11-25T09:00'],
    ['29 days that end on a holiday', '2026-10-26T09:00', terms(29, 'DAY', dayEnd), '2026-11-25T23:59'],
    ['days that end on a Saturday', '2026-11-20T09:00', terms(8, 'DAY'), '2026-11-30T09:00'],
    ['a month from the 31st', '2026-08-28T09:00', terms(1, 'MONTH'), '2026-09-28T09:00'],
    ['a month that has no such day', '2026-03-31T09:00', terms(1, 'MONTH', dayEnd), '2026-05-04T23:59'],
    ['part of a day to the end of the day', '2026-11-17T10:00', terms(1.5, 'DAY', dayEnd), '2026-11-19T23:59'],
    ['half a month more', '2026-10-12T09:00', terms(1.5, 'MONTH'), '2026-11-27T09:00'],
    ['half a month more to the end of the day', '2026-10-12T09:00', terms(1.5, 'MONTH', dayEnd), '2026-11-27T23:59'],
    ['within the day', '2026-11-20T09:15', terms(1, 'SAME_DAY'), '2026-11-20T17:00'],
    [
      'within the day, after the cut-off',
      '2026-11-20T15:01',
      terms(1, 'SAME_DAY', { cutOffMinute: 900 }),
      '2026-11-23T17:00',
    ],
    [
      'within the day, at the cut-off',
      '2026-11-20T15:00',
      terms(1, 'SAME_DAY', { cutOffMinute: 900 }),
      '2026-11-20T17:00',
    ],
    [
      'within the day, seconds after the cut-off’s minute began',
      '2026-11-20T15:00:59',
      terms(1, 'SAME_DAY', { cutOffMinute: 900 }),
      '2026-11-20T17:00',
    ],
    ['within the day, received in the evening', '2026-11-20T20:00', terms(1, 'SAME_DAY'), '2026-11-23T17:00'],
    ['a worked Saturday counts', '2026-08-21T09:00', terms(1, 'WORKING_DAY'), '2026-08-22T09:00'],
  ])('%s', (_name, received, rules, expected) => {
    expect(due([accepted(received)], rules)).toBe(expected);
  });

  test('are none before valid reception, whatever else happened', () => {
    expect(
      due(
        [{ at: at('2026-11-20T08:00'), is: 'submitted' }, paused('2026-11-20T09:00'), resumed('2026-11-23T09:00')],
        terms(3, 'WORKING_DAY'),
      ),
    ).toBeUndefined();
  });

  test('are refused beyond the calendar, and for a duration that is none', () => {
    expect(dueDate([accepted('2027-12-20T09:00')], terms(20, 'WORKING_DAY'), vietnamCalendar)).toEqual({
      ok: false,
      error: { code: 'calendar-year-unknown', year: 2028 },
    });
    expect(dueDate([accepted('2026-11-20T09:00')], terms(-1, 'DAY'), vietnamCalendar)).toEqual({
      ok: false,
      error: { code: 'duration-invalid', amount: -1, unit: 'DAY' },
    });
    expect(dueDate([accepted('2026-11-20T09:00')], terms(0, 'DAY'), vietnamCalendar).ok).toBe(false);
    expect(dueDate([accepted('2026-11-20T09:00')], terms(Number.NaN, 'DAY'), vietnamCalendar).ok).toBe(false);
  });
});

describe('pauses', () => {
  const start = accepted('2026-11-02T10:00');
  const pause = [paused('2026-11-03T10:00'), resumed('2026-11-05T10:00')];
  test.each<[string, LedgerEntry[], DeadlineTerms, string]>([
    ['shift by the working time', [start, ...pause], terms(5, 'WORKING_DAY'), '2026-11-11T10:00'],
    [
      'restart the whole term',
      [start, ...pause],
      terms(5, 'WORKING_DAY', { pausePolicy: 'restart' }),
      '2026-11-12T10:00',
    ],
    [
      'shift calendar days by calendar time',
      [start, paused('2026-11-06T10:00'), resumed('2026-11-09T10:00')],
      terms(10, 'DAY'),
      '2026-11-16T10:00',
    ],
    [
      'for a financial duty never restart',
      [start, paused('2026-11-03T10:00', 'financial-duty'), resumed('2026-11-05T10:00')],
      terms(5, 'WORKING_DAY', { pausePolicy: 'restart' }),
      '2026-11-11T10:00',
    ],
    [
      'restart the whole term when a supplement is asked for while they last',
      [
        start,
        paused('2026-11-03T10:00', 'financial-duty'),
        paused('2026-11-04T10:00'),
        resumed('2026-11-05T10:00'),
        resumed('2026-11-06T10:00'),
      ],
      terms(5, 'WORKING_DAY', { pausePolicy: 'restart' }),
      '2026-11-13T10:00',
    ],
    [
      'at the same time count once',
      [
        start,
        paused('2026-11-03T10:00'),
        paused('2026-11-04T10:00', 'financial-duty'),
        resumed('2026-11-05T10:00'),
        resumed('2026-11-06T10:00'),
      ],
      terms(5, 'WORKING_DAY'),
      '2026-11-12T10:00',
    ],
    [
      'over a weekend shift nothing',
      [start, paused('2026-11-06T17:30'), resumed('2026-11-09T06:00')],
      terms(5, 'WORKING_DAY'),
      '2026-11-09T10:00',
    ],
    [
      'after the due date move nothing',
      [start, paused('2026-11-10T10:00'), resumed('2026-11-20T10:00')],
      terms(5, 'WORKING_DAY', { pausePolicy: 'restart' }),
      '2026-11-09T10:00',
    ],
    [
      'before acceptance mean nothing',
      [paused('2026-11-01T10:00'), start],
      terms(5, 'WORKING_DAY'),
      '2026-11-09T10:00',
    ],
  ])('%s', (_name, ledger, rules, expected) => {
    expect(due(ledger, rules)).toBe(expected);
  });

  test('that are open keep the date and say since when', () => {
    expect(computed([start, paused('2026-11-03T10:00')], terms(5, 'WORKING_DAY'))).toMatchObject({
      due: at('2026-11-09T10:00'),
      pausedSince: at('2026-11-03T10:00'),
    });
  });

  test('a second acceptance never restarts the clock', () => {
    expect(due([start, accepted('2026-11-05T10:00')], terms(5, 'WORKING_DAY'))).toBe('2026-11-09T10:00');
  });

  test.each([
    [5, 'supplement'],
    [6, 'financial-duty'],
    [8, 'suspension'],
    [undefined, 'suspension'],
  ] as const)('status %p is the cause %s', (status, cause) => {
    expect(pauseCauseOf(status)).toBe(cause);
  });
});

describe('extensions', () => {
  const start = accepted('2026-11-02T10:00');
  const until = (text: string, day: string): LedgerEntry => ({
    at: at(text),
    is: 'extended',
    to: { until: day },
    article: 'Điều 19',
  });
  test.each<[string, LedgerEntry[], string, number]>([
    ['to a date keep the hour', [start, until('2026-11-05T09:00', '2026-11-12')], '2026-11-12T10:00', 1],
    ['to a Sunday end on Monday', [start, until('2026-11-05T09:00', '2026-11-15')], '2026-11-16T10:00', 1],
    [
      'by working days',
      [start, { at: at('2026-11-05T09:00'), is: 'extended', to: { by: { amount: 3, unit: 'WORKING_DAY' } } }],
      '2026-11-12T10:00',
      1,
    ],
    [
      'count up to the limit',
      [start, until('2026-11-05T09:00', '2026-11-12'), until('2026-11-10T09:00', '2026-11-20')],
      '2026-11-12T10:00',
      1,
    ],
    ['never move the date forward', [start, until('2026-11-05T09:00', '2026-11-06')], '2026-11-09T10:00', 0],
  ])('%s', (_name, ledger, expected, extensions) => {
    expect(due(ledger, terms(5, 'WORKING_DAY'))).toBe(expected);
    expect(computed(ledger, terms(5, 'WORKING_DAY')).extensions).toBe(extensions);
  });

  test('are announced at the latest one day before the date', () => {
    expect(lastDayForApology(at('2026-11-12T10:00'))).toBe('2026-11-11');
  });
});

describe('timeliness', () => {
  const ledger = [accepted('2026-11-02T10:00')];
  test.each<[string, LedgerEntry[], string, Timeliness]>([
    ['no date yet', [], '2026-11-03T10:00', 'none'],
    ['open, days before', ledger, '2026-11-03T10:00', 'open-in-time'],
    ['open, on the day', ledger, '2026-11-09T09:59', 'open-due-today'],
    ['open, past the hour', ledger, '2026-11-09T10:01', 'open-late'],
    ['paused in time', [...ledger, paused('2026-11-05T10:00')], '2026-12-20T10:00', 'paused'],
    ['paused when already late', [...ledger, paused('2026-11-10T10:00')], '2026-11-11T10:00', 'open-late'],
    ['finished a day before', [...ledger, end('2026-11-06T16:00', 'finished')], '2026-12-01T10:00', 'closed-early'],
    ['finished on the day', [...ledger, end('2026-11-09T09:00', 'finished')], '2026-12-01T10:00', 'closed-on-time'],
    ['finished past the hour', [...ledger, end('2026-11-09T11:00', 'finished')], '2026-12-01T10:00', 'closed-late'],
    [
      'refused with reasons in time',
      [...ledger, end('2026-11-06T11:00', 'refused')],
      '2026-12-01T10:00',
      'closed-early',
    ],
    ['withdrawn', [...ledger, end('2026-11-20T11:00', 'withdrawn')], '2026-12-01T10:00', 'none'],
    [
      'finished inside a pause',
      [...ledger, paused('2026-11-05T10:00'), end('2026-11-20T11:00', 'finished')],
      '2026-12-01T10:00',
      'closed-early',
    ],
  ])('%s', (_name, entries, now, expected) => {
    expect(timeliness(computed(entries, terms(5, 'WORKING_DAY')), at(now))).toBe(expected);
  });
});

describe('the explanation', () => {
  test.each<[string, LedgerEntry[], string, string]>([
    [
      'a result before its day',
      [end('2026-11-06T16:00', 'finished')],
      'Có kết quả thứ Sáu, ngày 06/11/2026, 16:00, trước hạn.',
      'early',
    ],
    [
      'on its day',
      [end('2026-11-09T10:00', 'finished')],
      'Có kết quả thứ Hai, ngày 09/11/2026, 10:00, đúng hạn.',
      'on time',
    ],
    [
      'past its hour',
      [end('2026-11-09T10:01', 'finished')],
      'Có kết quả thứ Hai, ngày 09/11/2026, 10:01, quá hạn.',
      'late',
    ],
    [
      'a withdrawal',
      [end('2026-11-06T16:00', 'withdrawn'), end('2026-11-06T17:00', 'finished')],
      'Người nộp rút hồ sơ thứ Sáu, ngày 06/11/2026, 16:00; không còn hạn trả kết quả.',
      'nothing is due',
    ],
    [
      'a stop while paused',
      [paused('2026-11-05T10:00'), end('2026-11-06T16:00', 'stopped')],
      'Dừng giải quyết thứ Sáu, ngày 06/11/2026, 16:00; không còn hạn trả kết quả.',
      'nothing is due',
    ],
  ])('ends with how the clock did: %s', (_what, entries, vi, en) => {
    const { explanation } = computed([accepted('2026-11-02T10:00'), ...entries], terms(5, 'WORKING_DAY'));
    expect([explain(explanation, 'vi').at(-1), explain(explanation, 'en').at(-1)]).toEqual([
      vi,
      expect.stringContaining(en),
    ]);
  });

  test('ends with a refusal where nothing was ever due', () => {
    const { explanation } = computed([end('2026-11-02T11:00', 'refused')], terms(5, 'WORKING_DAY'));
    expect(explain(explanation, 'vi')).toEqual([
      'Hồ sơ chưa được tiếp nhận hợp lệ nên chưa có hạn trả kết quả.',
      'Từ chối tiếp nhận thứ Hai, ngày 02/11/2026, 11:00.',
    ]);
  });

  test('says in words what counted', () => {
    const { explanation } = computed(
      [{ ...accepted('2026-11-20T14:00'), article: 'Nghị định 118/2025/NĐ-CP, Điều 17' }],
      terms(3, 'WORKING_DAY'),
    );
    expect(explain(explanation, 'vi')).toEqual([
      'Tiếp nhận thứ Sáu, ngày 20/11/2026, 14:00.',
      'Thời hạn giải quyết: 03 ngày làm việc (Nghị định 118/2025/NĐ-CP, Điều 17), tính từ giờ tiếp nhận.',
      '21/11/2026, 22/11/2026 là ngày nghỉ hằng tuần.',
      '24/11/2026 là ngày nghỉ (Ngày Văn hóa Việt Nam).',
      'Tính theo lịch làm việc: Việt Nam 2025–2027, lập ngày 22/11/2026 (2027: dự kiến).',
      'Hạn trả kết quả: thứ Năm, ngày 26/11/2026, 14:00.',
    ]);
    expect(explain(explanation, 'en').slice(0, 2)).toEqual([
      'Received Friday 20/11/2026, 14:00.',
      'Term: 3 working days (Nghị định 118/2025/NĐ-CP, Điều 17), counted from the hour of receipt.',
    ]);
  });

  test('tells of cut-off, pauses, extensions, apologies and provisional years', () => {
    const ledger: LedgerEntry[] = [
      accepted('2026-12-24T15:30'),
      paused('2026-12-28T09:00'),
      resumed('2026-12-28T14:30'),
      { at: at('2026-12-29T08:00'), is: 'apologised' },
      { at: at('2026-12-29T08:05'), is: 'extended', to: { until: '2027-01-05' }, article: 'Nghị định 118/2025/NĐ-CP' },
      { at: at('2027-01-04T08:05'), is: 'extended', to: { until: '2027-01-15' } },
      paused('2027-01-04T09:00', 'financial-duty'),
    ];
    const { explanation, provisionalYears } = computed(ledger, terms(3, 'WORKING_DAY', { cutOffMinute: 900 }));
    expect(provisionalYears).toEqual([2027]);
    expect(explain(explanation, 'vi')).toEqual([
      'Tiếp nhận thứ Năm, ngày 24/12/2026, 15:30.',
      'Tiếp nhận sau 15:00 nên tính từ ngày làm việc tiếp theo: thứ Sáu, ngày 25/12/2026, 07:00.',
      'Thời hạn giải quyết: 03 ngày làm việc, tính từ thời điểm đó.',
      'Tạm dừng (chờ bổ sung hồ sơ) từ thứ Hai, ngày 28/12/2026, 09:00 đến thứ Hai, ngày 28/12/2026, 14:30, gồm 3 giờ 30 phút làm việc không tính vào thời hạn: hạn trả thứ Tư, ngày 30/12/2026, 10:30.',
      'Đã gửi văn bản xin lỗi ngày 29/12/2026.',
      'Gia hạn lần 1 (ngày 29/12/2026, Nghị định 118/2025/NĐ-CP): hạn trả mới thứ Ba, ngày 05/01/2027, 10:30.',
      'Việc gia hạn ngày 04/01/2027 không được tính: chỉ được gia hạn tối đa 01 lần.',
      '26/12/2026, 27/12/2026, 02/01/2027, 03/01/2027 là ngày nghỉ hằng tuần.',
      '01/01/2027 là ngày nghỉ (Tết Dương lịch).',
      'Tính theo lịch làm việc: Việt Nam 2025–2027, lập ngày 22/11/2026 (2027: dự kiến).',
      'Hạn trả kết quả: thứ Ba, ngày 05/01/2027, 10:30.',
      'Đang tạm dừng (chờ thực hiện nghĩa vụ tài chính) từ thứ Hai, ngày 04/01/2027, 09:00; hạn trả sẽ được tính lại khi tiếp tục giải quyết.',
      'Lịch nghỉ năm 2027 mới là dự kiến; hạn trả có thể thay đổi khi có thông báo chính thức.',
    ]);
  });

  test('says how much of a pause does not count in the time that the term counts', () => {
    const pause = [paused('2026-11-06T16:00'), resumed('2026-11-09T08:30')];
    const said = (rules: DeadlineTerms, between = pause) =>
      explain(computed([accepted('2026-11-02T10:00'), ...between], rules).explanation, 'vi').find((each) =>
        each.startsWith('Tạm dừng'),
      );
    expect(said(terms(10, 'WORKING_DAY'))).toMatch('gồm 2 giờ 30 phút làm việc không tính vào thời hạn');
    expect(said(terms(10, 'DAY'))).toMatch('gồm 2 ngày 16 giờ 30 phút không tính vào thời hạn');
    expect(said(terms(10, 'DAY', { startRule: 'day-end' }))).toMatch('gồm 03 ngày không tính vào thời hạn');
    expect(said(terms(10, 'WORKING_DAY', { startRule: 'day-end' }))).toMatch(
      'gồm 01 ngày làm việc không tính vào thời hạn',
    );
    const night = [paused('2026-11-06T18:00'), resumed('2026-11-06T19:00')];
    expect(said(terms(10, 'WORKING_DAY'), night)).toMatch('không chiếm thời gian tính hạn');
    const almost = [paused('2026-11-06T09:00'), { at: at('2026-11-06T11:00') - 10_000, is: 'resumed' as const }];
    expect(said(terms(10, 'WORKING_DAY'), almost)).toMatch('gồm 2 giờ làm việc');
  });

  test('counts the Saturday an agency opens for a term in hours, and says so', () => {
    const calendar = {
      ...vietnamCalendar,
      hours: {
        ...vietnamCalendar.hours,
        'H26.15': {
          weekday: [[480, 720] as const, [780, 1020] as const],
          saturday: [[480, 720] as const],
        },
      },
    };
    const { due: date, explanation } = computed([accepted('2026-11-13T15:00')], terms(8, 'HOUR'), calendar);
    expect(date).toBe(at('2026-11-16T10:00'));
    expect(explain(explanation, 'vi')).toEqual(
      expect.arrayContaining([
        '15/11/2026 là ngày nghỉ hằng tuần.',
        '14/11/2026 là thứ Bảy nhưng cơ quan vẫn làm việc.',
      ]),
    );
  });

  test('does not call it the hour or the day of receipt where the term begins later', () => {
    const said = (rules: DeadlineTerms) =>
      explain(computed([accepted('2026-11-14T09:00')], rules).explanation, 'vi').slice(1, 3);
    expect(said(terms(3, 'WORKING_DAY'))).toEqual([
      'Tiếp nhận ngoài giờ làm việc nên tính từ thứ Hai, ngày 16/11/2026, 07:00.',
      'Thời hạn giải quyết: 03 ngày làm việc, tính từ thời điểm đó.',
    ]);
    expect(said(terms(3, 'WORKING_DAY', { startRule: 'day-end' }))[1]).toMatch('không tính ngày đó');
  });

  test('says that the whole term began again after a supplement', () => {
    const ledger = [accepted('2026-11-02T10:00'), paused('2026-11-03T10:00'), resumed('2026-11-05T10:00')];
    const { explanation } = computed(ledger, terms(5, 'WORKING_DAY', { pausePolicy: 'restart' }));
    expect(explain(explanation, 'vi')[2]).toBe(
      'Tạm dừng (chờ bổ sung hồ sơ) từ thứ Ba, ngày 03/11/2026, 10:00 đến thứ Năm, ngày 05/11/2026, 10:00; hồ sơ đã bổ sung đầy đủ nên thời hạn được tính lại từ đầu, kể từ thứ Năm, ngày 05/11/2026, 10:00: hạn trả thứ Năm, ngày 12/11/2026, 10:00.',
    );
  });

  test('names an apology that came too late, and an extension to no later date', () => {
    const said = (day: string) =>
      explain(
        computed(
          [
            accepted('2026-11-02T10:00'),
            { at: at(`${day}T07:30`), is: 'apologised' },
            { at: at(`${day}T08:00`), is: 'extended', to: { until: '2026-11-09' } },
          ],
          terms(5, 'WORKING_DAY'),
        ).explanation,
        'vi',
      ).slice(2, 4);
    expect(said('2026-11-08')).toEqual([
      'Đã gửi văn bản xin lỗi ngày 08/11/2026.',
      'Việc gia hạn ngày 08/11/2026 không được tính: không muộn hơn hạn trả đang áp dụng.',
    ]);
    expect(said('2026-11-09')[0]).toMatch('muộn hơn quy định');
  });

  test('names a worked Saturday that ends the term, and no weekly rest where there is none', () => {
    const said = (received: string) =>
      explain(computed([accepted(received)], terms(1, 'WORKING_DAY')).explanation, 'vi').slice(2, -2);
    expect(said('2026-08-21T09:00')).toEqual(['22/08/2026 là ngày làm việc (Làm bù cho ngày 31/8/2026).']);
    expect(said('2026-11-17T09:00')).toEqual([]);
  });

  test('names the day off on which a new date was put', () => {
    const ledger: LedgerEntry[] = [
      accepted('2026-11-02T09:00'),
      { at: at('2026-11-03T08:00'), is: 'extended', to: { until: '2026-11-28' } },
    ];
    expect(explain(computed(ledger, terms(3, 'WORKING_DAY')).explanation, 'vi')).toContain(
      'Gia hạn lần 1 (ngày 03/11/2026): hạn trả mới thứ Hai, ngày 30/11/2026, 09:00 (28/11/2026 là ngày nghỉ).',
    );
  });

  test('calls a last day a day off only where it is one', () => {
    const ledger = [accepted('2026-11-20T09:00'), paused('2026-11-30T08:30'), resumed('2026-12-01T10:00')];
    const { due: date, explanation } = computed(ledger, terms(8, 'DAY'));
    expect(date).toBe(at('2026-12-01T10:00'));
    expect(explain(explanation, 'vi')).toContain(
      'Ngày cuối cùng 28/11/2026 là ngày nghỉ nên thời hạn kết thúc vào ngày làm việc tiếp theo, 30/11/2026.',
    );
  });

  test('counts one of a thing and many of it', () => {
    const pause = (to: string) => [accepted('2026-11-02T10:00'), paused('2026-11-03T10:00'), resumed(to)];
    const said = (ledger: LedgerEntry[], rules: DeadlineTerms) =>
      explain(computed(ledger, rules).explanation, 'en').join(' ');
    const toEndOfDay = { startRule: 'day-end' } as const;
    expect(said(pause('2026-11-04T10:00'), terms(1, 'MONTH', toEndOfDay))).toMatch(/Term: 1 month,.* 1 day that do/);
    expect(said(pause('2026-11-05T10:00'), terms(2, 'MONTH'))).toMatch(/Term: 2 months,.* 2 days that do/);
    expect(said(pause('2026-11-04T11:00'), terms(30, 'DAY'))).toMatch('1 day 1 h that do');
  });

  test('lists a few days of weekly rest and counts many', () => {
    const rest = (days: number) =>
      explain(computed([accepted('2026-11-02T10:00')], terms(days, 'WORKING_DAY')).explanation, 'vi').find((each) =>
        each.includes('nghỉ hằng tuần'),
      );
    expect(rest(10)).toBe('07/11/2026, 08/11/2026, 14/11/2026, 15/11/2026 là ngày nghỉ hằng tuần.');
    expect(rest(15)).toBe('Không tính 6 ngày nghỉ hằng tuần.');
  });

  test('gives every sentence in both languages', () => {
    const { explanation } = computed(
      [accepted('2026-10-23T09:00'), paused('2026-12-01T09:00'), resumed('2026-12-02T09:00')],
      terms(32, 'DAY', { startRule: 'day-end' }),
    );
    const [vi, en] = [explain(explanation, 'vi'), explain(explanation, 'en')];
    expect(vi).toContain(
      'Ngày cuối cùng 24/11/2026 là ngày nghỉ (Ngày Văn hóa Việt Nam) nên thời hạn kết thúc vào ngày làm việc tiếp theo, 25/11/2026.',
    );
    expect(en).toHaveLength(vi.length);
  });
});

describe('the terms of a receipt', () => {
  const procedure = {
    cases: [
      { code: '00', name: 'Chung', duration: { amount: 3, unit: 'WORKING_DAY' }, durationSource: undefined },
      { code: '01', name: 'Xác minh', duration: { amount: 5, unit: 'WORKING_DAY' }, durationSource: undefined },
      { code: '02', name: 'Chưa rõ', duration: undefined, durationSource: undefined },
    ],
    cutOff: { minute: 900, channels: ['online'] },
    supplement: { limit: 1, pausePolicy: 'restart', citizenDays: undefined },
  } as const;
  test.each([
    ['00', 'online', 3, 900],
    ['01', 'direct', 5, undefined],
    ['02', 'post', 3, undefined],
    ['99', 'online', 3, 900],
  ] as const)('case %s through %s: %p days, cut-off %p', (code, channel, amount, cutOffMinute) => {
    expect(findDeadlineTerms(procedure, { case: code, channel, agency: 'H26.15' })).toMatchObject({
      duration: { amount },
      cutOffMinute,
      pausePolicy: 'restart',
      extensionLimit: 1,
    });
  });

  test('allow as many extensions as the procedure’s own law', () => {
    const receipt = { case: '00', channel: 'direct', agency: 'H26.15' } as const;
    const extension = { limit: 2, source: 'Luật chuyên ngành' };
    expect(findDeadlineTerms({ ...procedure, extension }, receipt)?.extensionLimit).toBe(2);
  });

  test('are none where no duration is known', () => {
    expect(
      findDeadlineTerms({ ...procedure, cases: [] }, { case: '00', channel: 'online', agency: 'H26.15' }),
    ).toBeUndefined();
  });
});
