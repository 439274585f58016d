import { withSuccessors } from './agency-mention.ts';
import { normaliseVietnamese } from './vietnamese.ts';

/** One sentence of the steps, as the recognisers read it. */
export interface Clause {
  readonly text: string;
  /** The same as it was written, with its capitals and the agencies' former names. */
  readonly written: string;
  /** Place among the clauses. */
  readonly index: number;
  /** Items of the list that a sentence ending in a colon opens. */
  readonly items: readonly string[];
}

const bullet = /^\s*(?:[-+*•·–]|\(?(?:[ivx]{1,4}|[a-zđ]|\d{1,2})[.)])\s*/iu;
/** A text of the portal has no sentence longer than a thousand characters; what is longer is no sentence and is cut. */
const sentenceLimit = 2000;
const abbreviations = /(?<=\b(?:tp|ths|ts|gs|pgs|st|tt|no|q|p))\./giu;

/** Where a sentence or an item of a list ends. A dash inside a name ("tư pháp - hộ tịch") begins no item. */
const sentenceEnd =
  /(?<=[;:])\s+(?=[-+(]|[a-zđ]\))|(?<=[.;])\s+|\s+(?=[-+•]\s+(?!hộ tịch|thương binh|khen thưởng|xã hội|kỹ thuật|vận tải|kiến trúc|nghề nghiệp|không quân|tái xuất|tái nhập)\p{L})/iu;

/** Lines that a page broke inside a sentence, joined: a line that goes on in lower case without a bullet. */
function joinLines(steps: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const step of steps) {
    const before = joined.at(-1);
    if (before !== undefined && /^\s*\p{Ll}[^).]/u.test(step) && !/[.;:]\s*$/u.test(before))
      joined[joined.length - 1] = `${before} ${step.trim()}`;
    else joined.push(step);
  }
  return joined;
}

/** The steps' texts as sentences in their order. */
export function splitClauses(steps: readonly string[]): readonly Clause[] {
  const sentences = joinLines(steps).flatMap((step) =>
    normaliseVietnamese(step)
      .replace(abbreviations, ' ')
      .split(sentenceEnd)
      .map((sentence) => sentence.trim().slice(0, sentenceLimit))
      .filter((sentence) => sentence.length > 3),
  );
  const clauses: Clause[] = [];
  for (let at = 0; at < sentences.length; at += 1) {
    const written = (sentences[at] ?? '').replace(bullet, '');
    const items: string[] = [];
    if (written.endsWith(':')) {
      for (let next = at + 1; next < sentences.length && items.length < 8; next += 1) {
        const item = sentences[next] ?? '';
        if (!bullet.test(item) || item.endsWith(':') || item.length > 260) break;
        items.push(readSentence(item.replace(bullet, '')));
      }
    }
    clauses.push({ text: readSentence(written), written, index: clauses.length, items });
  }
  return clauses;
}

function readSentence(written: string): string {
  return withSuccessors(written.toLowerCase());
}
