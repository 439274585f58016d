import { expect, test } from '@jest/globals';
import { workingTime } from './working-time.ts';

test.each([
  [0, '0 phút'],
  [45, '45 phút'],
  [61, '1 giờ 1 phút'],
  [480, '8 giờ'],
  [750, '12 giờ 30 phút'],
  [960, '2 ngày'],
  [1565, '3 ngày 2 giờ'],
  [-90, '1 giờ 30 phút'],
])('%d working minutes are “%s”', (minutes, words) => {
  expect(workingTime(minutes)).toBe(words);
});
