import { FeelDate, FeelDateTime, FeelDuration, FeelRange, FeelTime, parseDateTime, parseTime } from 'feelin';
import { spendSteps } from './bounds.ts';

/**
 * What the library's ranges leave open, and with them every `<`, `<=`, `>`, `>=`, `between` and `in`, which it counts as
 * ranges. Importing this file settles it for the whole program:
 *
 * - Values of different types cannot be compared: the answer is null, as in the standard. The library compares `"5"`
 *   with 10 and a date with a text, and says something.
 * - A time without an offset is one of Asia/Ho_Chi_Minh when the other has one. The library takes it for one of UTC.
 * - Going through a range ends: its ends are whole numbers, and each number is a step of the evaluation.
 */
const offset = '+07:00';
const libraryIncludes = Object.getOwnPropertyDescriptor(FeelRange.prototype, 'includes')?.value as Includes;
const libraryMap = Object.getOwnPropertyDescriptor(FeelRange.prototype, 'map')?.value as Map;

type Includes = (this: FeelRange, value: unknown) => boolean | null;
type Map = <T>(this: FeelRange, each: (value: unknown) => T) => T[];

function includes(this: FeelRange, value: unknown): boolean | null {
  const bounds = [this.start, this.end].filter((bound) => bound !== null);
  if (value === null || value === undefined || value instanceof FeelRange || bounds.length === 0)
    return libraryIncludes.call(this, value);
  if (bounds.some((bound) => typeName(bound) !== typeName(value))) return null;
  if (![value, ...bounds].some((each) => hasZone(each))) return libraryIncludes.call(this, value);
  const range = new FeelRange({
    'start included': this['start included'],
    'end included': this['end included'],
    start: zoned(this.start),
    end: zoned(this.end),
    valueType: this.valueType,
  });
  return libraryIncludes.call(range, zoned(value));
}

function map<T>(this: FeelRange, each: (value: unknown) => T): T[] {
  const { start, end } = this;
  if (typeof start === 'number' && typeof end === 'number') {
    if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end))
      throw new Error(`Expected whole numbers to count through but found ${start}..${end}`);
    spendSteps(Math.abs(end - start) + 1);
  }
  return libraryMap.call(this, each) as T[];
}

Object.assign(FeelRange.prototype, { includes, map });

/** Types that can be compared with themselves only; months and days are no common measure of durations. */
function typeName(value: unknown): string {
  if (value instanceof FeelDate) return 'date';
  if (value instanceof FeelTime) return 'time';
  if (value instanceof FeelDateTime) return 'date and time';
  if (value instanceof FeelDuration) return value.yearsMonths ? 'years and months duration' : 'days and time duration';
  return typeof value;
}

function hasZone(value: unknown): boolean {
  return (value instanceof FeelTime || value instanceof FeelDateTime) && value.zone !== null;
}

function zoned(value: unknown): unknown {
  if (hasZone(value)) return value;
  if (value instanceof FeelTime) return parseTime(`${value.toString()}${offset}`);
  if (value instanceof FeelDateTime) return parseDateTime(`${value.toString()}${offset}`);
  return value;
}
