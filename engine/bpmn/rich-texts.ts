/** Documentation and the text of annotations, by any prefix. */
const richText = /(<((?:[\w.-]+:)?(?:documentation|text))(?:\s[^>]*[^/>])?>)([\s\S]*?)(<\/\2>)/g;

/**
 * Makes plain text of documentation and annotations that are written as elements of another language, such as XHTML:
 * the schema lets them hold anything, the reader only text. For well-formed files.
 */
export function wrapRichTexts(xml: string): string {
  return xml.replace(richText, (whole, open: string, _name, content: string, close: string) =>
    !content.includes('<') || content.includes('<![CDATA[') || content.includes(']]>')
      ? whole
      : `${open}<![CDATA[${content}]]>${close}`,
  );
}
