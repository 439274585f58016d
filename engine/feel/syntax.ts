import { evaluate, parseExpression, parseUnaryTests, unaryTest } from 'feelin';
import { findPatternFault } from './written-patterns.ts';

/** Why a text is not FEEL, in both languages. */
export interface SyntaxFault {
  /** It is not the grammar: a regular expression that stands in the text cannot be executed. */
  readonly rule?: 'regular-expression';
  readonly vi: string;
  readonly en: string;
}

/** Bounds of what is read: reading takes time with the square of the length, and every level of depth is a call. */
const longest = 20_000;
const deepest = 300;

type SyntaxTree = ReturnType<typeof parseExpression>;
type SyntaxNode = SyntaxTree['topNode'];

/**
 * What is wrong with an expression's grammar, or undefined. It is read, never evaluated. Names with spaces and signs are
 * read when they are given. Beyond the library's grammar two things are faults that it would give another meaning:
 * `a == b` and its like (a compared with a range), and whole numbers with an exponent (1e3, which it reads as 1). So are
 * regular expressions that are written in the text and that cannot be executed.
 */
export function findSyntaxError(expression: string, names: readonly string[] = []): SyntaxFault | undefined {
  if (expression.length > longest) return tooLong(expression);
  const context = nothing(names);
  const tree = parseExpression(expression, context, undefined);
  return faultOf(tree, expression, () => evaluate(expression, context));
}

/** The same for unary tests. */
export function findTestSyntaxError(tests: string, names: readonly string[] = []): SyntaxFault | undefined {
  if (tests.length > longest) return tooLong(tests);
  const context = { ...nothing(names), '?': null };
  const tree = parseUnaryTests(tests, context, undefined);
  return faultOf(tree, tests, () => unaryTest(tests, context));
}

function tooLong(text: string): SyntaxFault {
  return {
    vi: `dài ${text.length} ký tự, nhiều nhất là ${longest}`,
    en: `${text.length} characters long, at most ${longest} are read`,
  };
}

function nothing(names: readonly string[]): Record<string, null> {
  return Object.fromEntries(names.map((name) => [name, null]));
}

/** @param evaluateIt says in the library's words what is wrong, before anything is evaluated */
function faultOf(tree: SyntaxTree, text: string, evaluateIt: () => unknown): SyntaxFault | undefined {
  let depth = 0;
  let fault: SyntaxFault | undefined;
  tree.iterate({
    enter({ node, type }) {
      depth += 1;
      if (type.isError) fault ??= inWords(evaluateIt);
      else if (depth > deepest)
        fault ??= { vi: `lồng nhau quá ${deepest} tầng`, en: `nested more than ${deepest} levels` };
      else fault ??= misread(node, text) ?? findPatternFault(node, text);
      return fault === undefined;
    },
    leave() {
      depth -= 1;
    },
  });
  return fault;
}

/** What the library would read in another way than it is meant. */
function misread(node: SyntaxNode, text: string): SyntaxFault | undefined {
  const written = text.slice(node.from, node.to);
  if (node.name === 'NumericLiteral' && /^-?\d+e/i.test(written))
    return {
      vi: `số “${written}” phải được viết không có số mũ`,
      en: `the number “${written}” is written without exponent`,
    };
  const inner = node.name === 'CompareOp' ? node.nextSibling : null;
  const sign = inner?.name === 'SimplePositiveUnaryTest' ? inner.firstChild : null;
  if (sign?.name !== 'CompareOp') return undefined;
  const doubled = text.slice(node.from, sign.to).replace(/\s+/g, ' ');
  return { vi: `không có phép so sánh “${doubled}”`, en: `there is no comparison “${doubled}”` };
}

function inWords(evaluateIt: () => unknown): SyntaxFault {
  let message = 'Unrecognized token';
  try {
    evaluateIt();
  } catch (error) {
    if (error instanceof Error) message = error.message;
  }
  return {
    vi: message
      .replace(/^Incomplete <(\w+)>/, 'chưa viết hết <$1>')
      .replace(/^Unrecognized token/, 'có ký hiệu không hiểu được')
      .replace(/ in <(\w+)>$/, ' trong <$1>'),
    en: message,
  };
}
