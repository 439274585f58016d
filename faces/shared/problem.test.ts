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

  test.each([
    'Failed to fetch dynamically imported module: https://motcua.vn/counter/assets/receive-page-1.js',
    'error loading dynamically imported module: https://motcua.vn/counter/assets/receive-page-1.js',
    'Importing a module script failed.',
    'Unable to preload CSS for /counter/assets/receive-page-1.css',
  ])('a part of a screen that is not there any more asks for a reload: %s', (message) => {
    const problem = asProblem(new TypeError(message));
    expect(problem.code).toBe('screen-not-loaded');
    expect(problem.message).toContain('tải lại trang');
  });
});
