import { expect, test } from '@jest/globals';
import type { Pool } from '../db/pool.ts';
import { BusinessTime } from './business-time.ts';

const hour = 3_600_000;

/** A record whose clock is moved by hand, and how often it was read. */
function clockOnRecord() {
  const record = { offset: 0, read: 0 };
  const query = async () => {
    record.read += 1;
    return { rows: [{ mode: 'business', offset_ms: String(record.offset) }] };
  };
  return { record, pool: { query } as unknown as Pool };
}

test('what asks at the same time reads the clock once', async () => {
  const { record, pool } = clockOnRecord();
  const time = new BusinessTime(pool, 'business');
  await Promise.all([time.now(), time.now(), time.now()]);
  expect(record.read).toBe(1);
});

test('a clock moved by this process is seen at once', async () => {
  const { record, pool } = clockOnRecord();
  const time = new BusinessTime(pool, 'business');
  const before = await time.now();
  record.offset = hour;
  time.moved();
  expect(await time.now()).toBeGreaterThanOrEqual(before + hour);
});

test('the time of day is not read from the record', async () => {
  const { record, pool } = clockOnRecord();
  const before = Date.now();
  expect(await new BusinessTime(pool, 'real').now()).toBeGreaterThanOrEqual(before);
  expect(record.read).toBe(0);
});
