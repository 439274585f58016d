import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AgencyHistory, type AgencyVersion, findAgencyProblems } from './agency-history.ts';
import { getDayNumber, legalDay } from './legal-day.ts';

const agency = (code: string, more: Partial<AgencyVersion> = {}): AgencyVersion => ({
  code,
  name: `Cơ quan ${code}`,
  level: 'commune',
  province: '01',
  parent: undefined,
  functions: [],
  oneStop: true,
  ...more,
});

/** Two wards become one on 1 July 2026, which is renamed a month later; a third went into the second before that. */
const history = [
  agency('H26.9', { validTo: '2026-03-31', successor: 'H26.2' }),
  agency('H26.1', { parent: 'H26', validTo: '2026-06-30', successor: 'H26.3', basis: '1656/NQ-UBTVQH15' }),
  agency('H26.2', { parent: 'H26', validTo: '2026-06-30', successor: 'H26.3' }),
  agency('H26.3', { parent: 'H26', name: 'Phường mới', validFrom: '2026-07-01', validTo: '2026-07-31' }),
  agency('H26.3', { parent: 'H26', name: 'Phường đổi tên', validFrom: '2026-08-01' }),
  agency('H26'),
];

describe('AgencyHistory', () => {
  const agencies = new AgencyHistory(history);
  const named = (code: string, day: string) => agencies.on(day).get(code)?.name;

  test('an agency is what it was on the day, and afterwards who took over', () => {
    expect(findAgencyProblems(history)).toEqual([]);
    expect(['2026-06-30', '2026-07-01', '2026-07-31', '2026-08-01'].map((day) => named('H26.1', day))).toEqual([
      'Cơ quan H26.1',
      'Phường mới',
      'Phường mới',
      'Phường đổi tên',
    ]);
    expect(named('H26.9', '2026-04-01')).toBe('Cơ quan H26.2');
    expect(named('H26.9', '2026-07-01')).toBe('Phường mới');
    expect(named('H26.3', '2026-06-30')).toBeUndefined();
  });

  test('those there are on a day are each there once, without those that have ended or not begun', () => {
    const codes = (day: string) => [...agencies.on(day).values()].map(({ code }) => code).sort();
    expect(codes('2026-01-01')).toEqual(['H26', 'H26.1', 'H26.2', 'H26.9']);
    expect(codes('2026-07-01')).toEqual(['H26', 'H26.3']);
  });

  test('what an agency holds goes under its own code and those it took over, also from those who had taken over', () => {
    expect(agencies.on('2026-06-30').held(['H26.2']).sort()).toEqual(['H26.2', 'H26.9']);
    expect(agencies.on('2026-07-01').held(['H26.3']).sort()).toEqual(['H26.1', 'H26.2', 'H26.3', 'H26.9']);
    expect(agencies.on('2026-07-01').held(['H26'])).toEqual(['H26']);
  });

  test('what an agency held in a period begins with the day on which it took it over', () => {
    expect(agencies.heldBetween('H26.3', '2026-06-15', '2026-08-15')).toEqual([
      { code: 'H26.9', from: '2026-07-01', to: '2026-08-15' },
      { code: 'H26.1', from: '2026-07-01', to: '2026-08-15' },
      { code: 'H26.2', from: '2026-07-01', to: '2026-08-15' },
      { code: 'H26.3', from: '2026-06-15', to: '2026-08-15' },
    ]);
    expect(agencies.heldBetween('H26.2', '2026-03-15', '2026-08-15')).toEqual([
      { code: 'H26.9', from: '2026-04-01', to: '2026-06-30' },
      { code: 'H26.2', from: '2026-03-15', to: '2026-06-30' },
    ]);
    expect(agencies.heldBetween('H26.1', '2026-07-01', '2026-08-15')).toEqual([]);
  });

  test('an agency that was renamed is what it was until the last of its names is succeeded', () => {
    const renamed = [
      agency('A', { name: 'Thứ ba', validFrom: '2026-06-01', validTo: '2026-06-30', successor: 'B' }),
      agency('A', { name: 'Thứ hai', validFrom: '2026-03-01', validTo: '2026-05-31' }),
      agency('A', { name: 'Thứ nhất', validTo: '2026-02-28' }),
      agency('B'),
    ];
    expect(findAgencyProblems(renamed)).toEqual([]);
    const all = new AgencyHistory(renamed);
    const names = ['2026-02-28', '2026-03-01', '2026-06-01', '2026-07-01'].map((day) => all.on(day).get('A')?.name);
    expect(names).toEqual(['Thứ nhất', 'Thứ hai', 'Thứ ba', 'Cơ quan B']);
    expect(all.heldBetween('A', '2026-04-01', '2026-06-15')).toEqual([
      { code: 'A', from: '2026-04-01', to: '2026-06-15' },
    ]);
    expect(all.heldBetween('B', '2026-04-01', '2026-08-01')).toEqual([
      { code: 'A', from: '2026-07-01', to: '2026-08-01' },
      { code: 'B', from: '2026-04-01', to: '2026-08-01' },
    ]);
  });

  test('who is missing on a day is told why', () => {
    expect(agencies.absenceOn('H26.3', '2026-06-30')).toEqual({
      type: 'not-yet',
      name: 'Phường mới',
      from: '2026-07-01',
    });
    expect(agencies.absenceOn('H26.1', '2026-09-01')).toMatchObject({
      type: 'ended',
      on: '2026-07-01',
      successor: { code: 'H26.3', name: 'Phường đổi tên' },
    });
    expect(agencies.absenceOn('H26.1', '2026-06-30')).toBeUndefined();
    expect(agencies.absenceOn('H99', '2026-06-30')).toEqual({ type: 'unknown' });
  });

  test('an agency below one that was succeeded is below the successor from that day on', () => {
    const provinces = new AgencyHistory([
      agency('H22', { validTo: '2026-06-30', successor: 'H08' }),
      agency('H08'),
      agency('H22.5', { parent: 'H22' }),
    ]);
    expect(provinces.on('2026-06-30').get('H22.5')?.parent).toBe('H22');
    expect(provinces.on('2026-07-01').get('H22.5')?.parent).toBe('H08');
  });
});

