/**
 * Makes a test of the suite executable. Its conditions are Java-like: they become formal FEEL expressions,
 * whatever language the file names. Its scripts
 * are verbs in no format: they get one, and so become jobs. Nothing else is touched.
 */
export function mendTest(xml: string): string {
  return mendConditions(xml.replace(/\sexpressionLanguage="[^"]*"/, '')).replace(
    /<((?:\w+:)?)scriptTask\b(?![^>]*scriptFormat)/g,
    '<$1scriptTask scriptFormat="text/x-verb"',
  );
}

function mendConditions(xml: string): string {
  return xml.replace(
    /(<(?:\w+:)?(condition|conditionExpression|loopCondition|loopCardinality|completionCondition|activationCondition)\b[^>]*[^/]?>)([\s\S]*?)(<\/(?:\w+:)?\2>)/g,
    (whole, open: string, name: string, body: string, close: string) =>
      /<(?!!\[CDATA\[)/.test(body) ? whole : `${formal(open, name)}${mend(body)}${close}`,
  );
}

/** Conditions without a type are plain text to the standard. */
function formal(open: string, name: string): string {
  return name === 'condition' || open.includes('tFormalExpression')
    ? open
    : open.replace(/>$/, ' xsi:type="bpmn2:tFormalExpression">');
}

function mend(body: string): string {
  const cdata = /^\s*<!\[CDATA\[([\s\S]*)\]\]>\s*$/.exec(body);
  const text =
    cdata?.[1] ??
    body.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const feel = text
    .trim()
    .replace(/^\$\{([\s\S]*)\}$/, '$1')
    .replace(/^\(([\s\S]*\))\)?>$/, '($1')
    .replace(/\)\s*>$/, ')')
    .replace(/!\s*(\w+)\.contains\(\s*("[^"]*")\s*\)/g, 'not(contains($1, $2))')
    .replace(/(\w+)\.contains\(\s*("[^"]*")\s*\)/g, 'contains($1, $2)')
    .replace(/(\w+)\.equals\(\s*("[^"]*")\s*\)/g, '$1 = $2')
    .replaceAll('&&', ' and ')
    .replaceAll('||', ' or ')
    .replaceAll('==', '=');
  return feel.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
