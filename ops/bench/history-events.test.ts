import { expect, test } from '@jest/globals';
import { stepSizes } from './history-events.ts';

test('a step is a workflow task with one update; look-ups, timers and the last task are left out', () => {
  const scheduled = 5;
  const started = 6;
  const completed = 7;
  const accepted = 41;
  const marker = 27;
  const answered = 43;
  const activity = 10;
  const step = [scheduled, started, completed, accepted, marker, answered];
  const history = [
    1,
    ...[...step, activity, 11, 12],
    ...[scheduled, started, completed, marker],
    ...step,
    ...[scheduled, started, completed, accepted, accepted, marker, marker, answered, answered],
    ...step,
    ...[...step, 2],
  ];
  expect(stepSizes(history)).toEqual([6, 6]);
});
