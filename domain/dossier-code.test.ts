import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  agencyPattern,
  centralPattern,
  findDossierCodeParts,
  formatDossierCode,
  isAgencyId,
  isDossierCodePattern,
  isForeignDossierCode,
} from './dossier-code.ts';

test.each([
  [agencyPattern, { agency: 'H26.15', day: '2026-11-24', serial: 7 }, 'H26.15-261124-0007'],
  [agencyPattern, { agency: 'H26.15', day: '2026-11-24', serial: 12345 }, 'H26.15-261124-12345'],
  [agencyPattern, { agency: '000.00.16.H56', day: '2025-02-25', serial: 1 }, '000.00.16.H56-250225-0001'],
  [centralPattern, { agency: 'G01.101.02', day: '2026-11-24', serial: 31, owner: '09' }, 'G01.101.02-261124-090031'],
  ['{agency}-{yyyyMMdd}-{serial:7}', { agency: 'G09.20', day: '2026-06-09', serial: 92637 }, 'G09.20-20260609-0092637'],
] as const)('%s: %p ⇄ %s', (pattern, parts, code) => {
  expect(formatDossierCode(parts, pattern)).toBe(code);
  expect(findDossierCodeParts(code, pattern)).toEqual(parts);
});

test('a code is read back as it was written, and distinct parts give distinct codes', () => {
  const part = fc.record({
    agency: fc.constantFrom('H26', 'H26.15', 'H26.15.3', '000.00.16.H56'),
    day: fc.constantFrom('2025-02-28', '2026-11-24', '2099-12-31'),
    serial: fc.integer({ min: 1, max: 999_999 }),
  });
  fc.assert(
    fc.property(part, part, (one, other) => {
      expect(findDossierCodeParts(formatDossierCode(one))).toEqual(one);
      expect(formatDossierCode(one) === formatDossierCode(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
  );
});

describe('what the pattern does not hold', () => {
  test.each([
    'H26.15-261124-007',
    'H26.15-261324-0007',
    'H26.15-261124-00007',
    'H26.15-261124-0000',
    'h26.15-261124-0007',
    'H26.15 -261124-0007',
    '',
  ])('"%s" is not read', (code) => {
    expect(findDossierCodeParts(code)).toBeUndefined();
  });

  test.each([
    { agency: 'Hà Nội', day: '2026-11-24', serial: 7 },
    { agency: 'H26.15', day: '2026-11-31', serial: 7 },
    { agency: 'H26.15', day: '2026-11-24', serial: 0 },
  ])('%p is not written', (parts) => {
    expect(() => formatDossierCode(parts)).toThrow(RangeError);
  });

  test('a central code needs its owner', () => {
    expect(() => formatDossierCode({ agency: 'H26.15', day: '2026-11-24', serial: 7 }, centralPattern)).toThrow(
      RangeError,
    );
  });
});

test.each([
  ['G09.20-20260609-0092637', true],
  ['BTP/2026/000123', true],
  ['', false],
  ['có dấu cách', false],
  ['a'.repeat(65), false],
  ['x\ny', false],
])('%p taken over as opaque: %p', (code, expected) => {
  expect(isForeignDossierCode(code)).toBe(expected);
});

test.each([
  ['{agency}-{yyMMdd}-{serial:4}', true],
  ['{agency}-{yyMMdd}-09{serial:4}', true],
  ['HS-{agency}-{yyyyMMdd}-{serial:7}', true],
  ['HS/{agency}/{yyyyMMdd}-{serial:7}', false],
  ['{agency}{yyMMdd}-{serial:4}', false],
  ['{agency}-{serial:4}', false],
  ['{agency}-{yyMMdd}-{serial:4}-{serial:4}', false],
  ['{agency}-{yyMMdd}-{serial}', false],
  ['{agency}-{yyMMdd}-{owner}{serial:4}', false],
  ['{agency}-{day}-{serial:4}', false],
  ['{agency} {yyMMdd}-{serial:4}', false],
])('an agency may write its codes as %p: %p', (pattern, expected) => {
  expect(isDossierCodePattern(pattern)).toBe(expected);
});

test.each([
  ['H26.15', true],
  ['000.00.16.H56', true],
  ['Sở Tư pháp', false],
  ['h26', false],
  ['', false],
])('%p as the id of an agency: %p', (code, expected) => {
  expect(isAgencyId(code)).toBe(expected);
});
