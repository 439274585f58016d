import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { type PathPlace, playPath } from './play-path.ts';

const drawn = new Set(['start', 'flow', 'task']);
let marks: Set<string>;
let revealed: string[];
const place: PathPlace = {
  has: (id) => drawn.has(id),
  mark: (id, marker) => marks.add(`${id} ${marker}`),
  unmark: (id, marker) => marks.delete(`${id} ${marker}`),
  reveal: (id) => revealed.push(id),
};

beforeEach(() => {
  jest.useFakeTimers();
  marks = new Set();
  revealed = [];
});
afterEach(() => {
  jest.useRealTimers();
});

test('a path is walked element by element, also in a loop, and stays marked until it is put away', () => {
  const end = playPath(['start', 'flow', 'elsewhere', 'task', 'flow'], place, false);
  expect([...marks]).toEqual(['start on-path', 'start path-now']);
  jest.runAllTimers();
  expect(revealed).toEqual(['start', 'flow', 'task', 'flow']);
  expect([...marks].toSorted()).toEqual(['flow on-path', 'flow path-now', 'start on-path', 'task on-path']);
  end();
  expect(marks.size).toBe(0);
});

test('put away in the midst of it, nothing moves any more', () => {
  playPath(['start', 'task'], place, false)();
  jest.runAllTimers();
  expect(marks.size).toBe(0);
  expect(revealed).toEqual(['start']);
});

test('without movement the whole path is there at once', () => {
  playPath(['start', 'flow', 'task'], place, true);
  expect([...marks].toSorted()).toEqual(['flow on-path', 'start on-path', 'task on-path', 'task path-now']);
  expect(revealed).toEqual(['task']);
});
