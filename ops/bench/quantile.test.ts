import { expect, test } from '@jest/globals';
import { quantile } from './quantile.ts';

test.each([
  [[], 0.5, 0],
  [[7], 0.99, 7],
  [[3, 1, 2, 4], 0.5, 2],
  [[3, 1, 2, 4], 0.95, 4],
  [[3, 1, 2, 4], 0, 1],
])('of %j at %d: %d', (values, share, expected) => {
  expect(quantile(values, share)).toBe(expected);
});
