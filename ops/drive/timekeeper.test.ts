import { expect, test } from '@jest/globals';
import { Timekeeper } from './timekeeper.ts';

const hour = 3_600_000;

function story() {
  const told: string[] = [];
  let clock = 0;
  const keeper = new Timekeeper(async (by) => {
    clock += by;
    told.push(`clock ${clock / hour}`);
  });
  return { told, keeper, say: (text: string) => void told.push(text) };
}

test('the clock moves only when everybody waits, and only to the earliest date', async () => {
  const { told, keeper, say } = story();
  const acting = Promise.withResolvers<void>();
  setTimeout(acting.resolve, 5);
  const works = [
    async () => {
      await keeper.wait(30 * hour);
      say('a after 30');
    },
    async () => {
      await keeper.wait(10 * hour);
      say('b after 10');
      await keeper.wait(20 * hour);
      say('b after 20 more');
    },
    async () => {
      await acting.promise;
      say('c is done');
    },
  ];
  await keeper.run(works, 3);
  expect(told.slice(0, 4)).toEqual(['c is done', 'clock 10', 'b after 10', 'clock 30']);
  expect(new Set(told.slice(4))).toEqual(new Set(['a after 30', 'b after 20 more']));
});

test('many that wait alike take the time of one, however few may act at a time', async () => {
  const { told, keeper } = story();
  await keeper.run(
    Array.from({ length: 50 }, () => () => keeper.wait(720 * hour)),
    2,
  );
  expect(told).toEqual(['clock 720']);
});

test('no more than the width act at a time', async () => {
  const { keeper } = story();
  let acting = 0;
  let most = 0;
  const work = async () => {
    acting += 1;
    most = Math.max(most, acting);
    await new Promise((resolve) => setImmediate(resolve));
    acting -= 1;
  };
  await keeper.run(
    Array.from({ length: 20 }, () => work),
    3,
  );
  expect(most).toBe(3);
});

test('dates within the same hour are one', async () => {
  const { told, keeper } = story();
  await keeper.run([() => keeper.wait(5 * hour), () => keeper.wait(5.5 * hour), () => keeper.wait(7 * hour)], 3);
  expect(told).toEqual(['clock 5.5', 'clock 7']);
});

test('a work is asked for only when there is room, and the clock stands until all have begun', async () => {
  const { told, keeper, say } = story();
  async function* works() {
    for (const name of ['a', 'b', 'c']) {
      await new Promise((resolve) => setImmediate(resolve));
      say(`${name} asked for`);
      yield async () => {
        await new Promise((resolve) => setImmediate(resolve));
        await keeper.wait(hour);
        say(`${name} ends`);
      };
    }
  }
  await keeper.run(works(), 1);
  expect(told).toEqual(['a asked for', 'b asked for', 'c asked for', 'clock 1', 'a ends', 'b ends', 'c ends']);
});

test('a clock that cannot be moved fails those who wait for it', async () => {
  const keeper = new Timekeeper(() => Promise.reject(new Error('the clock is real')));
  await expect(keeper.run([() => keeper.wait(5)], 1)).rejects.toThrow('the clock is real');
});
