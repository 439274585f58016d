import { evaluate, FeelFunction } from 'feelin';
import { spendItems, spendSteps, spendWhole, withinCall } from './bounds.ts';
import { decimalFunctions } from './decimal-functions.ts';
import { regularExpression } from './regular-expression.ts';

/**
 * Every call of a function in FEEL passes here. Importing this file settles for the whole program that
 *
 * - a call of a function that an expression or a decision defines is a step, and they call each other only so deep;
 * - what functions look at is work (bounds.ts);
 * - `matches`, `replace` and `split` are not the library's, whose regular expressions can take for ever.
 */
type Callable = (...values: unknown[]) => unknown;

const libraryInvoke = Object.getOwnPropertyDescriptor(FeelFunction.prototype, 'invoke')?.value as (
  this: FeelFunction,
  given: unknown,
) => unknown;

/** Functions that look at all there is in a value, however deep. */
const thorough: ReadonlySet<unknown> = new Set([
  ...['string', 'flatten', 'distinct values', 'union', 'is', 'context put', 'context merge'].map(libraryFunction),
  decimalFunctions['string'],
]);

/** Functions that may compare every item with every other. */
const pairwise: ReadonlySet<unknown> = new Set(['distinct values', 'union'].map(libraryFunction));

const sort = libraryFunction('sort');

/** What a metered text (metered-text.ts) hands over: a value with the name of what is done with it. */
export const metered = { items: 'items', found: 'found', whole: 'whole' } as const;

const libraryGetValue = libraryFunction('get value');

const ours: ReadonlyMap<unknown, Callable> = new Map([
  [libraryFunction('matches'), texts((text, pattern, flags) => regularExpression(pattern, flags).matches(text), 2)],
  [
    libraryFunction('replace'),
    texts((text, pattern, by, flags) => regularExpression(pattern, flags).replace(text, by), 3),
  ],
  [libraryFunction('split'), texts((text, delimiter) => regularExpression(delimiter).split(text), 2)],
  [libraryGetValue, getValue],
]);

/** Spends what looking at the value costs, and hands it on. */
function getValue(context: unknown, key: unknown): unknown {
  const value = libraryGetValue(context, key);
  if (key === metered.items) spendSteps(Array.isArray(value) ? value.length : 1);
  else if (key === metered.found) spendItems(value);
  else if (key === metered.whole) spendWhole(value);
  return value;
}

function invoke(this: FeelFunction, given: unknown): unknown {
  const called: Callable = this.fn;
  const own = ours.get(called);
  if (own) return libraryInvoke.call(new FeelFunction(own, this.parameterNames), given);
  const isLibrarys = '$args' in called;
  if (!isLibrarys) spendSteps(1);
  const values: unknown[] = Array.isArray(given) ? given : Object.values(given ?? {});
  for (const value of values) {
    if (thorough.has(called)) spendWhole(value);
    else spendItems(value);
    if (Array.isArray(value) && pairwise.has(called)) spendPairs(value);
    if (Array.isArray(value) && called === sort) spendSteps(value.length * Math.ceil(Math.log2(value.length + 1)));
  }
  const result = isLibrarys ? libraryInvoke.call(this, given) : withinCall(() => libraryInvoke.call(this, given));
  spendItems(result);
  return result;
}

Object.assign(FeelFunction.prototype, { invoke });

/** A number or a text is looked up; everything else is held against what came before. */
function spendPairs(list: readonly unknown[]): void {
  const items = list.flatMap((item) => (Array.isArray(item) ? item : [item]));
  const slow = items.filter((item) => typeof item === 'object' && item !== null).length;
  for (let index = 0; index < slow; index += 1) spendItems(items);
}

/** By the rules of FEEL: null for what is no text, a list of one text counts as that text; the last may be left out. */
function texts(work: (...given: [string, string, string, string]) => unknown, needed: number): Callable {
  return (...values) => {
    const given = values.map((value: unknown) => (Array.isArray(value) && value.length === 1 ? value[0] : value));
    const [first, second, third, fourth] = given.map((value) => (typeof value === 'string' ? value : undefined));
    const missing = given.some(
      (value, index) => typeof value !== 'string' && (index < needed || (value !== null && value !== undefined)),
    );
    if (missing || first === undefined || second === undefined) return null;
    return work(first, second, third ?? '', fourth ?? '');
  };
}

function libraryFunction(name: string): Callable {
  const { value } = evaluate(name);
  if (typeof value !== 'function') throw new Error(`Expected the function ${name} in the FEEL library but found none`);
  return value as Callable;
}
