import { unanswered } from './plain-feel.ts';

/**
 * The cells most decision tables are made of (`-`, `"a", "b"`, `< 18`, `[0..100)`, `not("x")`, `true`), compiled once and
 * tested without the library. Where it is not certain to answer exactly like the library it does not answer:
 * plain-unary-test.test.ts holds it against the library.
 */
export type PlainUnaryTest = (value: unknown) => boolean | typeof unanswered;

const known = new Map<string, PlainUnaryTest | undefined>();
const maximumKnown = 10_000;

/** The compiled cell, or undefined when it uses more of FEEL than this. */
export function findPlainUnaryTest(cell: string): PlainUnaryTest | undefined {
  if (known.has(cell)) return known.get(cell);
  if (known.size >= maximumKnown) known.clear();
  const compiled = compileCell(cell.trim());
  known.set(cell, compiled);
  return compiled;
}

const number = String.raw`-?\d+(?:\.\d+)?`;
const part = new RegExp(
  String.raw`\s*(?:"([^"\\\n]*)"|(true|false)|(<=|>=|<|>)?\s*(${number})|([\[(])\s*(${number})\s*\.\.\s*(${number})\s*([\])]))\s*(?:,|$)`,
  'y',
);

function compileCell(cell: string): PlainUnaryTest | undefined {
  if (cell === '-') return () => true;
  const negated = /^not\s*\(([\s\S]*)\)$/.exec(cell);
  const tests = compileParts(negated?.[1] ?? cell);
  if (!tests) return undefined;
  return (value) => {
    const answers = tests.map((test) => test(value));
    if (answers.includes(unanswered)) return unanswered;
    return answers.includes(true) !== (negated !== null);
  };
}

function compileParts(list: string): readonly PlainUnaryTest[] | undefined {
  const tests: PlainUnaryTest[] = [];
  part.lastIndex = 0;
  do {
    const match = part.exec(list);
    if (!match) return undefined;
    const [, text, truth, sign, bound, open, low, high, close] = match;
    if (text !== undefined) tests.push((value) => (typeof value === 'string' ? value === text : unanswered));
    else if (truth !== undefined)
      tests.push((value) => (typeof value === 'boolean' ? value === (truth === 'true') : unanswered));
    else if (bound !== undefined) tests.push(ofNumber((value) => compare(sign, value, Number(bound))));
    else if (Number(low) > Number(high)) return undefined;
    else
      tests.push(
        ofNumber(
          (value) =>
            compare(open === '[' ? '>=' : '>', value, Number(low)) &&
            compare(close === ']' ? '<=' : '<', value, Number(high)),
        ),
      );
  } while (part.lastIndex < list.length);
  return list.trimEnd().endsWith(',') ? undefined : tests;
}

function ofNumber(test: (value: number) => boolean): PlainUnaryTest {
  return (value) => (typeof value === 'number' ? test(value) : unanswered);
}

function compare(sign: string | undefined, left: number, right: number): boolean {
  if (sign === '<') return left < right;
  if (sign === '<=') return left <= right;
  if (sign === '>') return left > right;
  return sign === '>=' ? left >= right : left === right;
}
