import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { lately } from './lately.ts';

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

describe('lately', () => {
  test('reads once while the value is fresh, for all who ask', async () => {
    let reads = 0;
    const value = lately(100, async () => ++reads);
    expect(await Promise.all([value(), value()])).toEqual([1, 1]);
    jest.advanceTimersByTime(101);
    expect(await value()).toBe(2);
  });

  test('a failure is not kept', async () => {
    let fails = true;
    const value = lately(100, async () => {
      if (fails) throw new Error('away');
      return 'there';
    });
    await expect(value()).rejects.toThrow('away');
    fails = false;
    expect(await value()).toBe('there');
  });
});
