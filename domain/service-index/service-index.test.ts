import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LedgerEntry } from '../ledger.ts';
import { type IndexItemId, index766, scoreIndex766 } from './index-766.ts';
import { isOnTime766 } from './on-time-766.ts';

const day = 86_400_000;
const accepted: LedgerEntry = { at: 0, is: 'accepted' };
const asked = (at: number): LedgerEntry => ({ at: at * day, is: 'paused', cause: 'supplement' });
const resumed = (at: number): LedgerEntry => ({ at: at * day, is: 'resumed' });
const end = (at: number, is: 'finished' | 'returned' | 'refused' | 'withdrawn' | 'stopped'): LedgerEntry => ({
  at: at * day,
  is,
});

describe('item 2.1: on time by the rule of the portal', () => {
  test.each<[string, LedgerEntry[], boolean]>([
    ['finished before the date', [end(4, 'finished')], true],
    ['finished after the date', [end(6, 'finished')], false],
    ['finished in time, fetched late: the finish counts', [end(4, 'finished'), end(20, 'returned')], true],
    ['returned without a finish', [end(6, 'returned')], false],
    ['stopped in time', [end(3, 'stopped')], true],
    ['withdrawn late', [end(9, 'withdrawn')], false],
    ['open when the period ends', [], false],
    ['one supplement, unanswered: ends with the request', [asked(4)], true],
    ['one supplement asked too late', [asked(6)], false],
    ['one supplement: the applicant’s days are taken off', [asked(3), resumed(23), end(24, 'finished')], true],
    ['one supplement, late all the same', [asked(3), resumed(23), end(27, 'finished')], false],
    ['two supplements are late', [asked(1), resumed(2), asked(3), resumed(4), end(4, 'finished')], false],
    [
      'another pause is the agency’s own time',
      [{ at: 3 * day, is: 'paused', cause: 'suspension' }, resumed(23), end(24, 'finished')],
      false,
    ],
    ['what comes after the period is not known yet', [end(4, 'finished'), asked(40), asked(41)], true],
  ])('%s', (_name, entries, expected) => {
    expect(isOnTime766([accepted, ...entries], 5 * day, 30 * day)).toBe(expected);
  });

  test('an open dossier is in time while its date lies behind the period', () => {
    expect(isOnTime766([accepted], 31 * day, 30 * day)).toBe(true);
  });
});

describe('the index', () => {
  test('items add up to their groups, groups to 100 points', () => {
    for (const group of index766.groups) {
      const items = index766.items.filter(({ id }) => id.startsWith(`${group.id}.`));
      expect(items.reduce((sum, { max }) => sum + max, 0)).toBe(group.max);
    }
    expect(index766.groups.reduce((sum, { max }) => sum + max, 0)).toBe(100);
  });

  test('points follow the ratio, all of them from the threshold on', () => {
    const pointsOf = (id: IndexItemId, numerator: number, denominator: number) =>
      scoreIndex766({ [id]: { numerator, denominator } }).items.find((item) => item.id === id)?.points;
    expect(pointsOf('2.1', 3, 4)).toBe(15);
    expect(pointsOf('2.1', 2, 3)).toBe(13.33);
    expect(pointsOf('4.2', 4, 10)).toBe(2);
    expect(pointsOf('4.2', 8, 10)).toBe(4);
    expect(pointsOf('5.4', 95, 100)).toBe(6);
    expect(pointsOf('2.1', 0, 0)).toBeUndefined();
  });

  test('what is not known has no points, and no group is above its most', () => {
    expect(scoreIndex766({}).groups.every((group) => group.points === undefined)).toBe(true);
    const ratio = fc.record({ numerator: fc.nat(1000), denominator: fc.nat(1000) });
    const ids = index766.items.map(({ id }) => id);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...ids), ratio), (ratios) => {
        for (const { points, max } of scoreIndex766(ratios).groups) {
          expect(points ?? 0).toBeGreaterThanOrEqual(0);
          expect(points ?? 0).toBeLessThanOrEqual(max);
        }
      }),
    );
  });
});
