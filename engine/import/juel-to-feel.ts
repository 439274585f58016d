import { findSyntaxError } from '../feel/syntax.ts';
import type { Feel, Value } from '../plan.ts';

export type FeelTranslation<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: { readonly vi: string; readonly en: string } };

/** Whether a text holds JUEL: `${…}` or `#{…}`. */
export function holdsJuel(text: string): boolean {
  return /[$#]\{/.test(text);
}

/**
 * A text with JUEL in it as a value of the dialect: `Hồ sơ ${code}` is `="Hồ sơ " + string(code)`, `${code}` is `=code`,
 * and a text without is itself. Only what means the same in FEEL is translated: names, paths, constants, comparison,
 * and, or, not, arithmetic, empty, the ternary, and `execution.getVariable("x")`. Anything else says why not.
 */
export function juelToValue(text: string): FeelTranslation<Value> {
  if (!holdsJuel(text)) return { ok: true, value: text.startsWith('=') ? `=${JSON.stringify(text)}` : text };
  const feel = juelToFeel(text);
  return feel.ok ? { ok: true, value: `=${feel.value}` } : feel;
}

/** The same as an expression, without the leading `=`. */
export function juelToFeel(text: string): FeelTranslation<Feel> {
  try {
    const parts = partsOf(text.trim());
    const [only] = parts;
    const feel =
      parts.length === 1 && only?.juel === true
        ? translate(only.text)
        : parts.map((part) => (part.juel ? `string(${translate(part.text)})` : JSON.stringify(part.text))).join(' + ');
    const error = findSyntaxError(feel);
    if (error !== undefined) throw new Untranslatable('không viết được bằng FEEL', 'FEEL cannot say it');
    return { ok: true, value: feel };
  } catch (error) {
    if (!(error instanceof Untranslatable)) throw error;
    return { ok: false, reason: { vi: error.vi, en: error.message } };
  }
}

class Untranslatable extends Error {
  readonly vi: string;

  constructor(vi: string, en: string) {
    super(en);
    this.vi = vi;
  }
}

interface Part {
  readonly text: string;
  readonly juel: boolean;
}

function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  let rest = text;
  while (rest !== '') {
    const at = rest.search(/[$#]\{/);
    if (at < 0) return [...parts, { text: rest, juel: false }];
    if (at > 0) parts.push({ text: rest.slice(0, at), juel: false });
    const end = /^(?:[^"'}]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')*\}/.exec(rest.slice(at + 2));
    if (!end) throw new Untranslatable('thiếu dấu }', 'a } is missing');
    parts.push({ text: end[0].slice(0, -1), juel: true });
    rest = rest.slice(at + 2 + end[0].length);
  }
  return parts;
}

type TokenKind = 'text' | 'number' | 'name' | 'sign' | 'end';

interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const token =
  /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|([\p{L}_$][\p{L}\p{N}_$]*)|(==|!=|<=|>=|&&|\|\||[<>!?:+\-*/%()[\].,]))/uy;

function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  const length = text.trimEnd().length;
  while (token.lastIndex < length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (!match)
      throw new Untranslatable(
        `không đọc được “${text.slice(at).trim()}”`,
        `“${text.slice(at).trim()}” cannot be read`,
      );
    const [, string, number, name, sign] = match;
    if (string !== undefined) tokens.push({ kind: 'text', text: string.slice(1, -1).replace(/\\(.)/g, '$1') });
    else if (number !== undefined) tokens.push({ kind: 'number', text: String(Number(number)) });
    else if (name !== undefined)
      tokens.push({ kind: words.has(name) ? 'sign' : 'name', text: words.get(name) ?? name });
    else tokens.push({ kind: 'sign', text: words.get(sign ?? '') ?? sign ?? '' });
  }
  return [...tokens, { kind: 'end', text: '' }];
}

/** JUEL's operators, spelled in letters or signs, as one. */
const words: ReadonlyMap<string, string> = new Map([
  ['==', '='],
  ['eq', '='],
  ['ne', '!='],
  ['lt', '<'],
  ['le', '<='],
  ['gt', '>'],
  ['ge', '>='],
  ['&&', 'and'],
  ['and', 'and'],
  ['||', 'or'],
  ['or', 'or'],
  ['!', 'not'],
  ['not', 'not'],
  ['div', '/'],
  ['mod', '%'],
  ['empty', 'empty'],
  ['true', 'true'],
  ['false', 'false'],
  ['null', 'null'],
  ['instanceof', 'instanceof'],
]);

/** Names that mean something in FEEL, or the engine's own objects in the language of origin. */
const reserved: ReadonlySet<string> = new Set([
  'if',
  'then',
  'else',
  'for',
  'in',
  'return',
  'some',
  'every',
  'satisfies',
  'between',
  'function',
  'external',
  'instance',
  'of',
]);
const engineObjects: ReadonlySet<string> = new Set([
  'execution',
  'task',
  'externalTask',
  'authenticatedUserId',
  'connector',
  'caseExecution',
]);
/** Names of what a loop counts, there and here. */
const counters: ReadonlyMap<string, string> = new Map([
  ['nrOfInstances', 'numberOfInstances'],
  ['nrOfActiveInstances', 'numberOfActiveInstances'],
  ['nrOfCompletedInstances', 'numberOfCompletedInstances'],
  ['loopCounter', '(loopCounter - 1)'],
]);

/** FEEL with how tightly it binds: 0 if, 1 or, 2 and, 3 comparison, 4 sum, 5 product, 6 all else. */
interface Term {
  readonly feel: string;
  readonly binds: number;
}

function translate(juel: string): Feel {
  const parser = new Parser(tokenize(juel));
  return parser.whole().feel;
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Term {
    const term = this.#ternary();
    if (this.#current.kind !== 'end') this.#refuse();
    return term;
  }

  #ternary(): Term {
    const condition = this.#or();
    if (!this.#takes('?')) return condition;
    const yes = this.#ternary();
    if (!this.#takes(':')) this.#refuse();
    return { feel: `if ${condition.feel} then ${yes.feel} else ${this.#ternary().feel}`, binds: 0 };
  }

  #or(): Term {
    return this.#chain(['or'], 1, () => this.#chain(['and'], 2, () => this.#comparison()));
  }

  #comparison(): Term {
    const left = this.#sum();
    const sign = this.#takesAny(['=', '!=', '<=', '>=', '<', '>']);
    if (sign === undefined) return left;
    const compared = { feel: `${wrap(left, 4)} ${sign} ${wrap(this.#sum(), 4)}`, binds: 3 };
    const again = this.#takesAny(['=', '!=']);
    return again === undefined ? compared : { feel: `(${compared.feel}) ${again} ${wrap(this.#sum(), 4)}`, binds: 3 };
  }

  #sum(): Term {
    return this.#chain(['+', '-'], 4, () => this.#chain(['*', '/'], 5, () => this.#unary()));
  }

  /** Operators of one rank, from left to right. */
  #chain(signs: readonly string[], binds: number, next: () => Term): Term {
    let left = next();
    for (let sign = this.#takesAny(signs); sign !== undefined; sign = this.#takesAny(signs))
      left = { feel: `${wrap(left, binds)} ${sign} ${wrap(next(), binds + 1)}`, binds };
    return left;
  }

  #unary(): Term {
    if (this.#takes('not')) return { feel: `not(${this.#unary().feel})`, binds: 6 };
    if (this.#takes('-')) return { feel: `-${wrap(this.#unary(), 6)}`, binds: 6 };
    if (this.#takes('empty')) {
      const tested = wrap(this.#unary(), 6);
      return {
        feel: `(if ${tested} = null then true else if ${tested} instance of string then ${tested} = "" else if ${tested} instance of list<Any> then count(${tested}) = 0 else false)`,
        binds: 6,
      };
    }
    return this.#path();
  }

  #path(): Term {
    let term = this.#primary();
    for (;;) {
      if (this.#takes('.')) {
        const name = this.#take('name');
        if (this.#is('(')) throw new Untranslatable(`gọi phương thức “${name}”`, `it calls the method “${name}”`);
        term = { feel: `${wrap(term, 6)}.${nameOf(name)}`, binds: 6 };
      } else if (this.#takes('[')) {
        const { kind, text } = this.#current;
        if (kind === 'number' && /^\d+$/.test(text)) term = { feel: `${wrap(term, 6)}[${Number(text) + 1}]`, binds: 6 };
        else if (kind === 'text') term = { feel: `get value(${term.feel}, ${JSON.stringify(text)})`, binds: 6 };
        else this.#refuse();
        this.#at += 1;
        if (!this.#takes(']')) this.#refuse();
      } else {
        return term;
      }
    }
  }

  #primary(): Term {
    const { kind, text } = this.#current;
    if (this.#takes('(')) {
      const inner = this.#ternary();
      if (!this.#takes(')')) this.#refuse();
      return inner;
    }
    this.#at += 1;
    if (kind === 'text') return { feel: JSON.stringify(text), binds: 6 };
    if (kind === 'number' || (kind === 'sign' && ['true', 'false', 'null'].includes(text)))
      return { feel: text, binds: 6 };
    if (kind !== 'name') {
      this.#at -= 1;
      this.#refuse();
    }
    if (text === 'execution' && this.#variableByName())
      return { feel: nameOf(this.#tokens[this.#at - 2]?.text ?? ''), binds: 6 };
    if (this.#is('(')) throw new Untranslatable(`gọi hàm “${text}”`, `it calls the function “${text}”`);
    if (engineObjects.has(text))
      throw new Untranslatable(
        `dùng đối tượng “${text}” của hệ thống cũ`,
        `it uses “${text}”, an object of the other engine`,
      );
    return { feel: counters.get(text) ?? nameOf(text), binds: 6 };
  }

  /** `.getVariable("x")` after `execution`. */
  #variableByName(): boolean {
    const next = this.#tokens.slice(this.#at, this.#at + 5);
    const is =
      next[0]?.text === '.' &&
      next[1]?.text === 'getVariable' &&
      next[2]?.text === '(' &&
      next[3]?.kind === 'text' &&
      next[4]?.text === ')';
    if (is) this.#at += 5;
    return is;
  }

  get #current(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '' };
  }

  #is(sign: string): boolean {
    return this.#current.kind === 'sign' && this.#current.text === sign;
  }

  #takes(sign: string): boolean {
    if (!this.#is(sign)) return false;
    this.#at += 1;
    return true;
  }

  #takesAny(signs: readonly string[]): string | undefined {
    return signs.find((sign) => this.#takes(sign));
  }

  #take(kind: TokenKind): string {
    const { kind: found, text } = this.#current;
    if (found !== kind) this.#refuse();
    this.#at += 1;
    return text;
  }

  #refuse(): never {
    const { kind, text } = this.#current;
    if (kind === 'end') throw new Untranslatable('biểu thức chưa kết thúc', 'it ends too early');
    throw new Untranslatable(`“${text}” không chuyển được sang FEEL`, `“${text}” has no counterpart in FEEL`);
  }
}

function wrap({ feel, binds }: Term, least: number): string {
  return binds < least ? `(${feel})` : feel;
}

function nameOf(name: string): string {
  if (reserved.has(name) || !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name))
    throw new Untranslatable(`tên “${name}” không dùng được trong FEEL`, `“${name}” is no name in FEEL`);
  return name;
}
