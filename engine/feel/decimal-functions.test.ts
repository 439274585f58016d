import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { testFacts } from '../testing.ts';
import { evaluateFeel } from './evaluate.ts';

const resultOf = (expression: string, variables: Record<string, unknown> = {}) => {
  const result = evaluateFeel(expression, variables, { now: 0, facts: testFacts });
  return result.ok ? result.value : result.message;
};

test.each([
  ['ceiling(1150000 * 0.07)', 80500],
  ['floor(0.29 * 100)', 29],
  ['0.1 + 0.2', 0.3],
  ['decimal(2.5, 0)', 2],
  ['decimal(3.5, 0)', 4],
  ['decimal(-2.5, 0)', -2],
  ['decimal(1.005, 2)', 1],
  ['round half up(2.5, 0)', 3],
  ['round half up(-2.5, 0)', -3],
  ['round half down(2.5, 0)', 2],
  ['round up(5.01, 0)', 6],
  ['round down(-5.9, 0)', -5],
  ['floor(2.567, 1)', 2.5],
  ['round half up(12350, -2)', 12400],
  ['decimal(n: 2.5, scale: 0)', 2],
  ['ceiling(-0.3)', 0],
  ['floor("a")', null],
])('%s is %j', (expression, expected) => {
  expect(resultOf(expression)).toBe(expected);
});

test('a share of whole đồng rounds as it does in decimal', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), fc.integer({ min: 0, max: 1000 }), (amount, permille) => {
      const exact = BigInt(amount) * BigInt(permille);
      const share = { amount, rate: permille / 1000 };
      expect(resultOf('floor(amount * rate)', share)).toBe(Number(exact / 1000n));
      expect(resultOf('ceiling(amount * rate)', share)).toBe(Number((exact + 999n) / 1000n));
      expect(resultOf('round half up(amount * rate, 0)', share)).toBe(Number((exact + 500n) / 1000n));
    }),
  );
});

test('whole numbers beyond 2^53 are refused, not rounded', () => {
  expect(resultOf('9007199254740991 + 2')).toMatch(/below 2\^53/);
});
