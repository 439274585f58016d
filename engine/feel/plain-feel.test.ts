import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { testFacts } from '../testing.ts';
import { evaluateByLibrary, evaluateFeel } from './evaluate.ts';
import { findPlainFeel, unanswered } from './plain-feel.ts';

const clock = { now: 0, facts: testFacts };
const value = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.constantFrom('a', 'b', ''),
  fc.boolean(),
  fc.constant(null),
);
const variables = fc.dictionary(
  fc.constantFrom('x', 'y', 'z', 'trạngThái'),
  fc.oneof(value, fc.record({ x: value, y: value }), fc.array(value, { maxLength: 2 })),
);

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      'x',
      'y',
      'z',
      'trạngThái',
      'x.y',
      'missing',
      '1',
      '2.5',
      '0',
      '"a"',
      '""',
      'true',
      'false',
      'null',
    ),
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom('=', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/', 'and', 'or'),
        tie('expression'),
      )
      .map(([left, sign, right]) => `(${left}) ${sign} (${right})`),
    fc
      .tuple(tie('expression'), fc.constantFrom('=', '<', 'and', '+', '*'), tie('expression'))
      .map(([left, sign, right]) => `${left} ${sign} ${right}`),
    tie('expression').map((inner) => `not(${inner})`),
    fc
      .tuple(tie('expression'), tie('expression'), tie('expression'))
      .map(([condition, yes, no]) => `if ${condition} then ${yes} else ${no}`),
  ),
}));

test('answers like the library wherever it answers', () => {
  let answered = 0;
  fc.assert(
    fc.property(expression, variables, (text, context) => {
      const plain = findPlainFeel(text)?.(context) ?? unanswered;
      if (plain !== unanswered) answered += 1;
      expect(evaluateFeel(text, context, clock)).toEqual(evaluateByLibrary(text, context, clock));
    }),
    { numRuns: 600 },
  );
  expect(answered).toBeGreaterThan(50);
});

test.each([
  'decision = "approve"',
  'amount > 3 and (paid or waived)',
  'not(refused)',
  'dossier.channel != "online"',
  'n + 1',
])('%s needs no library', (text) => {
  expect(findPlainFeel(text)).toBeDefined();
});

test.each([
  ['not(open) and (limit = null or count < limit)', { open: false, limit: null, count: 2 }, true],
  ['open and count < limit', { open: false, limit: null, count: 2 }, false],
  ['open and count < limit', { open: true, limit: null, count: 2 }, unanswered],
  ['open or "text"', { open: true }, unanswered],
])('%s: one side may decide alone, whatever is null on the other', (text, context, answer) => {
  expect(findPlainFeel(text)?.(context)).toBe(answer);
});

test.each([
  'count(list) > 1',
  'x in [1..3]',
  'now()',
  'some x in list satisfies x',
  'a b',
  '-x',
  'x = -1',
  '"a\\n"',
  'x[1]',
  '',
  '1 2',
  '= 3',
])('%s is left to the library', (text) => {
  expect(findPlainFeel(text)).toBeUndefined();
});
