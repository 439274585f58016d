import type { Problem } from '../compile.ts';
import { parseCycle, parseDuration, parseInstant } from '../feel/time.ts';
import type { Model } from './constraints/model.ts';
import { owner } from './constraints/owner.ts';
import { findText, typeOf } from './moddle.ts';
import { problem } from './problems.ts';

/**
 * Expressions in a language that is not FEEL, by their own attribute or the one of the file: nothing here could say
 * what they mean. A number, a truth value or a date is the same in every language; a file that names no language
 * means FEEL.
 */
export function findForeignLanguages(model: Model): Problem[] {
  const { definitions } = model;
  const common = Object.hasOwn(definitions, 'expressionLanguage')
    ? findText(definitions, 'expressionLanguage')
    : undefined;
  return model.all.flatMap((element) => {
    if (typeOf(element) !== 'FormalExpression') return [];
    const language = findText(element, 'language') ?? common;
    const body = findText(element, 'body');
    if (language === undefined || body === undefined || isFeel(language) || isLiteral(body)) return [];
    return [problem('unsupported-language', owner(element), language)];
  });
}

/** FEEL by its name, or by any edition of the DMN standard that defines it. */
function isFeel(language: string): boolean {
  return /\bfeel\b|\/spec\/DMN\//i.test(language);
}

function isLiteral(body: string): boolean {
  return (
    /^(true|false|-?\d+(\.\d+)?|"[^"]*")$/.test(body) ||
    parseInstant(body) !== undefined ||
    parseDuration(body) !== undefined ||
    parseCycle(body) !== undefined
  );
}
