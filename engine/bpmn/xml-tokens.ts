/** A tag of an XML text; without a name: a comment, a processing instruction, a declaration or character data. */
export interface XmlToken {
  readonly name: string | undefined;
  readonly prefix: string | undefined;
  readonly attributes: string;
  readonly closes: boolean;
  readonly empty: boolean;
  /** Where it stands in the text. */
  readonly from: number;
  readonly to: number;
}

const others = [
  { begins: '<!--', ends: '-->' },
  { begins: '<![CDATA[', ends: ']]>' },
  { begins: '<?', ends: '?>' },
] as const;

const head = /<(\/?)(?:([\w.-]+):)?([\w.-]+)/y;

/**
 * The tags of a text in order, without reading it as a document, where the reader sees them: an attribute's value may
 * hold anything but its own quote. Ends where a tag or comment does not end. Takes time with the length of the text.
 */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  for (let from = xml.indexOf('<'); from >= 0; ) {
    const other = others.find(({ begins }) => xml.startsWith(begins, from));
    const to = other ? endOf(xml, other.ends, from + other.begins.length) : endOfTag(xml, from + 1);
    if (to === undefined) return;
    head.lastIndex = from;
    const [whole = '', closes, prefix, name] = (other ? undefined : head.exec(xml)) ?? [];
    const empty = name !== undefined && xml[to - 2] === '/' && to - 2 >= from + whole.length;
    const attributes = name === undefined ? '' : xml.slice(from + whole.length, to - (empty ? 2 : 1));
    yield { name, prefix, attributes, closes: closes === '/', empty, from, to };
    from = xml.indexOf('<', to);
  }
}

/** The text with each tag as `rewrite` gives it back; comments and character data stay as they are. */
export function rewriteTags(xml: string, rewrite: (tag: string) => string): string {
  let text = '';
  let done = 0;
  for (const { name, from, to } of xmlTokens(xml)) {
    if (name === undefined) continue;
    text += xml.slice(done, from) + rewrite(xml.slice(from, to));
    done = to;
  }
  return text + xml.slice(done);
}

function endOf(xml: string, mark: string, from: number): number | undefined {
  const at = xml.indexOf(mark, from);
  return at < 0 ? undefined : at + mark.length;
}

/** Behind the `>` that no quotes surround. A quote that stands alone surrounds nothing. */
function endOfTag(xml: string, from: number): number | undefined {
  const sign = /["'>]/g;
  sign.lastIndex = from;
  for (let found = sign.exec(xml); found; found = sign.exec(xml)) {
    if (found[0] === '>') return sign.lastIndex;
    const closing = xml.indexOf(found[0], sign.lastIndex);
    if (closing >= 0) sign.lastIndex = closing + 1;
  }
  return undefined;
}
