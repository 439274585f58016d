import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { monday, testFacts } from '../testing.ts';
import { withinBounds } from './bounds.ts';
import { evaluateFeel } from './evaluate.ts';
import { regularExpression } from './regular-expression.ts';

const clock = { now: monday, facts: testFacts };

function result(expression: string, variables: Record<string, unknown> = {}): unknown {
  const found = evaluateFeel(expression, variables, clock);
  return found.ok ? found.value : { fault: found.message };
}

describe('regular expressions in FEEL', () => {
  it.each([
    // A letter is a letter, also in Vietnamese.
    [String.raw`matches("Nguyễn Đình", "^\w+ \w+$")`, true],
    [String.raw`matches("079 123", "^\d{3}\s\d{3}$")`, true],
    ['matches("Đường", "^[A-Z]")', false],
    [String.raw`matches("Đường", "^\p{Lu}\p{Ll}+$")`, true],
    [String.raw`matches("hẻm", "^\p{IsBasicLatin}+$")`, false],
    ['matches("ĐƯỜNG", "^đường$", "i")', true],
    [String.raw`matches("a\nb", "a.b")`, false],
    [String.raw`matches("a\nb", "a.b", "s")`, true],
    [String.raw`matches("a\nb", "^b$")`, false],
    [String.raw`matches("a\nb", "^b$", "m")`, true],
    [String.raw`matches("hello world", "he llo\ sworld", "x")`, true],
    ['matches("a.c", "a.c", "q")', true],
    ['matches("abc", "a.c", "q")', false],
    ['matches("e", "[a-z-[aeiou]]")', false],
    ['matches("X", "[a-z-[aeiou]]", "i")', true],
    ['matches("A", "[a-z-[aeiou]]", "i")', false],
    ['matches("🙂", "^.$")', true],
    ['matches(null, "a")', null],
    ['matches(input: "abc", pattern: "b")', true],
    ['replace("abracadabra", "a.*?a", "*")', '*c*bra'],
    ['replace("0123456789", "(\\d{3})(\\d{3})(\\d{4})", "($1) $2-$3")', '(012) 345-6789'],
    ['replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")', '[1=ab][2=]cd'],
    [String.raw`replace("100 đ", "đ", "\$")`, '100 $'],
    ['replace("ab", "", "-")', '-a-b-'],
    ['replace("a", "(a)", "$10")', 'a0'],
    ['split("a;b;;", ";")', ['a', 'b', '', '']],
    [String.raw`split("a1b2c", "(\d)")`, ['a', 'b', 'c']],
    ['split("abc", "")', ['a', 'b', 'c']],
    ['split(delimiter: ", *", string: "Hà Nội,  Huế")', ['Hà Nội', 'Huế']],
  ])('%s', (expression, expected) => {
    expect(result(expression)).toEqual(expected);
  });

  it.each(['(a+)+$', '^(a|a?)+$', '(.*a){20}$', '((a*)*b)*c$'])(
    'end also where a search that goes back would not: %s',
    (pattern) => {
      expect(result('matches(text, pattern)', { text: `${'a'.repeat(5_000)}!`, pattern })).toBe(false);
    },
  );

  it.each([
    ['replace(text, "x*y|x", "z")', { text: 'x'.repeat(50_000) }],
    ['count(for t in texts return matches(t, "(x{1,200}){1,5}y"))', { texts: Array(1_000).fill('x'.repeat(1_000)) }],
    ['replace(text, "x", text)', { text: 'x'.repeat(2_000) }],
    ['matches("a", pattern)', { pattern: 'a'.repeat(2_001) }],
  ])('are a fault where they would take too long: %s', (expression, variables) => {
    expect(result(expression, variables)).toEqual({ fault: expect.stringContaining('Expected') });
  });

  it.each([
    [String.raw`matches(text, "(a)\1")`, 'back-references'],
    ['matches(text, "a(?=b)")', 'look ahead'],
    ['matches(text, "(?<=a)b")', 'look back'],
    ['matches(text, "(?<year>a)")', 'group'],
    [String.raw`matches(text, "\bword")`, String.raw`no “\b”`],
    ['matches(text, "a{2000}")', 'at most 1000'],
    ['matches(text, "*a")', 'before “*”'],
    ['matches(text, "(a")', '“)”'],
    ['matches(text, "[b-a]")', 'goes up'],
    ['matches(text, "a", "g")', 'flags'],
    [String.raw`matches(text, "\p{Latin}")`, 'categories'],
    ['replace(text, "a", "$")', String.raw`“\$”`],
  ])('say what cannot be executed: %s', (expression, message) => {
    expect(result(expression, { text: 'ab' })).toEqual({ fault: expect.stringContaining(message) });
  });
});

/**
 * Patterns that XPath, RE2 and JavaScript read alike. What is in a group is never empty: what repeating nothing comes to
 * is where they differ.
 */
const atom = fc.constantFrom('a', 'b', 'đ', '[ab]', '[^a]', '.', String.raw`\d`);
const some = fc.constantFrom('', '', '+', '{1,2}', '+?');
const any = fc.constantFrom('', '', '*', '+', '?', '{1,2}', '*?', '+?');
const branchesOf = (atoms: fc.Arbitrary<string>, quantifier: fc.Arbitrary<string>) =>
  fc
    .array(fc.array(fc.tuple(atoms, quantifier), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 })
    .map((branches) => branches.map((branch) => branch.flat().join('')).join('|'));
const group = branchesOf(atom, some).chain((inner) => fc.constantFrom(`(${inner})`, `(?:${inner})`));
const sharedPattern = branchesOf(fc.oneof(atom, group), any);
const text = fc
  .array(fc.constantFrom('a', 'b', 'đ', '1', '🙂'), { maxLength: 12 })
  .map((characters) => characters.join(''));

describe('regular expressions drawn at random', () => {
  it('find what those of JavaScript find', () => {
    fc.assert(
      fc.property(sharedPattern, text, (pattern, input) => {
        withinBounds(() => {
          const found = regularExpression(pattern);
          expect(found.matches(input)).toBe(new RegExp(pattern, 'u').test(input));
          expect(found.replace(input, '<$0>')).toBe(input.replace(new RegExp(pattern, 'gu'), '<$&>'));
          // JavaScript also answers with what the groups hold, and with nothing for nothing.
          const ungrouped = new RegExp(pattern.replaceAll(/\((?!\?)/g, '(?:'), 'u');
          if (input !== '') expect(found.split(input)).toEqual(input.split(ungrouped));
        });
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 300) },
    );
  });
});
