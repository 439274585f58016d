/**
 * The part of FEEL that most conditions are written in (names, paths, texts, numbers, comparisons, and, or, not,
 * arithmetic, if), compiled once and evaluated without the library: a condition costs well under a microsecond instead
 * of a hundred. Where it is not certain to answer exactly like the library it does not answer: unknown names, mixed
 * types, nulls in arithmetic. plain-feel.test.ts holds it against the library.
 */
export type PlainFeel = (variables: Readonly<Record<string, unknown>>) => unknown;

/** Returned instead of a value when the library has to be asked. */
export const unanswered: unique symbol = Symbol('unanswered');

const known = new Map<string, PlainFeel | undefined>();
const maximumKnown = 10_000;

/** The compiled expression, or undefined when it uses more of FEEL than this. */
export function findPlainFeel(expression: string): PlainFeel | undefined {
  if (known.has(expression)) return known.get(expression);
  if (known.size >= maximumKnown) known.clear();
  const compiled = compilePlain(expression);
  known.set(expression, compiled);
  return compiled;
}

const token =
  /\s*(?:("[^"\\\n]*")|(\d+(?:\.\d+)?)(?![\w.])|([\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*)|(<=|>=|!=|[=<>+*/()]|-(?=\s)))/uy;
const keywords: ReadonlySet<string> = new Set([
  'and',
  'or',
  'not',
  'if',
  'then',
  'else',
  'true',
  'false',
  'null',
  'in',
  'between',
  'for',
  'some',
  'every',
  'return',
  'satisfies',
  'instance',
  'of',
  'function',
  'external',
]);

interface Token {
  readonly kind: 'text' | 'number' | 'name' | 'sign' | 'end';
  readonly text: string;
}

function compilePlain(expression: string): PlainFeel | undefined {
  const tokens = tokenize(expression);
  if (!tokens) return undefined;
  const parser = new Parser(tokens);
  const parsed = parser.parseIf();
  return parsed && parser.atEnd ? parsed : undefined;
}

function tokenize(expression: string): Token[] | undefined {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  const length = expression.trimEnd().length;
  while (token.lastIndex < length) {
    const match = token.exec(expression);
    if (!match) return undefined;
    const [, text, number, name, sign] = match;
    if (text !== undefined) tokens.push({ kind: 'text', text: text.slice(1, -1) });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (name !== undefined) tokens.push({ kind: keywords.has(name) ? 'sign' : 'name', text: name });
    else tokens.push({ kind: 'sign', text: sign ?? '' });
  }
  return tokens;
}

type Parsed = PlainFeel | undefined;

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get atEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  parseIf(): Parsed {
    if (!this.#takes('if')) return this.#parseOr();
    const condition = this.#parseOr();
    const yes = this.#takes('then') ? this.parseIf() : undefined;
    const no = this.#takes('else') ? this.parseIf() : undefined;
    if (!condition || !yes || !no) return undefined;
    return (variables) => {
      const holds = condition(variables);
      return typeof holds === 'boolean' ? (holds ? yes : no)(variables) : unanswered;
    };
  }

  #parseOr(): Parsed {
    return this.#logical('or', () => this.#logical('and', () => this.#parseComparison()));
  }

  #logical(word: 'and' | 'or', next: () => Parsed): Parsed {
    let left = next();
    while (left && this.#takes(word)) {
      const [first, second]: [PlainFeel, Parsed] = [left, next()];
      left =
        second &&
        ((variables) => {
          const one = first(variables);
          const other = second(variables);
          if (!isTruth(one) || !isTruth(other)) return unanswered;
          // One side may decide alone: false and null is false, true or null is true.
          const decisive = word === 'or';
          if (one === decisive || other === decisive) return decisive;
          return one === null || other === null ? unanswered : !decisive;
        });
    }
    return left;
  }

  #parseComparison(): Parsed {
    const left = this.#parseSum();
    const sign = ['=', '!=', '<', '<=', '>', '>='].find((candidate) => this.#takes(candidate));
    if (!left || sign === undefined) return left;
    const right = this.#parseSum();
    return right && ((variables) => compare(sign, left(variables), right(variables)));
  }

  #parseSum(): Parsed {
    return this.#arithmetic(['+', '-'], () => this.#arithmetic(['*', '/'], () => this.#parseValue()));
  }

  #arithmetic(signs: readonly string[], next: () => Parsed): Parsed {
    let left = next();
    for (let sign = this.#takesAny(signs); left && sign !== undefined; sign = this.#takesAny(signs)) {
      const [first, second, operator]: [PlainFeel, Parsed, string] = [left, next(), sign];
      left = second && ((variables) => calculate(operator, first(variables), second(variables)));
    }
    return left;
  }

  #parseValue(): Parsed {
    const current = this.#tokens[this.#at];
    if (!current) return undefined;
    this.#at += 1;
    if (current.kind === 'text') return () => current.text;
    if (current.kind === 'number') {
      const number = Number(current.text);
      return () => number;
    }
    if (current.kind === 'name')
      return this.#tokens[this.#at]?.text === '(' || this.#tokens[this.#at]?.kind === 'name'
        ? undefined
        : readName(current.text.split('.'));
    if (current.text === 'true') return () => true;
    if (current.text === 'false') return () => false;
    if (current.text === 'null') return () => null;
    if (current.text === 'not' && this.#takes('(')) return this.#negated(this.parseIf());
    if (current.text === '(') {
      const inner = this.parseIf();
      return this.#takes(')') ? inner : undefined;
    }
    return undefined;
  }

  #negated(inner: Parsed): Parsed {
    if (!inner || !this.#takes(')')) return undefined;
    return (variables) => {
      const value = inner(variables);
      return typeof value === 'boolean' ? !value : unanswered;
    };
  }

  #takes(text: string): boolean {
    const current = this.#tokens[this.#at];
    if (current?.kind !== 'sign' || current.text !== text) return false;
    this.#at += 1;
    return true;
  }

  #takesAny(signs: readonly string[]): string | undefined {
    return signs.find((sign) => this.#takes(sign));
  }
}

