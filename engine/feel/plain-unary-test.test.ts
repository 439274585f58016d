import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { testFacts } from '../testing.ts';
import { testByLibrary, testFeel } from './evaluate.ts';
import { unanswered } from './plain-feel.ts';
import { findPlainUnaryTest } from './plain-unary-test.ts';

const clock = { now: 0, facts: testFacts };
const number = fc.constantFrom('0', '5', '-3', '2.5', '10');
const one = fc.oneof(
  fc.constantFrom('"a"', '"b c"', '""', 'true', 'false'),
  number,
  fc.tuple(fc.constantFrom('<', '<=', '>', '>='), number).map(([sign, bound]) => `${sign} ${bound}`),
  fc
    .tuple(fc.constantFrom('[', '('), number, number, fc.constantFrom(']', ')'))
    .map(([open, low, high, close]) => `${open}${low}..${high}${close}`),
);
const list = fc.array(one, { minLength: 1, maxLength: 3 }).map((tests) => tests.join(', '));
const cell = fc.oneof(
  fc.constant('-'),
  list,
  list.map((tests) => `not(${tests})`),
);
const value = fc.oneof(fc.constantFrom('a', 'b c', '', true, false, null), fc.constantFrom(0, 5, -3, 2.5, 10, 7, 1));

test('answers like the library wherever it answers', () => {
  let answered = 0;
  fc.assert(
    fc.property(cell, value, (tests, tested) => {
      if ((findPlainUnaryTest(tests)?.(tested) ?? unanswered) !== unanswered) answered += 1;
      expect(testFeel(tests, tested, {}, clock)).toEqual(testByLibrary(tests, tested, {}, clock));
    }),
    { numRuns: 600 },
  );
  expect(answered).toBeGreaterThan(100);
});

test.each(['-', '"a", "b"', '< 18', '[0..100)', 'not("x")', 'true'])('%s needs no library', (tests) => {
  expect(findPlainUnaryTest(tests)).toBeDefined();
});

test.each(['limit', '? > 3', '"a\\n"', '< x', 'date("2026-01-01")', '"a",', '', 'null', '[1..x]', 'not("a"), "b"'])(
  '%s is left to the library',
  (tests) => {
    expect(findPlainUnaryTest(tests)).toBeUndefined();
  },
);
