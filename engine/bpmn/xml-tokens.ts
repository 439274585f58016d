/** A tag of an XML text; without a name: a comment, a processing instruction or character data. */
export interface XmlToken {
  readonly name: string | undefined;
  readonly attributes: string;
  readonly closes: boolean;
  readonly empty: boolean;
}

const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:"[^"]*"|'[^']*'|[^<>"'])*?)(\/?)>/g;

/** The tags of a text in order, without reading it as a document: names come without prefix. */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  for (const [, closes, name, attributes, empty] of xml.matchAll(token))
    yield { name, attributes: attributes ?? '', closes: closes === '/', empty: empty === '/' };
}
