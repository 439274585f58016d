import { describe, expect, test } from '@jest/globals';
import { testFacts } from '../../engine/testing.ts';
import { workingTimeLeft } from './working-time-left.ts';

const { calendar } = testFacts;
const at = (text: string) => Date.parse(`${text}:00+07:00`);
const left = (
  due: string,
  now: string,
  timeliness: Parameters<typeof workingTimeLeft>[2]['timeliness'] = 'open-in-time',
) => workingTimeLeft(calendar, 'H26.15', { timeliness, dueAt: new Date(at(due)) }, at(now)).workingMinutesLeft;

describe('the working time left until a date', () => {
  test.each([
    ['leaves out the lunch break', '2026-11-23T14:30', '2026-11-23T10:30', 120],
    ['leaves out a day off', '2026-11-25T08:00', '2026-11-23T16:00', 120],
    ['counts down below nothing once the date has passed', '2026-11-23T10:00', '2026-11-23T11:00', -60],
    ['stands still overnight', '2026-11-23T17:00', '2026-11-23T20:00', 0],
  ])('%s', (_, due, now, minutes) => {
    expect((left(due, now) ?? Number.NaN) + 0).toBe(minutes);
  });

  test.each(['paused', 'none', 'closed-late'] as const)('is not said of a dossier that is %s', (timeliness) => {
    expect(left('2026-11-23T17:00', '2026-11-23T08:00', timeliness)).toBeUndefined();
  });

  test('is not guessed in a year without a decided calendar', () => {
    expect(left('2031-01-02T17:00', '2030-12-31T08:00')).toBeUndefined();
  });
});
