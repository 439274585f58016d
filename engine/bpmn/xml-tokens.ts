/** A tag of an XML text; without a name: a comment, a processing instruction or character data. */
export interface XmlToken {
  readonly name: string | undefined;
  readonly prefix: string | undefined;
  readonly attributes: string;
  readonly closes: boolean;
  readonly empty: boolean;
}

const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)(?:([\w.-]+):)?([\w.-]+)((?:"[^"]*"|'[^']*'|[^<>"'])*?)(\/?)>/g;

/** The tags of a text in order, without reading it as a document. */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  for (const [, closes, prefix, name, attributes, empty] of xml.matchAll(token))
    yield { name, prefix, attributes: attributes ?? '', closes: closes === '/', empty: empty === '/' };
}

/** The text with each tag as `rewrite` gives it back; comments and character data stay as they are. */
export function rewriteTags(xml: string, rewrite: (tag: string) => string): string {
  return xml.replace(token, (tag, _closes, _prefix, name) => (name === undefined ? tag : rewrite(tag)));
}
