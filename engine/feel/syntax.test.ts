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

  it.each([
    [
      String.raw`matches(x, "(a)\1")`,
      'không có tham chiếu ngược như “\\1”: không tìm được trong thời gian có giới hạn',
    ],
    ['matches(flags: "g", pattern: "a", input: x)', 'không có cờ “g”, chỉ có s, m, i, x, q'],
    ['if x then replace(y, "a(b", "c") else y', 'thiếu “)”'],
    ['split(x, "+")', 'trước “+” không có gì để lặp lại'],
    ['replace(x, "a", "$")', 'trong phần thay thế, “$” phải được viết “\\$”'],
  ])('refuses a pattern that cannot be executed: %s', (expression, vi) => {
    expect(findSyntaxError(expression)).toEqual({ rule: 'regular-expression', vi, en: expect.any(String) });
  });

  it.each([String.raw`matches(x, "^\w+$", "i")`, 'matches(x, pattern)', 'replace(x, pattern, "$9")', 'matches(x, 5)'])(
    'leaves to the run what comes from data: %s',
    (expression) => {
      expect(findSyntaxError(expression)).toBeUndefined();
    },
  );

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
