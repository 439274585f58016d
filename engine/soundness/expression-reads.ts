import { parseExpression } from 'feelin';
import { readFeelList } from '../feel/evaluate.ts';
import type { Feel } from '../plan.ts';
import type { JsonValue } from '../stimulus.ts';

/** What a FEEL expression reads, and what of that is worth trying when nobody knows its value. */
export interface ExpressionReads {
  readonly names: ReadonlySet<string>;
  /** Names that are only compared with literals or used as truth values: a value of each kind that makes a difference. */
  readonly tries: ReadonlyMap<string, readonly JsonValue[]>;
  /** The expression asks the clock. */
  readonly timed: boolean;
  /** The value of a name may come out as it is, not only what follows from it. */
  readonly copies: boolean;
  /** The expression as and, or, not over parts that have to be evaluated. */
  readonly logic: Logic;
}

export type Logic =
  | { readonly kind: 'and' | 'or' | 'not'; readonly parts: readonly Logic[] }
  | { readonly kind: 'part'; readonly text: Feel; readonly names: ReadonlySet<string>; readonly timed: boolean };

/** Stands for every text that no expression mentions. */
const otherText = '\u0001other';

type SyntaxNode = ReturnType<typeof parseExpression>['topNode'];

const known = new Map<Feel, ExpressionReads>();

/** Reads an expression's syntax. An expression that cannot be parsed reads nothing; evaluating it says what is wrong. */
export function readsOf(expression: Feel): ExpressionReads {
  const cached = known.get(expression);
  if (cached) return cached;
  const found = read(expression);
  if (known.size > 20_000) known.clear();
  known.set(expression, found);
  return found;
}

function read(expression: Feel): ExpressionReads {
  const root = parseExpression(expression, {}, undefined).topNode;
  const names = new Set<string>();
  const tries = new Map<string, JsonValue[]>();
  const other = new Set<string>();
  let timed = false;
  let copies = false;
  const bound = boundNames(root, expression);
  for (const node of descendants(root)) {
    if (node.name !== 'VariableName') continue;
    const name = textOf(node, expression);
    if (isFunctionHead(node)) {
      if (name === 'now' || name === 'today') timed = true;
      continue;
    }
    if (bound.has(name)) continue;
    names.add(name);
    const use = useOf(node, expression);
    if (use === 'copied') copies = true;
    if (use === 'open') other.add(name);
    else if (use === 'copied' || use === 'truth') tries.set(name, [...(tries.get(name) ?? []), true, false]);
    else tries.set(name, [...(tries.get(name) ?? []), ...use]);
  }
  for (const name of other) tries.delete(name);
  const distinct = [...tries].map(([name, values]) => [name, [...new Set(values)]] as const);
  return { names, tries: new Map(distinct), timed, copies, logic: logicOf(root, expression) };
}

/** How a name is used: compared with these values, as true or false, handed on as it is, or in a way nothing is known of. */
function useOf(node: SyntaxNode, source: string): readonly JsonValue[] | 'truth' | 'copied' | 'open' {
  const parent = node.parent;
  switch (parent?.name) {
    case 'Comparison':
      return comparedWith(node, parent, source);
    case 'Conjunction':
    case 'Disjunction':
      return 'truth';
    case 'ParenthesizedExpression':
      return useOf(parent, source);
    case 'PositionalParameters':
      return isNot(parent.parent, source) ? 'truth' : 'open';
    case 'IfExpression':
      return childrenOf(parent).find((child) => child.name !== 'if')?.from === node.from ? 'truth' : 'copied';
    case 'Expression':
      return 'copied';
    default:
      return 'open';
  }
}

function comparedWith(node: SyntaxNode, comparison: SyntaxNode, source: string): readonly JsonValue[] | 'open' {
  const others = childrenOf(comparison).filter((child) => child.from !== node.from);
  const values: JsonValue[] = [];
  for (const part of others.flatMap((child) => [child, ...descendants(child)])) {
    if (
      [
        'VariableName',
        'FunctionInvocation',
        'DateTimeLiteral',
        'ArithmeticExpression',
        'PathExpression',
        'AtLiteral',
      ].includes(part.name)
    )
      return 'open';
    const text = textOf(part, source);
    if (part.name === 'NumericLiteral') values.push(Number(text) - 1, Number(text), Number(text) + 1);
    else if (part.name === 'StringLiteral') values.push(...(readFeelList(text) ?? []), otherText);
    else if (part.name === 'BooleanLiteral' || part.name === 'true' || part.name === 'false') values.push(true, false);
    else if (part.name === 'null') values.push(null, otherText);
  }
  return values.length > 0 ? values : 'open';
}

function logicOf(node: SyntaxNode, source: string): Logic {
  const inner = childrenOf(node).filter((child) => !['(', ')', 'and', 'or'].includes(child.name));
  const only = inner[0];
  if ((node.name === 'Expression' || node.name === 'ParenthesizedExpression') && inner.length === 1 && only)
    return logicOf(only, source);
  if (node.name === 'Conjunction' || node.name === 'Disjunction') {
    return { kind: node.name === 'Conjunction' ? 'and' : 'or', parts: inner.map((child) => logicOf(child, source)) };
  }
  const negated = isNot(node, source)
    ? childrenOf(node).find((child) => child.name === 'PositionalParameters')
    : undefined;
  const argument = negated && childrenOf(negated)[0];
  if (argument) return { kind: 'not', parts: [logicOf(argument, source)] };
  const variables = [node, ...descendants(node)].filter((each) => each.name === 'VariableName');
  const heads = variables.filter(isFunctionHead).map((head) => textOf(head, source));
  const names = variables.filter((each) => !isFunctionHead(each)).map((each) => textOf(each, source));
  return {
    kind: 'part',
    text: textOf(node, source),
    names: new Set(names),
    timed: heads.includes('now') || heads.includes('today'),
  };
}

function isNot(node: SyntaxNode | null, source: string): boolean {
  const head = node?.name === 'FunctionInvocation' ? node.firstChild : undefined;
  return head ? textOf(head, source) === 'not' : false;
}

/** Names that the expression itself binds, in `for`, `some`, `every` and functions. */
function boundNames(root: SyntaxNode, source: string): ReadonlySet<string> {
  const names = descendants(root).filter(
    (node) =>
      node.name === 'Name' &&
      (node.parent?.name === 'InExpression' ||
        node.parent?.name === 'FormalParameter' ||
        node.parent?.name === 'ParameterName'),
  );
  return new Set([...names.map((node) => textOf(node, source)), 'item', 'partial']);
}

function isFunctionHead(node: SyntaxNode): boolean {
  return node.parent?.name === 'FunctionInvocation' && node.parent.firstChild?.from === node.from;
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

function descendants(node: SyntaxNode): SyntaxNode[] {
  return childrenOf(node).flatMap((child) => [child, ...descendants(child)]);
}

function textOf(node: SyntaxNode, source: string): string {
  return source.slice(node.from, node.to);
}
