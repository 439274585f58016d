import { RE2JS, RE2JSException } from 're2js';
import { checkedText, spendSteps, spendWork } from './bounds.ts';
import { PatternFault, readPatternFlags, translatePattern } from './xpath-pattern.ts';

/**
 * FEEL's `matches`, `replace` and `split`, with XPath's patterns, in time that grows with the text and not with how a
 * pattern is nested (docs/adr/0018). All of them spend the evaluation's work.
 */
class RegularExpression {
  readonly #compiled: RE2JS;
  readonly #size: number;

  constructor(compiled: RE2JS) {
    this.#compiled = compiled;
    this.#size = compiled.programSize();
  }

  /** Whether it is found anywhere in the text. */
  matches(text: string): boolean {
    this.#spend(text.length);
    return this.#compiled.test(text);
  }

  /** @throws PatternFault when the replacement is none of XPath's */
  replace(text: string, replacement: string): string {
    const parts = readReplacement(replacement, this.#compiled.groupCount());
    let replaced = '';
    let at = 0;
    for (const match of this.#matchesOf(text)) {
      const inserted = parts.map((part) => (typeof part === 'string' ? part : (match.groups[part] ?? ''))).join('');
      replaced = checkedText(replaced + text.slice(at, match.from) + inserted);
      at = match.to;
    }
    return replaced + text.slice(at);
  }

  /** What is between the matches. Where a match is empty, the text is cut between its characters. */
  split(text: string): string[] {
    const parts: string[] = [];
    let at = 0;
    for (const { from, to } of this.#matchesOf(text)) {
      if (to === at || (from === to && to === text.length)) continue;
      parts.push(text.slice(at, from));
      at = to;
    }
    return [...parts, text.slice(at)];
  }

  *#matchesOf(text: string): Generator<{ from: number; to: number; groups: readonly (string | null)[] }> {
    const matcher = this.#compiled.matcher(text);
    let from = 0;
    for (;;) {
      spendSteps(1);
      this.#spend(text.length - from);
      if (!matcher.find()) return;
      const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, group) => matcher.group(group));
      from = matcher.start();
      yield { from, to: matcher.end(), groups };
    }
  }

  #spend(characters: number): void {
    spendWork((characters + 1) * this.#size);
  }
}

const known = new Map<string, RegularExpression>();
const mostKnown = 500;

/** The pattern, compiled. @param flags XPath's, among `smixq` @throws PatternFault */
export function regularExpression(pattern: string, flags = ''): RegularExpression {
  const key = `${flags} ${pattern}`;
  const cached = known.get(key);
  if (cached) return cached;
  const compiled = compile(pattern, flags);
  if (known.size >= mostKnown) known.clear();
  known.set(key, compiled);
  return compiled;
}

/** Characters of a pattern; what it makes of them is bounded by the library. */
const longestPattern = 2_000;

function compile(pattern: string, flags: string): RegularExpression {
  if (pattern.length > longestPattern)
    throw new PatternFault(
      `Expected a pattern of at most ${longestPattern} characters but found ${pattern.length}`,
      `mẫu dài ${pattern.length} ký tự, nhiều nhất là ${longestPattern}`,
    );
  // Compiling is work, too: a pattern may be put together anew in every round.
  spendWork((pattern.length + 1) * 10);
  const read = readPatternFlags(flags);
  const translated = translatePattern(pattern, read);
  try {
    const compiled = RE2JS.compile(translated, read.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
    spendWork(compiled.programSize() * 10);
    return new RegularExpression(compiled);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    throw new PatternFault(`The pattern cannot be read: ${error.message}`, `không đọc được mẫu: ${error.message}`);
  }
}

/** @throws PatternFault when the replacement is none of XPath's */
export function checkReplacement(replacement: string, expression: RegularExpression): void {
  expression.replace('', replacement);
}

/** A replacement's texts and numbers of groups: `$1`, `$0` for all of it, `\$` and `\\` for the characters. */
function readReplacement(replacement: string, groups: number): readonly (string | number)[] {
  const parts: (string | number)[] = [];
  for (let at = 0; at < replacement.length; at += 1) {
    const character = replacement.charAt(at);
    const next = replacement.charAt(at + 1);
    if (character === '\\') {
      if (next !== '\\' && next !== '$')
        throw new PatternFault(
          'Expected “\\\\” or “\\$” in a replacement',
          'trong phần thay thế, “\\” phải được viết “\\\\”',
        );
      parts.push(next);
      at += 1;
    } else if (character === '$') {
      const digits = /^\d+/.exec(replacement.slice(at + 1, at + 4))?.[0];
      if (digits === undefined)
        throw new PatternFault(
          'Expected “\\$” for the character itself in a replacement',
          'trong phần thay thế, “$” phải được viết “\\$”',
        );
      const number = longestGroup(digits, groups);
      parts.push(Number(number));
      at += number.length;
    } else parts.push(character);
  }
  return parts;
}

/** As many digits as make the number of a group; one at least. */
function longestGroup(digits: string, groups: number): string {
  for (let length = digits.length; length > 1; length -= 1)
    if (Number(digits.slice(0, length)) <= groups) return digits.slice(0, length);
  return digits.slice(0, 1);
}
