import { expect, test } from '@jest/globals';
import { dossierStatuses, dossierStatusOf } from './dossier-status.ts';

test.each<[string, number[], number[], number | undefined]>([
  ['nothing says', [], [], undefined],
  ['a new dossier', [1], [], 1],
  ['work goes on while a supplement is awaited', [4, 5], [], 5],
  ['a financial duty before a supplement', [5, 6, 4], [], 6],
  ['a supplement before a suspension', [8, 5, 2], [], 5],
  ['a withdrawal before everything', [10, 9, 6, 5, 4, 2, 1, 3, 8, 7], [], 7],
  ['a stop before a refusal', [3, 8], [], 8],
  ['an active element before an end reached', [4], [9], 4],
  ['ends where nothing active says', [], [9, 10], 10],
  ['a code that is none', [0, 11, 4.5], [42], undefined],
])('%s', (_name, active, ended, expected) => {
  expect(dossierStatusOf({ active, ended })).toBe(expected);
});

test('every status can be shown', () => {
  for (const code of Object.keys(dossierStatuses).map(Number))
    expect(dossierStatusOf({ active: [code], ended: [] })).toBe(code);
});
