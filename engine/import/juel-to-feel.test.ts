import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evaluateFeel } from '../feel/evaluate.ts';
import { testFacts } from '../testing.ts';
import { juelToFeel, juelToValue } from './juel-to-feel.ts';

const clock = { now: 0, facts: testFacts };

describe('conditions', () => {
  test.each([
    ['${approved}', 'approved'],
    ['#{!approved}', 'not(approved)'],
    ["${amount >= 1000 && type == 'A'}", 'amount >= 1000 and type = "A"'],
    ['${amount gt 10 or (a and not b)}', 'amount > 10 or a and not(b)'],
    ['${(a || b) && c ne null}', '(a or b) and c != null'],
    ['${order.customer.age < 18 ? "trẻ" : "lớn"}', 'if order.customer.age < 18 then "trẻ" else "lớn"'],
    ['${items[0].price * 2 - 1 > limit}', 'items[1].price * 2 - 1 > limit'],
    ['${map["lệ phí"] == 0}', 'get value(map, "lệ phí") = 0'],
    ['${a - (b - c) == 0}', 'a - (b - c) = 0'],
    ['${nrOfCompletedInstances / nrOfInstances > 0.5}', 'numberOfCompletedInstances / numberOfInstances > 0.5'],
    ['${loopCounter == 0}', '(loopCounter - 1) = 0'],
    ['${execution.getVariable("x") == true}', 'x = true'],
    ["${hồSơ == 'it\\'s'}", 'hồSơ = "it\'s"'],
  ])('%s → %s', (juel, feel) => {
    expect(juelToFeel(juel)).toEqual({ ok: true, value: feel });
  });

  test.each([
    ['${list.contains(x)}', 'method'],
    ['${now()}', 'function'],
    ['${execution.businessKey}', 'execution'],
    ['${a % 2 == 0}', '%'],
    ['${if == 1}', 'no name'],
    ['${x$y}', 'no name'],
    ['${a =}', 'too early|cannot'],
    ['${a', 'missing'],
    ['${}', 'too early'],
    ['${a b}', 'counterpart'],
    ['${x += 1}', 'counterpart|cannot'],
    ['${x[y]}', 'counterpart'],
  ])('%s is not carried over, and why', (juel, why) => {
    const result = juelToFeel(juel);
    expect(result.ok ? result.value : result.reason.en).toMatch(new RegExp(why));
  });

  test.each([
    ['${empty x}', null, true],
    ['${empty x}', '', true],
    ['${empty x}', [], true],
    ['${empty x}', 'a', false],
    ['${not empty x}', [1], true],
    ['${empty x}', 0, false],
  ])('%s of %j is %j', (juel, x, expected) => {
    const feel = juelToFeel(juel);
    expect(feel.ok && evaluateFeel(feel.value, { x }, clock)).toEqual({ ok: true, value: expected });
  });
});

describe('values', () => {
  test.each([
    ['desk', 'desk'],
    ['${user}', '=user'],
    ['Hồ sơ ${code} của ${name}', '="Hồ sơ " + string(code) + " của " + string(name)'],
    ['${"}"}', '="}"'],
    ['=x', '="=x"'],
    ['', ''],
  ])('%s → %s', (text, value) => {
    expect(juelToValue(text)).toEqual({ ok: true, value });
  });
});

const number = fc.integer({ min: 0, max: 9 });
const arithmetic = fc.letrec<{ sum: string }>((tie) => ({
  sum: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    number.map(String),
    fc.constantFrom('a', 'b'),
    fc
      .tuple(tie('sum'), fc.constantFrom('+', '-', '*'), tie('sum'))
      .map(([left, sign, right]) => `(${left} ${sign} ${right})`),
    fc
      .tuple(tie('sum'), fc.constantFrom('+', '-', '*'), tie('sum'))
      .map(([left, sign, right]) => `${left} ${sign} ${right}`),
  ),
})).sum;
const logic = fc.letrec<{ truth: string }>((tie) => ({
  truth: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.tuple(arithmetic, fc.constantFrom('<', '<=', '>', '>=', '==', '!='), arithmetic).map((parts) => parts.join(' ')),
    fc.constantFrom('p', 'true'),
    fc
      .tuple(tie('truth'), fc.constantFrom('&&', '||'), tie('truth'))
      .map(([left, sign, right]) => `(${left}) ${sign} (${right})`),
    tie('truth').map((inner) => `!(${inner})`),
    fc
      .tuple(tie('truth'), tie('truth'), tie('truth'))
      .map(([condition, yes, no]) => `((${condition}) ? (${yes}) : (${no}))`),
  ),
})).truth;

test('means in FEEL what it means in JUEL', () => {
  fc.assert(
    fc.property(logic, number, number, fc.boolean(), (juel, a, b, p) => {
      const feel = juelToFeel(`\${${juel}}`);
      // What this part of JUEL means, JavaScript means too.
      const expected: unknown = new Function('a', 'b', 'p', `return ${juel}`)(a, b, p);
      expect({ juel, got: feel.ok && evaluateFeel(feel.value, { a, b, p }, clock) }).toEqual({
        juel,
        got: { ok: true, value: expected },
      });
    }),
    { numRuns: 300 },
  );
});

test('any text gets an answer', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `\${${text}}`),
        fc
          .string({
            unit: fc.constantFrom(
              'a',
              '.',
              '[',
              ']',
              '(',
              ')',
              '"',
              "'",
              '{',
              '}',
              '$',
              '!',
              '?',
              ':',
              ' ',
              '1',
              '\\',
              '=',
            ),
          })
          .map((text) => `\${${text}}`),
      ),
      (text) => {
        juelToValue(text);
      },
    ),
    { numRuns: 1000 },
  );
});
