import { describe, expect, test } from '@jest/globals';
import { vietnamCalendar } from '../procedures/vietnam-calendar.ts';
import { explain } from './deadline-explanation.ts';
import { intakeTerm } from './intake-term.ts';
import type { Channel, Procedure } from './procedure.ts';
import { stepDue } from './step-term.ts';

/** Monday 23 November 2026, 16:00: the next day is a day off. */
const since = Date.parse('2026-11-23T16:00:00+07:00');

function due(procedure: Pick<Procedure, 'intake'>, channel: Channel): { at: string; words: string } {
  const { source: article, ...duration } = intakeTerm(procedure, channel);
  const counted = stepDue({ duration, since, agency: '*', article }, vietnamCalendar);
  if (!counted.ok) throw new Error(counted.error.code);
  return { at: new Date(counted.due).toISOString(), words: explain(counted.explanation, 'vi').join(' ') };
}

const at = (text: string) => new Date(text).toISOString();

describe('the limit of the intake', () => {
  test.each<[string, Procedure['intake'], Channel, string]>([
    ['8 working hours online', undefined, 'online', '2026-11-25T16:00:00+07:00'],
    ['a working day at the counter', undefined, 'direct', '2026-11-25T16:00:00+07:00'],
    [
      'the procedure’s own hour',
      { direct: { amount: 1, unit: 'HOUR', source: 's' } },
      'direct',
      '2026-11-23T17:00:00+07:00',
    ],
    ['the same day', { online: { amount: 1, unit: 'SAME_DAY', source: 's' } }, 'online', '2026-11-23T17:00:00+07:00'],
    [
      'two working days',
      { post: { amount: 2, unit: 'WORKING_DAY', source: 's' } },
      'post',
      '2026-11-26T16:00:00+07:00',
    ],
    [
      'of one channel leaves the others',
      { post: { amount: 2, unit: 'WORKING_DAY', source: 's' } },
      'direct',
      '2026-11-25T16:00:00+07:00',
    ],
  ])('is %s', (_, intake, channel, expected) => {
    expect(due(intake === undefined ? {} : { intake }, channel).at).toBe(at(expected));
  });

  test('is explained with its rule and the day off in between', () => {
    expect(due({}, 'direct').words).toBe(
      'Tính từ thứ Hai, ngày 23/11/2026, 16:00. Thời hạn của bước: 01 ngày làm việc (Điều 8 Nghị quyết 66.7/2025/NQ-CP). ' +
        '24/11/2026 là ngày nghỉ (Ngày Văn hóa Việt Nam). ' +
        `Tính theo lịch làm việc: ${vietnamCalendar.version}. ` +
        'Hạn của bước: thứ Tư, ngày 25/11/2026, 16:00.',
    );
  });
});
