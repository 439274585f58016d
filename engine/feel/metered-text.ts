import { parseExpression, parseUnaryTests } from 'feelin';
import type { metered } from './calls.ts';

type SyntaxTree = ReturnType<typeof parseExpression>;
type SyntaxNode = SyntaxTree['topNode'];

/** Texts in which nothing can be done more than once. */
const once = /^(?:(?!\b(?:for|some|every|function)\b)[^{[])*$/;

/**
 * The same expression, with a meter where the library goes through lists, joins texts and compares: nothing of that
 * passes a function (calls.ts), so that without one `for a in list, b in list, c in list return 1` would fill the memory
 * and two lists that each hold the same list twice, thirty levels deep, would be compared for hours. A meter is written
 * as a call that FEEL's types see through: `get value({items: list}, "items")`.
 */
export function meteredExpression(text: string, names: Readonly<Record<string, unknown>>): string {
  return once.test(text) ? text : withMeters(text, parseExpression(text, names, undefined).topNode);
}

/** The same of unary tests. */
export function meteredTests(text: string, names: Readonly<Record<string, unknown>>): string {
  return once.test(text) ? text : withMeters(text, parseUnaryTests(text, names, undefined).topNode);
}

interface Meter {
  readonly from: number;
  readonly to: number;
  readonly kind: keyof typeof metered;
}

function withMeters(text: string, root: SyntaxNode): string {
  const meters = new Map<string, Meter>();
  let repeats = false;
  // One meter for one piece of text: the one that is there for what surrounds it.
  const add = (node: SyntaxNode | null | undefined, kind: Meter['kind']) => {
    const place = `${node?.from} ${node?.to}`;
    if (node && !meters.has(place)) meters.set(place, { from: node.from, to: node.to, kind });
  };
  root.cursor().iterate(({ node, type }) => {
    if (type.isError) return;
    repeats ||= repeating.has(type.name);
    if (type.name === 'InExpression') add(iterated(node), 'items');
    if (type.name === 'FilterExpression' && !isPosition(node)) add(node.firstChild, 'items');
    if (type.name === 'PathExpression' && isWholePath(node)) add(node, 'found');
    if (type.name === 'ArithmeticExpression' && isSum(node, text)) add(node, 'whole');
    if (type.name === 'Comparison') for (const operand of operands(node)) add(operand, 'whole');
  });
  return repeats ? write(text, [...meters.values()]) : text;
}

const repeating: ReadonlySet<string> = new Set([
  'ForExpression',
  'QuantifiedExpression',
  'FilterExpression',
  'FunctionDefinition',
  'Context',
]);

/** What is gone through; ranges count by themselves (ranges.ts). */
function iterated(node: SyntaxNode): SyntaxNode | null {
  const source = node.lastChild;
  if (source?.name !== 'IterationContext') return source;
  return source.firstChild?.nextSibling ? null : source.firstChild;
}

/** `list[1]`, `list[-1]`: one item, without going through the list. */
function isPosition(node: SyntaxNode): boolean {
  const index = node.firstChild?.nextSibling?.nextSibling;
  return (
    index?.name === 'NumericLiteral' || (index?.name === 'ArithmeticExpression' && index.firstChild?.name === 'ArithOp')
  );
}

/** `list.name`, a list of names: not a part of a longer path, and not what is called. */
function isWholePath({ parent, from }: SyntaxNode): boolean {
  if (parent?.name === 'FunctionInvocation') return parent.firstChild?.from !== from;
  return parent?.name !== 'PathExpression';
}

/** The whole of `a + b + c`, where a text is to come out of it: not where its type decides what is meant. */
function isSum(node: SyntaxNode, text: string): boolean {
  const sign = node.firstChild?.nextSibling;
  if (sign?.name !== 'ArithOp' || text.slice(sign.from, sign.to) !== '+') return false;
  return !['FilterExpression', 'PositiveUnaryTest', 'Interval', 'IterationContext'].includes(node.parent?.name ?? '');
}

const mayBeLarge: ReadonlySet<string> = new Set([
  'VariableName',
  'PathExpression',
  'FilterExpression',
  'FunctionInvocation',
  'List',
]);

function operands(comparison: SyntaxNode): SyntaxNode[] {
  const [left, right] = [comparison.firstChild, comparison.lastChild];
  const inner = right?.name === 'PositiveUnaryTest' ? right.firstChild : right;
  return [left, inner].filter(
    (node): node is SyntaxNode => node !== null && node !== undefined && mayBeLarge.has(node.name),
  );
}

function write(text: string, meters: readonly Meter[]): string {
  const insertions = [
    ...[...meters].sort((a, b) => b.to - a.to).map(({ from, kind }) => ({ at: from, text: `get value({${kind}: ` })),
    ...[...meters].sort((a, b) => b.from - a.from).map(({ to, kind }) => ({ at: to, text: `}, "${kind}")` })),
  ];
  // At one place, what ends there comes before what begins there; sorting keeps inner and outer in their order.
  const ends = new Set(insertions.slice(meters.length));
  insertions.sort((a, b) => a.at - b.at || Number(ends.has(b)) - Number(ends.has(a)));
  let written = '';
  let at = 0;
  for (const insertion of insertions) {
    written += text.slice(at, insertion.at) + insertion.text;
    at = insertion.at;
  }
  return written + text.slice(at);
}
