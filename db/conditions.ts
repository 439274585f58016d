/** The values of a query, in the order of their placeholders. A value is never written into the text. */
export class Values {
  readonly list: unknown[] = [];

  /** Takes a value; returns its placeholder. */
  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}

/** Conditions of a query, joined by `and`; their values go to the query's. */
export class Conditions {
  private readonly texts: string[] = [];
  private readonly values: Values;

  constructor(values: Values) {
    this.values = values;
  }

  /** Adds a condition; `value` gives the placeholder of a value. */
  add(write: (value: (value: unknown) => string) => string): this {
    this.texts.push(write((value) => this.values.add(value)));
    return this;
  }

  /** All conditions; `true` when there are none. */
  get text(): string {
    return this.texts.length === 0 ? 'true' : this.texts.map((text) => `(${text})`).join(' and ');
  }
}

/** Each word of a search, unaccented, somewhere in `column`: what people type is never a pattern. */
export function addSearch(conditions: Conditions, column: string, q: string | undefined): void {
  for (const word of (q ?? '')
    .normalize('NFC')
    .split(/\s+/)
    .filter((each) => each !== '')
    .slice(0, 10)) {
    const pattern = word.replace(/[\\%_]/g, (character) => `\\${character}`);
    conditions.add((value) => `${column} like '%' || fold(${value(pattern)}) || '%'`);
  }
}
