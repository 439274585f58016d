import { describe, expect, test } from '@jest/globals';
import { asProblem, problemFrom } from './problem.ts';

describe('a refused request', () => {
  test('shows the Vietnamese text of the problem details', () => {
    const problem = problemFrom(409, {
      code: 'stale-page',
      vi: 'Hồ sơ đã thay đổi.',
      en: 'Changed.',
      detail: 'Changed.',
      retryable: false,
    });
    expect([problem.message, problem.code, problem.status, problem.retryable]).toEqual([
      'Hồ sơ đã thay đổi.',
      'stale-page',
      409,
      false,
    ]);
  });

  test.each([
    [401, 'not-signed-in', false],
    [502, 'unexpected-answer', true],
    [404, 'unexpected-answer', false],
  ])('with status %d and the page of a proxy still says something', (status, code, retryable) => {
    const problem = problemFrom(status, '<html>');
    expect([problem.code, problem.retryable]).toEqual([code, retryable]);
    expect(problem.message).not.toBe('');
  });

  test('anything thrown can be shown', () => {
    expect(asProblem(new Error('x')).message).toBe('x');
    expect(asProblem('x').message).not.toBe('');
  });
});
