const unprintable = /[[\p{Cc}\p{Cs}\ufffe\uffff]--[\t\n]]/gv;

/** The same content with every text in NFC and without the control characters that no paper can hold. */
export function printable<T>(content: T): T {
  return mapTexts(content, (text) => text.normalize('NFC').replace(unprintable, '')) as T;
}

function mapTexts(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, map));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, map)]));
}
