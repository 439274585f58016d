import type { Problem } from '../compile.ts';
import { problem, type Rule } from './problems.ts';
import { xmlTokens } from './xml-tokens.ts';

/** Prefixes that every XML text has. */
const given: ReadonlySet<string> = new Set(['xml', 'xmlns']);

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not allow
const illegalCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;
/** Attributes whose values are taken out. */
const attributeList = /^(?:\s+[^\s=<>"'/]+\s*=\s*"")*\s*$/;
const reference = /&(?:#(\d+);|#x([\da-f]+);|(amp|lt|gt|quot|apos);)?/gi;

/**
 * What XML forbids and the reader lets pass, so that something else would be read than was written: document type
 * declarations and the entities they define, references to nothing, characters that no text may hold, prefixes that
 * nobody bound to a namespace. Looks at the text only: any string gets an answer.
 */
export function findIllFormed(xml: string): Problem[] {
  const character = illegalCharacter.exec(xml)?.[0];
  if (character !== undefined) return [illFormed('xml-character', codeOf(character))];
  const used = new Map<string, string>();
  const bound = new Set(given);
  let done = 0;
  for (const { name, prefix, attributes, from, to } of xmlTokens(xml)) {
    const tag = xml.slice(from, to);
    if (/^<!DOCTYPE/i.test(tag)) return [illFormed('xml-doctype')];
    const text = xml.slice(done, from) + (name === undefined ? '' : attributes);
    done = to;
    const wrong = findReference(text);
    if (wrong !== undefined) return [illFormed('xml-reference', wrong)];
    if (name === undefined) continue;
    if (prefix !== undefined) used.set(prefix, `${prefix}:${name}`);
    const unquoted = attributes.replace(/"[^"]*"|'[^']*'/g, '""');
    if (!attributeList.test(unquoted)) return [illFormed('xml-attributes', tag.slice(0, 60))];
    for (const [, before = '', local = ''] of unquoted.matchAll(/([\w.-]+):([\w.-]+)\s*=/g)) {
      if (before === 'xmlns') bound.add(local);
      else used.set(before, `${before}:${local}`);
    }
  }
  return [...used].flatMap(([prefix, name]) => (bound.has(prefix) ? [] : [illFormed('xml-prefix', name)]));
}

function findReference(text: string): string | undefined {
  if (!text.includes('&')) return undefined;
  for (const match of text.matchAll(reference)) {
    const [, decimal, hexadecimal, name] = match;
    if (name !== undefined) continue;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    // The reader knows characters of 16 bits only.
    if (code > 0 && code <= 0xffff && !illegalCharacter.test(String.fromCharCode(code))) continue;
    return text.slice(match.index, match.index + 12);
  }
  return undefined;
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** All of one rule, as what the reader finds itself. */
function illFormed(reason: Rule, detail = ''): Problem {
  return { ...problem(reason, undefined, detail), rule: 'xml' };
}
