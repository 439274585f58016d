import { describe, expect, it } from '@jest/globals';
import { findSyntaxError, findTestSyntaxError } from './syntax.ts';

describe('the grammar of FEEL', () => {
  it.each(['x == 1', 'x <> 1', 'x !== 1', 'x => 1', 'x[a == 1]', '1e3', 'fee * 2E3', 'a && b', 'if a then b', ''])(
    'refuses %s',
    (expression) => {
      expect(findSyntaxError(expression)).toEqual({ vi: expect.any(String), en: expect.any(String) });
    },
  );

  it.each(['x = -1', 'x != null', 'x in < 5', 'x in [1..5]', '[x = 1]', '1.5e3', 'x.a1e3', 'for i in 1..n return i'])(
    'takes %s',
    (expression) => {
      expect(findSyntaxError(expression)).toBeUndefined();
    },
  );

  it.each(['== 5', '> 5, == 6', 'not(== 5)', '<> 5', '1e3'])('refuses the test %s', (tests) => {
    expect(findTestSyntaxError(tests)).toBeDefined();
  });

  it.each(['= 5', '!= 5', '< 18', '"a", "b"', '[1..5]', 'not(= 5)', '? = 5'])('takes the test %s', (tests) => {
    expect(findTestSyntaxError(tests)).toBeUndefined();
  });

  it('says what is meant in both languages', () => {
    expect(findSyntaxError('x == 1')).toEqual({
      vi: 'không có phép so sánh “==”',
      en: 'there is no comparison “==”',
    });
    expect(findSyntaxError('if a then b')).toEqual({
      vi: 'chưa viết hết <IfExpression>',
      en: 'Incomplete <IfExpression>',
    });
  });

  it('is read, not evaluated, and nothing is read that nobody could have written', () => {
    expect(findSyntaxError('count(for a in 1..100000, b in 1..100000 return a) > 3')).toBeUndefined();
    expect(findSyntaxError(`${'('.repeat(5_000)}1${')'.repeat(5_000)}`)?.en).toContain('nested');
    expect(findSyntaxError(Array.from({ length: 100_000 }, (_, index) => `a${index}`).join(' or '))?.en).toContain(
      'long',
    );
  });
});