describe('findAgencyProblems', () => {
  const problems = (...versions: AgencyVersion[]) =>
    findAgencyProblems(versions).map(({ index, field }) => `${index}.${field}`);

  test.each<[string, AgencyVersion[], string[]]>([
    ['a day that is none', [agency('A', { validFrom: '2026-02-30' })], ['0.validFrom']],
    [
      'an end before the beginning',
      [agency('A', { validFrom: '2026-02-02', validTo: '2026-02-01', successor: 'B' }), agency('B')],
      ['0.validTo'],
    ],
    [
      'a gap between versions',
      [agency('A', { validTo: '2026-02-01' }), agency('A', { validFrom: '2026-02-03' })],
      ['1.validFrom'],
    ],
    [
      'overlapping versions, in any order',
      [agency('A', { validFrom: '2026-02-01' }), agency('A', { validTo: '2026-02-01' })],
      ['0.validFrom'],
    ],
    ['the same twice', [agency('A'), agency('A')], ['1.validFrom']],
    ['an end without a successor', [agency('A', { validTo: '2026-02-01' })], ['0.successor']],
    ['a successor without an end', [agency('A', { successor: 'B' }), agency('B')], ['0.successor']],
    [
      'a successor of what goes on',
      [agency('A', { validTo: '2026-02-01', successor: 'B' }), agency('A', { validFrom: '2026-02-02' }), agency('B')],
      ['0.successor'],
    ],
    ['itself as successor', [agency('A', { validTo: '2026-02-01', successor: 'A' })], ['0.successor']],
    ['a successor that nobody knows', [agency('A', { validTo: '2026-02-01', successor: 'X' })], ['0.successor']],
    [
      'a successor that is not there yet',
      [agency('A', { validTo: '2026-02-01', successor: 'B' }), agency('B', { validFrom: '2026-02-03' })],
      ['0.successor'],
    ],
    [
      'two that succeed each other',
      [agency('A', { validTo: '2026-02-01', successor: 'B' }), agency('B', { validTo: '2026-02-01', successor: 'A' })],
      ['0.successor', '1.successor'],
    ],
    ['an agency above that nobody knows', [agency('A', { parent: 'X' })], ['0.parent']],
    [
      'an agency above that begins later',
      [agency('A', { parent: 'B' }), agency('B', { validFrom: '2026-02-01' })],
      ['0.parent'],
    ],
    [
      'agencies above one another',
      [agency('A', { parent: 'B' }), agency('B', { parent: 'A' })],
      ['0.parent', '1.parent'],
    ],
    [
      'an agency below two that are above one another',
      [agency('A', { parent: 'B' }), agency('B', { parent: 'C' }), agency('C', { parent: 'B' })],
      ['0.parent', '1.parent', '2.parent'],
    ],
    [
      'agencies that come above one another when one is succeeded',
      [
        agency('A', { parent: 'B' }),
        agency('B', { validTo: '2026-06-30', successor: 'C' }),
        agency('C', { parent: 'A' }),
      ],
      ['0.parent', '2.parent'],
    ],
  ])('%s', (_what, versions, expected) => {
    expect(problems(...versions)).toEqual(expected);
  });

  test('whatever passes the check has on each day exactly one holder of each code that has begun', () => {
    const codes = ['A', 'B', 'C', 'D'] as const;
    const start = getDayNumber('2026-01-01');
    const version = fc.record({
      code: fc.constantFrom(...codes),
      from: fc.option(fc.nat(4), { nil: undefined }),
      to: fc.option(fc.nat(4), { nil: undefined }),
      successor: fc.option(fc.constantFrom(...codes), { nil: undefined }),
    });
    let passed = 0;
    fc.assert(
      fc.property(fc.array(version, { maxLength: 5 }), (drawn) => {
        const day = (each: number | undefined) => (each === undefined ? undefined : legalDay(start + each));
        const versions = drawn.map(({ code, from, to, successor }) =>
          agency(code, { validFrom: day(from), validTo: day(to), successor }),
        );
        if (findAgencyProblems(versions).length > 0) return;
        passed += 1;
        const all = new AgencyHistory(versions);
        for (let each = -1; each <= 6; each += 1) {
          const today = legalDay(start + each);
          const here = all.on(today);
          const there = [...here.values()].map(({ code }) => code);
          for (const code of new Set(versions.map((each) => each.code))) {
            const absence = all.absenceOn(code, today);
            expect(here.get(code) === undefined).toBe(absence?.type === 'not-yet');
            expect(there.includes(code)).toBe(absence === undefined);
            expect(there.filter((holder) => here.held([holder]).includes(code)).length).toBe(
              absence?.type === 'not-yet' ? 0 : 1,
            );
          }
        }
      }),
    );
    expect(passed).toBeGreaterThan(5);
  });
});
