import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isTranslated, translate } from './translate.ts';

const packages = join(import.meta.dirname, '../../node_modules');

function sources(folder: string): string {
  return readdirSync(join(packages, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js') && !name.endsWith('.umd.js'))
    .map((name) => readFileSync(join(packages, folder, name), 'utf8'))
    .join('\n');
}

/** Phrases that a source passes to `translate`, or lists as a label or title that a menu translates later. */
function phrasesIn(source: string): readonly string[] {
  const called = source.matchAll(/translate\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g);
  return [...called].map(([, single, double]) =>
    (single ?? double ?? '').replaceAll("\\'", "'").replaceAll('\\n', '\n'),
  );
}

function labelsIn(source: string): readonly string[] {
  return [...source.matchAll(/\b(?:label|title): '([A-Z][^']+)'/g)].map(([, label]) => label ?? '');
}

/** The panel's bundle up to where the provider of another engine's attributes begins. */
function usedPartOfPanel(): string {
  const bundle = readFileSync(join(packages, 'bpmn-js-properties-panel/dist/index.esm.js'), 'utf8');
  const end = bundle.indexOf('class ZeebePropertiesProvider');
  expect(end).toBeGreaterThan(0);
  return bundle.slice(0, end);
}

describe('bpmn-js in Vietnamese', () => {
  test.each([
    [
      'the canvas',
      () => [
        ...phrasesIn(sources('bpmn-js/lib/features')),
        ...phrasesIn(sources('diagram-js-minimap/dist')),
        ...phrasesIn(sources('bpmn-js-color-picker/colors')),
      ],
    ],
    [
      'the menus',
      () => [
        ...labelsIn(sources('bpmn-js/lib/features/replace')),
        ...labelsIn(sources('bpmn-js/lib/features/palette')),
        ...labelsIn(sources('bpmn-js-create-append-anything/dist')),
        ...labelsIn(sources('bpmn-js-color-picker/colors')),
      ],
    ],
    ['the properties panel', () => phrasesIn(usedPartOfPanel())],
  ])('%s leaves no phrase in English', (_, find) => {
    const phrases = [...new Set(find())];
    expect(phrases.length).toBeGreaterThan(5);
    expect(phrases.filter((phrase) => !isTranslated(phrase)).filter((phrase) => /[a-z]{3}/.test(phrase))).toEqual([]);
  });

  test('fills in what a phrase names, translating it where it is a phrase itself', () => {
    expect(translate('Open {element}', { element: 'Sub-process' })).toBe('Mở Quy trình con');
    expect(translate('List contains {numOfItems} items', { numOfItems: 3 })).toBe('Có 3 dòng');
    expect(translate('Something new')).toBe('Something new');
  });
});
