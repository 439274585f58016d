import { expect, test } from '@jest/globals';
import { feeAmountsFor, feeDue, formatDong, isDong } from './fee.ts';

const amounts = [
  { amount: 50_000, condition: undefined, channel: undefined },
  { amount: 20_000, condition: 'Cấp thêm bản sao', channel: undefined },
  { amount: 5_000, condition: undefined, channel: 'post' },
] as const;

test.each([
  ['direct', [], 50_000],
  ['post', [], 55_000],
  ['post', ['Cấp thêm bản sao'], 75_000],
  ['online', ['Không có trong biểu phí'], 50_000],
] as const)('%s with %p: %p đồng', (channel, conditions, due) => {
  expect(feeDue(amounts, channel, conditions)).toBe(due);
});

test('only the amounts of the channel are offered', () => {
  expect(feeAmountsFor(amounts, 'direct').map(({ amount }) => amount)).toEqual([50_000, 20_000]);
});

test.each([
  [0, '0 đồng'],
  [999, '999 đồng'],
  [1_250_000, '1.250.000 đồng'],
  [100_000, '100.000 đồng'],
])('%p is written %s', (amount, text) => {
  expect(formatDong(amount)).toBe(text);
});

test.each([-1, 0.5, Number.NaN, 2 ** 53])('%p is no money', (amount) => {
  expect(isDong(amount)).toBe(false);
  expect(() => formatDong(amount)).toThrow(RangeError);
});
