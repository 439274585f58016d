import { describe, expect, it } from '@jest/globals';
import { monday, testFacts } from '../testing.ts';
import { mostSteps } from './bounds.ts';
import { evaluateFeel, testFeel } from './evaluate.ts';

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

  const list = Array.from({ length: 1_000 }, (_, index) => ({ id: index, name: 'An' }));
  const nested = (levels: number, first: string, next: (last: string) => string) =>
    `{${Array.from({ length: levels }, (_, n) => `a${n}: ${n === 0 ? first : next(`a${n - 1}`)}`).join(', ')}}`;
  const twins = nested(40, '[1]', (last) => `[${last}, ${last}]`);

  it.each([
    ['going through lists', 'count(for a in list, b in list, c in list return 1)'],
    ['filters in filters', 'count(list[count(list[count(list[id > 1]) > 0]) > 0])'],
    ['names of lists', 'count(for i in 1..20000 return list.name)'],
    ['a text joined to itself', nested(60, '"x"', (last) => `${last} + ${last}`)],
    ['the same in rounds', 'for i in 1..60 return if i = 1 then "xx" else partial[-1] + partial[-1]'],
    ['a list that holds a list twice', twins],
    ['two of them, compared', `{p: ${twins}, q: ${twins}, same: p.a39 = q.a39}.same`],
    ['one of them, flattened', `{p: ${twins}, n: count(flatten(p.a39))}.n`],
    ['one of them, as a text', `{p: ${twins}, t: string(p.a39)}.t`],
    ['a list put behind itself', `count(${nested(40, '[1]', (last) => `concatenate(${last}, ${last})`)}.a39)`],
    ['a function that calls itself', '{f: function(n) f(n + 1), r: f(0)}.r'],
    ['twice each time', '{f: function(n) if n = 0 then 1 else f(n - 1) + f(n - 1), r: f(40)}.r'],
    ['a name that hides a function', '(function(matches) matches(text, "(a+)+(b+)+(c+)+$"))()'],
    ['sorting', 'count(sort(for i in 1..15000 return -i, function(a, b) a < b))'],
    ['distinct values of contexts', 'distinct values(concatenate(list, list, list, list))'],
  ])('in bounds: %s', (_name, expression) => {
    const found = evaluateFeel(expression, { list, text: 'a'.repeat(1_500_000) }, clock);
    expect(found).toEqual({ ok: false, message: expect.stringContaining('Expected') });
  });

  it.each([
    ['{few: list[id < 3], n: count(for a in list, b in few return b.id)}.n', 3_000],
    ['count(list[name = "An" and id >= 990])', 10],
    ['for person in My List return person.First Name', ['An', 'Bình']],
    ['My List[First Name = "An"].First Name', ['An']],
    ['{sum: function(n) if n = 0 then 0 else n + sum(n - 1), r: sum(50)}.r', 1_275],
    ['some p in My List satisfies p.First Name + "!" = "An!"', true],
    ['{a: [1, 2], b: a[item > 1], c: b = [2]}.c', true],
    ['[{a: 1}, {a: 2}][item.a >= 2]', [{ a: 2 }]],
    ['for x in [1, 2], y in [x, x + 1] return x + y', [2, 3, 4, 5]],
  ])('with an answer where there is one: %s', (expression, expected) => {
    const people = [{ 'First Name': 'An' }, { 'First Name': 'Bình' }];
    const found = evaluateFeel(expression, { list, 'My List': people }, clock);
    expect(found).toEqual({ ok: true, value: expected });
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
