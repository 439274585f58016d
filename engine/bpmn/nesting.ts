import { xmlTokens } from './xml-tokens.ts';

/** Levels of XML elements that a file may have. Processes that people draw have some ten; every level is a scope at work. */
export const deepestNesting = 200;

/** Whether elements are nested deeper than anybody could draw. Looks at the text only: any string gets an answer. */
export function isTooDeep(xml: string): boolean {
  let depth = 0;
  for (const { name, closes, empty } of xmlTokens(xml)) {
    if (name === undefined || empty) continue;
    depth += closes ? -1 : 1;
    if (depth > deepestNesting) return true;
  }
  return false;
}
