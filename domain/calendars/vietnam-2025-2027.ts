import { type CalendarEntry, type CalendarSnapshot, calendarFromEntries } from '../calendar.ts';

const notice2025 = 'Thông báo 6150/TB-BLĐTBXH';
const notice2026 = 'Thông báo 9441/TB-BNV ngày 16/10/2025, Công văn 12729/VPCP-KGVX, Công văn 3383/BNV-CVL';
const labourCode = 'Bộ luật Lao động 2019, Điều 112 khoản 1';
const makeUp = 'Bộ luật Lao động 2019, Điều 111 khoản 3';
const cultureDay = 'Nghị quyết 28/2026/QH16, Điều 2';
const expected = 'Dự kiến, chưa có thông báo chính thức';

/** The days off and worked days of civil servants, each with the text that decides it. */
export const vietnamCalendarEntries: readonly CalendarEntry[] = [
  { day: '2025-01-01', kind: 'off', name: 'Tết Dương lịch', source: notice2025 },
  { day: '2025-01-25', kind: 'off', name: 'Trong kỳ nghỉ Tết Nguyên đán', source: notice2025 },
  { day: '2025-01-27', kind: 'off', name: 'Tết Nguyên đán', source: notice2025 },
  { day: '2025-01-28', kind: 'off', name: 'Tết Nguyên đán', source: notice2025 },
  { day: '2025-01-29', kind: 'off', name: 'Tết Nguyên đán', source: notice2025 },
  { day: '2025-01-30', kind: 'off', name: 'Tết Nguyên đán', source: notice2025 },
  { day: '2025-01-31', kind: 'off', name: 'Tết Nguyên đán', source: notice2025 },
  { day: '2025-02-01', kind: 'off', name: 'Trong kỳ nghỉ Tết Nguyên đán', source: notice2025 },
  { day: '2025-04-07', kind: 'off', name: 'Giỗ Tổ Hùng Vương', source: labourCode },
  { day: '2025-04-26', kind: 'worked', name: 'Làm bù cho ngày 02/5/2025', source: notice2025 },
  { day: '2025-04-30', kind: 'off', name: 'Ngày Chiến thắng', source: notice2025 },
  { day: '2025-05-01', kind: 'off', name: 'Ngày Quốc tế lao động', source: notice2025 },
  { day: '2025-05-02', kind: 'off', name: 'Nghỉ hoán đổi với ngày 26/4/2025', source: notice2025 },
  { day: '2025-09-01', kind: 'off', name: 'Quốc khánh', source: notice2025 },
  { day: '2025-09-02', kind: 'off', name: 'Quốc khánh', source: notice2025 },

  { day: '2026-01-01', kind: 'off', name: 'Tết Dương lịch', source: notice2026 },
  { day: '2026-01-02', kind: 'off', name: 'Nghỉ hoán đổi với ngày 10/01/2026', source: notice2026 },
  { day: '2026-01-10', kind: 'worked', name: 'Làm bù cho ngày 02/01/2026', source: notice2026 },
  { day: '2026-02-14', kind: 'off', name: 'Trong kỳ nghỉ Tết Nguyên đán', source: notice2026 },
  { day: '2026-02-16', kind: 'off', name: 'Tết Nguyên đán', source: notice2026 },
  { day: '2026-02-17', kind: 'off', name: 'Tết Nguyên đán', source: notice2026 },
  { day: '2026-02-18', kind: 'off', name: 'Tết Nguyên đán', source: notice2026 },
  { day: '2026-02-19', kind: 'off', name: 'Tết Nguyên đán', source: notice2026 },
  { day: '2026-02-20', kind: 'off', name: 'Tết Nguyên đán', source: notice2026 },
  { day: '2026-02-21', kind: 'off', name: 'Trong kỳ nghỉ Tết Nguyên đán', source: notice2026 },
  { day: '2026-04-26', kind: 'off', name: 'Giỗ Tổ Hùng Vương', source: labourCode },
  { day: '2026-04-27', kind: 'off', name: 'Nghỉ bù Giỗ Tổ Hùng Vương', source: makeUp },
  { day: '2026-04-30', kind: 'off', name: 'Ngày Chiến thắng', source: notice2026 },
  { day: '2026-05-01', kind: 'off', name: 'Ngày Quốc tế lao động', source: notice2026 },
  { day: '2026-08-22', kind: 'worked', name: 'Làm bù cho ngày 31/8/2026', source: notice2026 },
  { day: '2026-08-31', kind: 'off', name: 'Nghỉ hoán đổi với ngày 22/8/2026', source: notice2026 },
  { day: '2026-09-01', kind: 'off', name: 'Quốc khánh', source: notice2026 },
  { day: '2026-09-02', kind: 'off', name: 'Quốc khánh', source: notice2026 },
  { day: '2026-11-24', kind: 'off', name: 'Ngày Văn hóa Việt Nam', source: cultureDay },

  { day: '2027-01-01', kind: 'off', name: 'Tết Dương lịch', source: labourCode },
  { day: '2027-02-05', kind: 'off', name: 'Tết Nguyên đán', source: expected },
  { day: '2027-02-06', kind: 'off', name: 'Tết Nguyên đán', source: labourCode },
  { day: '2027-02-07', kind: 'off', name: 'Tết Nguyên đán', source: labourCode },
  { day: '2027-02-08', kind: 'off', name: 'Tết Nguyên đán', source: expected },
  { day: '2027-02-09', kind: 'off', name: 'Tết Nguyên đán', source: expected },
  { day: '2027-02-10', kind: 'off', name: 'Nghỉ bù Tết Nguyên đán', source: expected },
  { day: '2027-02-11', kind: 'off', name: 'Nghỉ bù Tết Nguyên đán', source: expected },
  { day: '2027-04-16', kind: 'off', name: 'Giỗ Tổ Hùng Vương', source: labourCode },
  { day: '2027-04-30', kind: 'off', name: 'Ngày Chiến thắng', source: labourCode },
  { day: '2027-05-01', kind: 'off', name: 'Ngày Quốc tế lao động', source: labourCode },
  { day: '2027-05-03', kind: 'off', name: 'Nghỉ bù Ngày Quốc tế lao động', source: makeUp },
  { day: '2027-09-02', kind: 'off', name: 'Quốc khánh', source: labourCode },
  { day: '2027-09-03', kind: 'off', name: 'Quốc khánh', source: expected },
  { day: '2027-11-24', kind: 'off', name: 'Ngày Văn hóa Việt Nam', source: cultureDay },
];

/** The national calendar: 2025 and 2026 as decided, 2027 as expected and therefore provisional. 8 office hours a day. */
export const vietnamCalendar: CalendarSnapshot = getCalendar();

function getCalendar(): CalendarSnapshot {
  const result = calendarFromEntries({
    version: 'Việt Nam 2025–2027, lập ngày 22/11/2026 (2027: dự kiến)',
    entries: vietnamCalendarEntries,
    hours: {
      '*': {
        weekday: [
          [420, 690],
          [810, 1020],
        ],
        saturday: [],
      },
    },
    years: { 2025: 'decided', 2026: 'decided', 2027: 'provisional' },
  });
  if (!result.ok)
    throw new Error(`Expected a sound calendar but ${result.problems.map((problem) => problem.reason.en).join('; ')}`);
  return result.calendar;
}
