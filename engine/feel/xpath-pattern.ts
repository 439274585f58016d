import { RE2JS } from 're2js';

/** What is wrong with a pattern, in both languages. */
export class PatternFault extends Error {
  readonly vi: string;

  constructor(en: string, vi: string) {
    super(en);
    this.vi = vi;
  }
}

interface PatternFlags {
  /** `s`: the dot matches line ends, too. */
  readonly dotAll: boolean;
  /** `m`: `^` and `$` match at line ends, too. */
  readonly multiline: boolean;
  /** `i`. */
  readonly ignoreCase: boolean;
  /** `x`: white space outside character classes does not count. */
  readonly extended: boolean;
  /** `q`: the pattern is a text, not an expression. */
  readonly literal: boolean;
}

/** The letters of XPath's flags. @throws PatternFault */
export function readPatternFlags(flags: string): PatternFlags {
  const unknown = [...flags].find((flag) => !'smixq'.includes(flag));
  if (unknown !== undefined)
    throw new PatternFault(
      `Expected flags among s, m, i, x, q but found “${unknown}”`,
      `không có cờ “${unknown}”, chỉ có s, m, i, x, q`,
    );
  return {
    dotAll: flags.includes('s'),
    multiline: flags.includes('m'),
    ignoreCase: flags.includes('i'),
    extended: flags.includes('x'),
    literal: flags.includes('q'),
  };
}

/**
 * A regular expression of XPath (which FEEL refers to: XML Schema's with `^`, `$`, reluctant quantifiers and groups) as
 * one of RE2. What RE2 cannot do in linear time (back-references) and what XPath does not have (looking around, `\b`,
 * named groups, modes inside a pattern) is refused by name. In Vietnamese texts the classes matter: `\w` is any letter
 * or digit, not an ASCII one.
 * @throws PatternFault
 */
export function translatePattern(pattern: string, flags: PatternFlags): string {
  if (flags.literal) return RE2JS.quote(pattern);
  return new Translation(pattern, flags).translate();
}

const classEscapes: Readonly<Record<string, string>> = {
  s: String.raw`[ \t\n\r]`,
  S: String.raw`[^ \t\n\r]`,
  d: String.raw`\p{Nd}`,
  D: String.raw`\P{Nd}`,
  w: String.raw`[^\p{P}\p{Z}\p{C}]`,
  W: String.raw`[\p{P}\p{Z}\p{C}]`,
  i: String.raw`[\p{L}\p{Nl}_:]`,
  I: String.raw`[^\p{L}\p{Nl}_:]`,
  c: String.raw`[\p{L}\p{Nl}\p{M}\p{Nd}\x{B7}._:\-]`,
  C: String.raw`[^\p{L}\p{Nl}\p{M}\p{Nd}\x{B7}._:\-]`,
};

/** As members of a character class: RE2 has no class within a class. */
const members: Readonly<Record<string, string>> = {
  s: String.raw` \t\n\r`,
  d: String.raw`\p{Nd}`,
  D: String.raw`\P{Nd}`,
  W: String.raw`\p{P}\p{Z}\p{C}`,
  w: String.raw`\p{L}\p{M}\p{N}\p{S}`,
  S: String.raw`\x{0}-\x{8}\x{B}\x{C}\x{E}-\x{1F}!-\x{10FFFF}`,
  i: String.raw`\p{L}\p{Nl}_:`,
  c: String.raw`\p{L}\p{Nl}\p{M}\p{Nd}\x{B7}._:\-`,
};

const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

const categories = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/;

/** The blocks of Unicode in which Vietnamese and what stands beside it is written. */
const blocks: Readonly<Record<string, readonly [number, number]>> = {
  BasicLatin: [0, 0x7f],
  'Latin-1Supplement': [0x80, 0xff],
  'LatinExtended-A': [0x100, 0x17f],
  'LatinExtended-B': [0x180, 0x24f],
  CombiningDiacriticalMarks: [0x300, 0x36f],
  LatinExtendedAdditional: [0x1e00, 0x1eff],
  GeneralPunctuation: [0x2000, 0x206f],
  CurrencySymbols: [0x20a0, 0x20cf],
  LetterlikeSymbols: [0x2100, 0x214f],
  NumberForms: [0x2150, 0x218f],
};

