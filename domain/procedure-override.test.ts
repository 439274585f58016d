import { describe, expect, test } from '@jest/globals';
import type { Procedure } from './procedure.ts';
import { appliesOn, applyOverride, overlap, type ProcedureOverride } from './procedure-override.ts';

const days = (amount: number) => ({ amount, unit: 'WORKING_DAY' as const });

const national: Procedure = {
  code: '1.000001',
  name: 'Cấp giấy phép',
  field: 'Đất đai',
  levels: ['province'],
  issuer: 'Bộ Tư pháp',
  agencies: { helps: undefined, receives: 'Trung tâm', decides: 'Sở Tư pháp' },
  channels: ['direct', 'online'],
  cases: [
    { code: '00', name: 'Chung', duration: days(10), durationSource: 'Mười ngày' },
    { code: '01', name: 'Cấp lại', duration: days(5), durationSource: 'Năm ngày' },
  ],
  components: [],
  results: [],
  legalBasis: ['1/2024/NĐ-CP'],
  fee: { moment: 'none', amounts: [] },
  supplement: { limit: 1, pausePolicy: 'shift', citizenDays: 30 },
  intake: { online: { ...days(1), source: 'Luật' }, post: { ...days(2), source: 'Luật' } },
  cutOff: { minute: 900, channels: [] },
  functions: { tax: { '*': 'H26.300' } },
  source: 'national',
  asOf: '2026-05',
  status: 'published',
  missing: [],
};

const override = (changes: ProcedureOverride['changes'], more: Partial<ProcedureOverride> = {}): ProcedureOverride => ({
  code: national.code,
  jurisdiction: '48',
  validFrom: undefined,
  validTo: undefined,
  changes,
  legalBasis: [],
  source: 'local',
  asOf: '2026-06',
  ...more,
});

describe('a procedure as a place has it', () => {
  test('is the national one where the place has nothing otherwise', () => {
    expect(applyOverride(national, override({}), true)).toEqual(national);
  });

  test('takes each thing that is named and inherits the rest', () => {
    const there = applyOverride(
      national,
      override(
        {
          cases: [
            { code: '01', duration: days(3) },
            { code: '02', name: 'Vùng xa', duration: days(20) },
          ],
          agencies: { decides: 'Sở Nội vụ' },
          supplement: { limit: 2 },
          intake: { post: { ...days(4), source: 'Quyết định' } },
          extension: { limit: 2, source: 'Quyết định' },
          cutOff: null,
          functions: {},
        },
        { legalBasis: ['1/2024/NĐ-CP', '12/2026/QĐ-UBND'] },
      ),
      true,
    );
    expect(there).toEqual({
      ...national,
      cases: [
        national.cases[0],
        // The text that said five days does not say three.
        { code: '01', name: 'Cấp lại', duration: days(3), durationSource: undefined },
        { code: '02', name: 'Vùng xa', duration: days(20), durationSource: undefined },
      ],
      agencies: { helps: undefined, receives: 'Trung tâm', decides: 'Sở Nội vụ' },
      supplement: { limit: 2, pausePolicy: 'shift', citizenDays: 30 },
      intake: { online: national.intake?.online, post: { ...days(4), source: 'Quyết định' } },
      extension: { limit: 2, source: 'Quyết định' },
      cutOff: undefined,
      functions: {},
      legalBasis: ['1/2024/NĐ-CP', '12/2026/QĐ-UBND'],
    });
    const renamed = applyOverride(national, override({ cases: [{ code: '01', name: 'Cấp lại tại xã' }] }), true);
    expect(renamed.cases[1]).toEqual({ ...national.cases[1], name: 'Cấp lại tại xã' });
  });

  const draft: Procedure = {
    ...national,
    status: 'draft',
    levels: [],
    channels: [],
    agencies: { ...national.agencies, decides: '' },
    cases: [{ code: '00', name: 'Chung', duration: undefined, durationSource: undefined }],
    missing: ['duration', 'steps', 'channels', 'level', 'agency'],
  };
  const brought = {
    cases: [{ code: '00', duration: days(7) }],
    channels: ['direct' as const],
    levels: ['commune' as const],
    agencies: { decides: 'Ủy ban nhân dân' },
  };

  test('is published when the place brings all that the national draft lacks', () => {
    expect(applyOverride(draft, override(brought), true)).toMatchObject({ status: 'published', missing: [] });
    expect(applyOverride(draft, override(brought), false)).toMatchObject({ status: 'draft', missing: ['steps'] });
  });

  test.each([
    ['cases', 'duration'],
    ['channels', 'channels'],
    ['levels', 'level'],
    ['agencies', 'agency'],
  ] as const)('stays a draft without %s', (name, lacks) => {
    const { [name]: _left, ...rest } = brought;
    expect(applyOverride(draft, override(rest), true)).toMatchObject({ status: 'draft', missing: [lacks] });
  });

  test('lacks what nobody knows how to bring', () => {
    const odd = { ...draft, missing: ['legal-basis'] };
    expect(applyOverride(odd, override(brought), true)).toMatchObject({ status: 'draft', missing: ['legal-basis'] });
  });
});

describe('the days of an override', () => {
  const valid = (validFrom: string | undefined, validTo: string | undefined) => override({}, { validFrom, validTo });

  test.each([
    [undefined, undefined, '2026-07-01', true],
    ['2026-07-01', undefined, '2026-06-30', false],
    ['2026-07-01', undefined, '2026-07-01', true],
    [undefined, '2026-07-31', '2026-07-31', true],
    [undefined, '2026-07-31', '2026-08-01', false],
    ['2026-07-01', '2026-07-31', '2026-07-15', true],
  ])('from %p to %p, on %s: %p', (from, to, day, expected) => {
    expect(appliesOn(valid(from, to), day)).toBe(expected);
  });

  test.each([
    [valid(undefined, undefined), valid('2026-07-01', '2026-07-31'), true],
    [valid(undefined, '2026-06-30'), valid('2026-07-01', undefined), false],
    [valid(undefined, '2026-07-01'), valid('2026-07-01', undefined), true],
    [valid('2026-07-01', '2026-07-31'), valid('2026-07-31', '2026-08-31'), true],
    [valid('2026-07-01', '2026-07-30'), valid('2026-07-31', '2026-08-31'), false],
  ])('overlap where they share one, whichever comes first (%#)', (one, other, expected) => {
    expect([overlap(one, other), overlap(other, one)]).toEqual([expected, expected]);
    expect(overlap(one, { ...other, jurisdiction: '01' })).toBe(false);
  });
});
