import { expect, test } from '@jest/globals';
import type { Schema } from '../faces/shared/api.ts';
import { localRules } from './local-rules.ts';

const daNang = { code: '48', name: 'Đà Nẵng' };
const variant: Schema<'ProcedureVariant'> = {
  jurisdiction: daNang,
  status: 'published',
  version: 1,
  applies: true,
  changes: ['cases', 'process'],
  legalBasis: ['12/2026/QĐ-UBND'],
  source: 'x',
  asOf: '2026-11',
};

test('says what a place has otherwise, and by which text', () => {
  expect(localRules({ jurisdiction: daNang, variants: [variant] })).toEqual([
    'Quy định riêng của Đà Nẵng: thời hạn, quy trình (12/2026/QĐ-UBND).',
  ]);
});

test('says until when, and what is planned; not what other places have', () => {
  const here = { ...variant, validTo: '2026-12-31', legalBasis: [] };
  const planned = { ...variant, applies: false, validFrom: '2027-01-01', changes: ['fee'], legalBasis: [] };
  const there = { ...variant, jurisdiction: { code: '01', name: 'Hà Nội' } };
  expect(localRules({ jurisdiction: daNang, variants: [here, planned, there] })).toEqual([
    'Quy định riêng của Đà Nẵng đến hết ngày 31/12/2026: thời hạn, quy trình.',
    'Quy định riêng của Đà Nẵng từ ngày 01/01/2027: phí, lệ phí.',
  ]);
  expect(localRules({ jurisdiction: { code: 'VN', name: 'Toàn quốc' }, variants: [here, planned] })).toEqual([]);
});
