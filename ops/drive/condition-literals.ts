/**
 * Numbers and texts that the conditions of a BPMN file compare with: worth trying in the fields that route. Read from
 * the text between the tags, since a literal tried in vain costs little.
 */
export function conditionLiterals(xml: string): (number | string)[] {
  const literals = new Set<number | string>();
  for (const [, condition = ''] of xml.matchAll(/<(?:\w+:)?(?:conditionExpression|condition)\b[^>]*>([^<]*)</g)) {
    const expression = condition
      .replaceAll('&gt;', '>')
      .replaceAll('&lt;', '<')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
    for (const [, text] of expression.matchAll(/"([^"]*)"/g)) literals.add(text ?? '');
    for (const [number] of expression.replaceAll(/"[^"]*"/g, '').matchAll(/(?<![\w.])\d+(?:\.\d+)?/g))
      literals.add(Number(number));
  }
  return [...literals];
}
