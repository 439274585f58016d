/** Conditions of a query and their values, joined by `and`. A value is never written into the text. */
export class Conditions {
  private readonly texts: string[] = [];
  readonly values: unknown[] = [];

  /** Adds a condition; `value` gives the placeholder of a value. */
  add(write: (value: (value: unknown) => string) => string): this {
    this.texts.push(write((value) => this.placeholder(value)));
    return this;
  }

  /** The placeholder of a value used outside of the conditions, such as a limit. */
  placeholder(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
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
