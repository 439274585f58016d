import { expect, test } from '@jest/globals';
import { parseStat } from './cpu-time.ts';

test('parent and times stand behind the name, whatever is in it', () => {
  const stat = '42 (post) gres (x) S 7 42 42 0 -1 4194560 100 0 0 0 11 22 33 44 20 0 1 0 12345 1000 10';
  expect(parseStat(stat)).toEqual({ parent: 7, ticks: 110 });
});
