import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { longestMatched, whyUnsafe } from './safe-pattern.ts';

describe('a pattern', () => {
  it.each([
    '^\\d{12}$',
    '^\\d{10}(-\\d{3})?$',
    '^[A-ZĐ][a-z]*$',
    '^\\d{2}[A-ZĐ][A-Z0-9]{0,2}-?\\d{4,5}$',
    '^(Nam|Nữ)$',
  ])('is taken: %s', (pattern) => expect(whyUnsafe(pattern)).toBeUndefined());

  it.each([
    '^(a+)+$',
    '^(a|a)*$',
    '^(a|ab){2,9}$',
    '^([a-z]*)*$',
    '^a*a*a*a*$',
    '^(a)\\1$',
    '^(?<x>a)\\k<x>$',
    '^(?=a)a$',
    '^(?<!b)a$',
    'a',
    '^a',
    '^a\\$',
    '^[a$',
    `^${'a'.repeat(200)}$`,
  ])('is refused: %s', (pattern) => {
    const why = whyUnsafe(pattern);
    expect([why?.vi, why?.en]).toEqual([expect.any(String), expect.any(String)]);
  });

  it('that is taken matches or refuses the longest text without backtracking out of proportion', () => {
    const part = fc.constantFrom('a*', 'a+', '[ab]*', 'a?', '(a|b)?', '(?:ab)?', 'a{0,9}', '.*', 'b');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 9 }), (parts) => {
        const pattern = `^${parts.join('')}$`;
        fc.pre(whyUnsafe(pattern) === undefined);
        // Were it exponential, this would not come to an end.
        expect(typeof new RegExp(pattern, 'u').test(`${'a'.repeat(longestMatched - 1)}!`)).toBe('boolean');
      }),
    );
  });
});
