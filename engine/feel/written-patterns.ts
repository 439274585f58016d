import { evaluate, type parseExpression } from 'feelin';
import { withinBounds } from './bounds.ts';
import { checkReplacement, regularExpression } from './regular-expression.ts';
import type { SyntaxFault } from './syntax.ts';
import { PatternFault } from './xpath-pattern.ts';

type SyntaxNode = ReturnType<typeof parseExpression>['topNode'];

/** Of the functions that take a pattern, their parameters in order. */
const parameters: Readonly<Record<string, readonly string[]>> = {
  matches: ['input', 'pattern', 'flags'],
  replace: ['input', 'pattern', 'replacement', 'flags'],
  split: ['string', 'delimiter'],
};

/**
 * What is wrong with the pattern, flags or replacement that a call of `matches`, `replace` or `split` has written in it.
 * What comes from data is looked at when it is there.
 */
export function findPatternFault(call: SyntaxNode, text: string): SyntaxFault | undefined {
  const head = call.name === 'FunctionInvocation' ? call.firstChild : null;
  const name = head ? text.slice(head.from, head.to) : '';
  const names = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (!names) return undefined;
  const written = writtenTexts(call, names, text);
  const pattern = written.get('pattern') ?? written.get('delimiter');
  const replacement = written.get('replacement');
  try {
    withinBounds(() => {
      const expression = regularExpression(pattern ?? '', written.get('flags') ?? '');
      if (pattern !== undefined && replacement !== undefined) checkReplacement(replacement, expression);
    });
    return undefined;
  } catch (error) {
    const en = error instanceof Error ? error.message : String(error);
    return { rule: 'regular-expression', en, vi: error instanceof PatternFault ? error.vi : en };
  }
}

/** The arguments that are texts, by their parameters' names. */
function writtenTexts(call: SyntaxNode, names: readonly string[], text: string): ReadonlyMap<string, string> {
  const given = childrenOf(call).find(({ name }) => name.endsWith('Parameters'));
  const texts = new Map<string, string>();
  for (const [index, argument] of (given ? childrenOf(given) : []).entries()) {
    const [label, named] = argument.name === 'NamedParameter' ? childrenOf(argument) : [];
    const name = label ? text.slice(label.from, label.to) : names[index];
    const value = named ?? argument;
    if (name !== undefined && value.name === 'StringLiteral')
      texts.set(name, String(evaluate(text.slice(value.from, value.to)).value));
  }
  return texts;
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}
