import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const folders = ['domain', 'engine', 'procedures', 'db', 'activities', 'workflows', 'api'];
const glossary = readFileSync(new URL('../docs/glossary.md', import.meta.url), 'utf8');
const names = [...glossary.matchAll(/^\|[^|]+\|[^|]+\|([^|]+)\|$/gm)].flatMap(([, cell = '']) =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
);

/** The words of every source, identifiers and quoted names alike. */
function wordsOfSources(): ReadonlySet<string> {
  const words = new Set<string>();
  for (const folder of folders) {
    for (const file of readdirSync(new URL(`../${folder}/`, import.meta.url), { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
      const source = readFileSync(new URL(`../${folder}/${file}`, import.meta.url), 'utf8').replaceAll(
        /\/\*[\s\S]*?\*\/|\/\/.*/g,
        '',
      );
      for (const [word] of source.matchAll(/[A-Za-z][\w-]*/g)) words.add(word);
    }
  }
  return words;
}

test('every name of the glossary is a name in the code', () => {
  const words = wordsOfSources();
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter((name) => !words.has(name))).toEqual([]);
});

test('no name is given to two terms', () => {
  expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
});