/** A character class, positive or not: ranges of code points and, of RE2, properties. */
interface CharacterClass {
  readonly negated: boolean;
  readonly ranges: readonly (readonly [number, number])[];
  readonly properties: readonly string[];
}

class Translation {
  readonly #characters: readonly string[];
  readonly #flags: PatternFlags;
  #at = 0;
  #open = 0;

  constructor(pattern: string, flags: PatternFlags) {
    this.#characters = flags.extended ? withoutSpaces(pattern) : [...pattern];
    this.#flags = flags;
  }

  translate(): string {
    let translated = '';
    let quantifiable = false;
    while (this.#at < this.#characters.length) {
      const character = this.#next();
      const isQuantifier = '*+?{'.includes(character);
      if (isQuantifier && !quantifiable)
        throw new PatternFault(
          `Expected something before “${character}” that it says how often`,
          `trước “${character}” không có gì để lặp lại`,
        );
      translated += this.#piece(character);
      quantifiable = !isQuantifier && !(character === '(' || character === '|' || character === '^');
    }
    if (this.#open > 0) throw new PatternFault('Expected “)” but the pattern ended', 'thiếu “)”');
    return translated;
  }

  #piece(character: string): string {
    switch (character) {
      case '\\':
        return this.#escape();
      case '[':
        return this.#classText(this.#characterClass());
      case '(':
        this.#open += 1;
        return this.#group();
      case ')':
        this.#open -= 1;
        if (this.#open < 0) throw new PatternFault('Expected “(” before “)”', 'thừa “)”');
        return ')';
      case '.':
        return this.#flags.dotAll ? '(?s:.)' : String.raw`[^\n\r]`;
      case '^':
        return this.#flags.multiline ? '(?m:^)' : String.raw`\A`;
      case '$':
        return this.#flags.multiline ? '(?m:$)' : String.raw`\z`;
      case '*':
      case '+':
      case '?':
        return character + this.#reluctant();
      case '{':
        return this.#quantity() + this.#reluctant();
      case ']':
      case '}':
        throw new PatternFault(
          `Expected “\\${character}” for the character itself but found “${character}”`,
          `ký tự “${character}” phải được viết “\\${character}”`,
        );
      case '|':
        return '|';
      default:
        return quoted(character);
    }
  }

  #group(): string {
    if (this.#peek() !== '?') return '(';
    this.#next();
    const kind = this.#next();
    if (kind === ':') return '(?:';
    if (kind === '=' || kind === '!')
      throw new PatternFault(`A pattern cannot look ahead: “(?${kind}”`, `không nhìn trước được: “(?${kind}”`);
    if (kind === '<' && (this.#peek() === '=' || this.#peek() === '!'))
      throw new PatternFault(
        `A pattern cannot look back: “(?<${this.#peek()}”`,
        `không nhìn lại được: “(?<${this.#peek()}”`,
      );
    throw new PatternFault(`Expected a group “(” or “(?:” but found “(?${kind}”`, `không có nhóm “(?${kind}”`);
  }

  #quantity(): string {
    const found = /^(\d+)(,(\d*))?\}/.exec(this.#characters.slice(this.#at, this.#at + 16).join(''));
    if (!found)
      throw new PatternFault('Expected a number of times like {2} or {1,3}', 'số lần lặp phải viết như {2} hay {1,3}');
    this.#at += [...found[0]].length;
    const [, least = '', comma, most = ''] = found;
    if (Number(least) > 1000 || Number(most) > 1000)
      throw new PatternFault('Expected at most 1000 times', 'lặp lại nhiều nhất 1000 lần');
    if (most !== '' && Number(most) < Number(least))
      throw new PatternFault(
        `Expected {${least},…} with a greater number but found ${most}`,
        `{${least},${most}} có số sau nhỏ hơn số trước`,
      );
    return `{${Number(least)}${comma === undefined ? '' : `,${most}`}}`;
  }

  #reluctant(): string {
    if (this.#peek() !== '?') return '';
    this.#next();
    return '?';
  }

  #escape(): string {
    const character = this.#next();
    if (/\d/.test(character)) throw backReference(character);
    if (character === 'p' || character === 'P') return this.#property(character);
    const set = Object.hasOwn(classEscapes, character) ? classEscapes[character] : undefined;
    return set ?? quoted(this.#single(character));
  }

  /** The one character an escape stands for. */
  #single(character: string): string {
    const control = Object.hasOwn(controls, character) ? controls[character] : undefined;
    if (control !== undefined) return control;
    if (/^[!-/:-@[-`{-~]$/.test(character)) return character;
    throw new PatternFault(
      `There is no “\\${character}” in XPath's patterns`,
      `không có “\\${character}” trong mẫu của XPath`,
    );
  }

  /** `\p{…}`, `\P{…}`: a category, or the block after `Is`. */
  #property(kind: 'p' | 'P'): string {
    let name = '';
    if (this.#next() !== '{') throw new PatternFault(`Expected “{” after “\\${kind}”`, `thiếu “{” sau “\\${kind}”`);
    for (let character = this.#next(); character !== '}'; character = this.#next()) name += character;
    if (categories.test(name)) return `\\${kind}{${name}}`;
    const block = name.startsWith('Is') && Object.hasOwn(blocks, name.slice(2)) ? blocks[name.slice(2)] : undefined;
    if (!block)
      throw new PatternFault(
        `There is no “${name}” among the known categories and blocks`,
        `không có loại ký tự “${name}”`,
      );
    return `[${kind === 'P' ? '^' : ''}${rangeText(block)}]`;
  }

  /** After “[”. */
  #characterClass(): CharacterClass {
    const negated = this.#peek() === '^';
    if (negated) this.#next();
    const ranges: (readonly [number, number])[] = [];
    const properties: string[] = [];
    let first = true;
    for (;;) {
      const character = this.#next();
      if (character === ']' && !first) return { negated, ranges, properties };
      if (character === '-' && this.#peek() === '[' && !first) {
        this.#next();
        const without = this.#characterClass();
        if (this.#next() !== ']')
          throw new PatternFault('Expected “]” after what is subtracted', 'thiếu “]” sau phần bị trừ');
        return subtract({ negated, ranges, properties }, without, this.#flags.ignoreCase);
      }
      first = false;
      const set = character === '\\' ? this.#member() : undefined;
      if (set !== undefined) {
        properties.push(set);
        continue;
      }
      if (character === '[' || character === ']')
        throw new PatternFault(
          `Expected “\\${character}” for the character itself but found “${character}”`,
          `ký tự “${character}” phải được viết “\\${character}”`,
        );
      const from = codeOf(character === '\\' ? this.#single(this.#next()) : character);
      const to = this.#endOfRange() ?? from;
      if (to < from) throw new PatternFault('Expected a range that goes up', 'khoảng ký tự phải đi từ nhỏ đến lớn');
      ranges.push([from, to]);
    }
  }

  /** `\d` and its like inside a class; undefined for an escaped character, which is left to be read. */
  #member(): string | undefined {
    const character = this.#peek();
    if (character === undefined) return undefined;
    if (/\d/.test(character)) throw backReference(character);
    if (character === 'p' || character === 'P') {
      this.#next();
      const property = this.#property(character);
      if (!property.startsWith('[')) return property;
      if (property.startsWith('[^'))
        throw new PatternFault('A class cannot hold all but a block', 'lớp ký tự không chứa được phần ngoài một khối');
      return property.slice(1, -1);
    }
    if (character === 'I' || character === 'C')
      throw new PatternFault(`A class cannot hold “\\${character}”`, `lớp ký tự không chứa được “\\${character}”`);
    const set = Object.hasOwn(members, character) ? members[character] : undefined;
    if (set !== undefined) this.#next();
    return set;
  }

  #endOfRange(): number | undefined {
    const [dash, end, after] = this.#characters.slice(this.#at, this.#at + 3);
    if (dash !== '-' || end === undefined || end === ']' || end === '[') return undefined;
    if (end === '\\') {
      if (after === undefined || /[sSdDwWiIcCpP\d]/.test(after)) return undefined;
      this.#at += 3;
      return codeOf(this.#single(after));
    }
    this.#at += 2;
    return codeOf(end);
  }

  #classText({ negated, ranges, properties }: CharacterClass): string {
    return `[${negated ? '^' : ''}${ranges.map(rangeText).join('')}${properties.join('')}]`;
  }

  #peek(): string | undefined {
    return this.#characters[this.#at];
  }

  #next(): string {
    const character = this.#characters[this.#at];
    if (character === undefined) throw new PatternFault('The pattern ends too early', 'mẫu chưa viết hết');
    this.#at += 1;
    return character;
  }
}

function backReference(digit: string): PatternFault {
  return new PatternFault(
    `There are no back-references like “\\${digit}”: they cannot be looked for in bounded time`,
    `không có tham chiếu ngược như “\\${digit}”: không tìm được trong thời gian có giới hạn`,
  );
}

/** What is in the one class and not in the other: as far as both are characters and ranges. */
function subtract(from: CharacterClass, without: CharacterClass, ignoreCase: boolean): CharacterClass {
  if (without.properties.length > 0 || from.properties.length > 0 || from.negated || without.negated)
    throw new PatternFault(
      'Only characters and ranges can be subtracted from characters and ranges',
      'chỉ trừ được ký tự và khoảng ký tự với nhau',
    );
  const removed = ignoreCase ? without.ranges.flatMap(bothCases) : without.ranges;
  const added = ignoreCase ? from.ranges.flatMap(bothCases) : from.ranges;
  const left = removed.reduce<readonly (readonly [number, number])[]>(
    (ranges, [low, high]) =>
      ranges.flatMap(([start, end]): (readonly [number, number])[] => [
        ...(start < low ? [[start, Math.min(end, low - 1)] as const] : []),
        ...(end > high ? [[Math.max(start, high + 1), end] as const] : []),
      ]),
    added,
  );
  if (left.length === 0) throw new PatternFault('Nothing is left of a class', 'lớp ký tự không còn gì sau khi trừ');
  return { negated: false, ranges: left, properties: [] };
}

const widestFolded = 2_000;

function bothCases([from, to]: readonly [number, number]): (readonly [number, number])[] {
  if (to - from > widestFolded)
    throw new PatternFault('Expected a narrower range with flag i', 'khoảng ký tự quá rộng khi dùng cờ i');
  const codes = Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));
  const others = codes
    .flatMap((each) => [each.toLowerCase(), each.toUpperCase()])
    .filter((each) => [...each].length === 1);
  return [[from, to], ...others.map((each): readonly [number, number] => [codeOf(each), codeOf(each)])];
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function rangeText([from, to]: readonly [number, number]): string {
  return from === to ? hex(from) : `${hex(from)}-${hex(to)}`;
}

function hex(code: number): string {
  return `\\x{${code.toString(16)}}`;
}

function quoted(character: string): string {
  return /^[\p{L}\p{N}]$/u.test(character) ? character : hex(codeOf(character));
}

/** White space does not count but in character classes. */
function withoutSpaces(pattern: string): readonly string[] {
  let classes = 0;
  let escaped = false;
  return [...pattern].filter((character) => {
    if (classes === 0 && ' \t\n\r'.includes(character)) return false;
    if (!escaped && character === '[') classes += 1;
    if (!escaped && character === ']') classes = Math.max(0, classes - 1);
    escaped = !escaped && character === '\\';
    return true;
  });
}