function readName(path: readonly string[]): PlainFeel {
  const [first = '', ...rest] = path;
  return (variables) => {
    if (!Object.hasOwn(variables, first)) return unanswered;
    let value = variables[first];
    for (const name of rest) {
      if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name))
        return unanswered;
      value = (value as Record<string, unknown>)[name];
    }
    return value === undefined ? unanswered : value;
  };
}

/** One of FEEL's three truth values. */
function isTruth(value: unknown): value is boolean | null {
  return typeof value === 'boolean' || value === null;
}

function compare(sign: string, left: unknown, right: unknown): unknown {
  const type = typeof left;
  if (left === null || right === null) {
    const other = left === null ? right : left;
    if (other !== null && typeof other !== 'string' && typeof other !== 'number' && typeof other !== 'boolean')
      return unanswered;
    if (sign === '=') return left === right;
    if (sign === '!=') return left !== right;
    return other === null || typeof other === 'number' ? null : unanswered;
  }
  if (type !== typeof right || (type !== 'string' && type !== 'number' && type !== 'boolean')) return unanswered;
  if (sign === '=') return left === right;
  if (sign === '!=') return left !== right;
  if (typeof left !== 'number' || typeof right !== 'number') return unanswered;
  if (sign === '<') return left < right;
  if (sign === '<=') return left <= right;
  return sign === '>' ? left > right : left >= right;
}

function calculate(operator: string, left: unknown, right: unknown): unknown {
  if (typeof left === 'string' && typeof right === 'string' && operator === '+') return left + right;
  if (typeof left !== 'number' || typeof right !== 'number') return unanswered;
  if (operator === '+') return left + right;
  if (operator === '-') return left - right;
  if (operator === '*') return left * right;
  return right === 0 ? unanswered : left / right;
}
