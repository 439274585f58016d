import { describe, expect, test } from '@jest/globals';
import type { Procedure } from '../../domain/procedure.ts';
import { applyOverride } from '../../domain/procedure-override.ts';
import { deriveOverride } from './derive-override.ts';

const working = (amount: number) => ({ amount, unit: 'WORKING_DAY' as const });
const caseOf = (code: string, name: string, amount: number | undefined) => ({
  code,
  name,
  duration: amount === undefined ? undefined : working(amount),
  durationSource: undefined,
});

const national: Procedure = {
  code: '1.000001',
  name: 'Cấp giấy phép',
  field: 'Đất đai',
  levels: ['province'],
  issuer: 'Bộ Tư pháp',
  agencies: { helps: undefined, receives: 'Trung tâm', decides: 'Sở Tư pháp' },
  channels: ['direct', 'online'],
  cases: [caseOf('00', 'Trường hợp chung', 10), caseOf('01', 'Cấp lại', 10), caseOf('02', 'Cấp đổi', 5)],
  components: [],
  results: [],
  legalBasis: ['1/2024/NĐ-CP'],
  fee: { moment: 'none', amounts: [] },
  supplement: { limit: undefined, pausePolicy: 'shift', citizenDays: undefined },
  cutOff: undefined,
  functions: {},
  source: 'national',
  asOf: '2026-05',
  status: 'published',
  missing: [],
};
const changesOf = (local: Partial<Procedure>, ownProcess = false) =>
  deriveOverride(national, { ...national, ...local }, '48', ownProcess).changes;

describe('an override derived from a variant', () => {
  test('names nothing that is alike', () => {
    expect(changesOf({ source: 'local', components: [], name: 'Cấp giấy phép tại Đà Nẵng' })).toEqual({});
  });

  test('names no more of the agencies than differs, whatever their spelling', () => {
    const agencies = { helps: undefined, receives: 'TRUNG TÂM', decides: 'Sở Công Thương' };
    expect(changesOf({ agencies })).toEqual({ agencies: { decides: 'Sở Công Thương' } });
  });

  test('inherits what the variant’s facts lack', () => {
    expect(changesOf({ levels: [], channels: [], cases: [caseOf('00', 'Trường hợp chung', undefined)] })).toEqual({});
  });

  test('lets cases without a deadline of their own follow the general one', () => {
    const cases = [caseOf('00', 'Trường hợp chung', 7), caseOf('01', 'CẤP ĐỔI', 5), caseOf('02', 'Vùng xa', 12)];
    const override = deriveOverride(national, { ...national, cases }, '48', false);
    expect(applyOverride(national, override, true).cases.map((each) => [each.code, each.duration?.amount])).toEqual([
      ['00', 7],
      ['01', 7],
      ['02', 5],
      ['03', 12],
    ]);
  });

  test('keeps of the legal texts those of the place', () => {
    const legalBasis = ['1/2024/NĐ-CP', '2/2025/NĐ-CP', '9/2025/NQ-HĐND'];
    expect(deriveOverride(national, { ...national, legalBasis }, '48', false).legalBasis).toEqual(['9/2025/NQ-HĐND']);
  });

  test('brings the functions that its own process consults', () => {
    expect(changesOf({ functions: { tax: {} } })).toEqual({});
    expect(changesOf({ functions: { tax: {} } }, true)).toEqual({ functions: { tax: {} } });
  });
});
