import { describe, expect, it } from '@jest/globals';
import { monday, testFacts } from '../testing.ts';
import { evaluateFeel, testFeel } from './evaluate.ts';
import { mostSteps } from './ranges.ts';

const clock = { now: monday, facts: testFacts };
const variables = {
  text: '5',
  number: 5,
  truth: true,
  day: '2026-01-01',
  instant: '2026-11-22T08:00:00+07:00',
  list: [1],
};

function result(expression: string): unknown {
  const found = evaluateFeel(expression, variables, clock);
  return found.ok ? found.value : { fault: found.message };
}

describe('comparisons in FEEL', () => {
  it.each([
    'number > text',
    'text > number',
    'today() > day',
    'now() > instant',
    'now() > 1',
    'truth > 0',
    'list > 0',
    'text between 1 and 10',
    'text in [1..10]',
    'duration("P1D") > 5',
    // A month has no length in days.
    'today() - date("2026-10-23") > duration("P1M")',
  ])('of different types say nothing: %s', (expression) => {
    expect(result(expression)).toBeNull();
  });

  it.each([
    ['number > 4', true],
    ['text > "4"', true],
    ['today() > date(day)', true],
    ['now() > date and time(instant)', true],
    ['text between "1" and "9"', true],
    ['today() - date("2026-10-23") > duration("P30D")', true],
    ['duration("P14M") > duration("P1Y")', true],
  ])('of equal types say: %s', (expression, expected) => {
    expect(result(expression)).toBe(expected);
  });

  // It is 08:00 in Hà Nội.
  it.each([
    ['date and time("2026-11-23T07:59:00") < now()', true],
    ['date and time("2026-11-23T08:01:00") < now()', false],
    ['now() > date and time("2026-11-23T07:59:00")', true],
    ['time(now()) > time("07:59:00")', true],
    ['time(now()) > time("08:01:00")', false],
    ['now() between date and time("2026-11-23T07:00:00") and date and time("2026-11-23T09:00:00")', true],
    ['now() in [date and time("2026-11-23T07:00:00")..date and time("2026-11-23T02:00:00Z")]', true],
    ['time("07:00:00") < time("08:00:00")', true],
  ])('take a time without an offset for one of Việt Nam: %s', (expression, expected) => {
    expect(result(expression)).toBe(expected);
  });

  it('hold in the cells of a decision table', () => {
    expect(testFeel('> 4', '5', {}, clock)).toEqual({ ok: true, holds: false });
    expect(testFeel('[1..10]', 5, {}, clock)).toEqual({ ok: true, holds: true });
    expect(testFeel('> 4', 5, {}, clock)).toEqual({ ok: true, holds: true });
  });
});

describe('an evaluation ends', () => {
  it.each([
    'count(for a in 1..100000, b in 1..100000 return a)',
    'some a in 1..1000, b in 1..1000 satisfies false',
    'for a in 1..1000 return count(for b in 1..1000 return b)',
    '{ f: function(n) count(for b in 1..1000 return n), a: for b in 1..1000 return f(b) }.a',
  ])('after so many steps: %s', (expression) => {
    expect(result(expression)).toEqual({ fault: expect.stringContaining(`at most ${mostSteps} steps`) });
  });

  it.each(['for a in 1..2.5 return a', 'for a in 0.5..3 return a'])(
    'where a range has no last one: %s',
    (expression) => {
      expect(result(expression)).toEqual({ fault: expect.stringContaining('Expected whole numbers') });
    },
  );

  it('and the next one has all its steps again', () => {
    expect(result('for a in 1..1000, b in 1..1000 return a')).toHaveProperty('fault');
    expect(result(`count(for a in 1..${mostSteps} return a)`)).toBe(mostSteps);
    expect(result('for a in 3..1 return a')).toEqual([3, 2, 1]);
  });
});

describe('numbers as texts', () => {
  it.each([
    ['"Phí: " + string(1150000 * 0.07) + " đồng"', 'Phí: 80500 đồng'],
    ['string(0.1 + 0.2)', '0.3'],
    ['string(1500000)', '1500000'],
    ['string(from: 2.50)', '2.5'],
    ['string(true)', 'true'],
    ['string(date("2026-11-23"))', '2026-11-23'],
    ['string([1, "a"])', '[1, "a"]'],
    ['string(missing)', null],
  ])('are as tidy as numbers: %s', (expression, expected) => {
    expect(result(expression)).toBe(expected);
  });
});
