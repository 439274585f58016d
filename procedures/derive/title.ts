import { normaliseVietnamese } from './vietnamese.ts';

const ordinal = /^(?:[\s\-+*•·–.;:^!>_]+|\(?(?:[ivx]{1,4}|[a-zđ]|\d{1,2})(?:\.\d{1,2})*[.)/\]]+(?!\d))\s*/iu;

/** The text without bullets, numbering and closing punctuation: `- a) Tờ khai;` → `Tờ khai`. */
export function withoutNumbering(text: string): string {
  let result = normaliseVietnamese(text);
  for (let previous = ''; previous !== result; ) {
    previous = result;
    result = result.replace(ordinal, '');
  }
  return result.replace(/[\s;,.:…^]+$/u, '');
}

/** At most `limit` characters, cut between words, at a clause's end where one is near; a cut shows as `…`. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = text.slice(0, limit);
  const clause = Math.max(head.lastIndexOf(';'), head.lastIndexOf(','), head.lastIndexOf(' ('));
  const end = clause > limit * 0.6 ? clause : head.lastIndexOf(' ');
  return `${head.slice(0, end > 0 ? end : limit - 1).replace(/[\s;,.:(-]+$/u, '')}…`;
}
