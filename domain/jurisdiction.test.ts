import { expect, test } from '@jest/globals';
import { designsFor } from './design-rights.ts';
import { mayRetryIncidents } from './incident-access.ts';
import { isJurisdiction, jurisdictionName, jurisdictionOf } from './jurisdiction.ts';
import { type Agency, roles } from './organisation.ts';

const agency = (code: string, province?: string): Agency => ({
  code,
  name: code,
  level: province === undefined ? 'ministry' : 'province',
  province,
  parent: undefined,
  functions: [],
  oneStop: false,
});
const agencies = new Map([agency('H26.15', '01'), agency('G15.7')].map((each) => [each.code, each]));

test.each([
  [{ code: 'H26.15', province: '01' }, '01'],
  [{ code: 'G15', province: undefined }, 'G15'],
  [{ code: 'G15.7', province: undefined }, 'G15'],
  // The older form, read from right to left.
  [{ code: '000.00.16.G15', province: undefined }, 'G15'],
  [{ code: 'A30', province: undefined }, 'A30'],
])('%j decides in %s', (where, jurisdiction) => {
  expect(jurisdictionOf(where)).toBe(jurisdiction);
});

test('a place is a province of today or a ministry, by the name it has', () => {
  expect(['01', '48', 'G15'].map((code) => [isJurisdiction(code), jurisdictionName(code)])).toEqual([
    [true, 'Hà Nội'],
    [true, 'Đà Nẵng'],
    [true, 'G15'],
  ]);
  expect(['VN', '02', '1', 'G1', 'H26', 'toString', ''].filter(isJurisdiction)).toEqual([]);
  expect(jurisdictionName('VN')).toBe('Toàn quốc');
});

test('a designer designs for the whole country, or for the place of an agency that there is', () => {
  expect(designsFor({ roles: ['designer'], agency: undefined }, agencies)).toBe('VN');
  expect(designsFor({ roles: ['designer'], agency: 'H26.15' }, agencies)).toBe('01');
  expect(designsFor({ roles: ['leader', 'designer'], agency: 'G15.7' }, agencies)).toBe('G15');
  expect(designsFor({ roles: ['designer'], agency: 'H99' }, agencies)).toBeUndefined();
  for (const role of roles.filter((each) => each !== 'designer'))
    expect(designsFor({ roles: [role], agency: undefined }, agencies)).toBeUndefined();
});

test('what has failed is tried again by monitors and designers', () => {
  expect(roles.filter((role) => mayRetryIncidents({ roles: [role] }))).toEqual(['designer', 'monitor']);
  expect(mayRetryIncidents({ roles: [] })).toBe(false);
});
