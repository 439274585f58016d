import { expect, test } from '@jest/globals';
import { findComponentProblems, type SubmittedComponent } from './component-type.ts';
import type { Component } from './procedure.ts';

const component = (id: string, other: Partial<Component> = {}): Component => ({
  id,
  name: `Giấy ${id}`,
  originals: 1,
  copies: 0,
  required: true,
  case: undefined,
  dataSource: undefined,
  ...other,
});
const components = [
  component('form'),
  component('birth', {
    dataSource: { database: 'civil-status', rule: 'annex', legalBasis: 'Nghị quyết 66.7/2025/NQ-CP' },
  }),
  component('proof', { case: '01' }),
];

test.each<[string, SubmittedComponent[], string[]]>([
  [
    'papers, files and data as they should be',
    [
      { id: 'form', kind: 'electronic', contentType: 'application/pdf', fileName: 'Tờ khai.PDF' },
      { id: 'birth', kind: 'data' },
    ],
    [],
  ],
  ['a copy only', [{ id: 'form', kind: 'paper', copies: 1 }], []],
  ['a file without a name', [{ id: 'form', kind: 'electronic', contentType: 'image/jpeg' }], []],
  ['nothing at all', [], []],
  [
    'a component of no procedure',
    [{ id: 'x', kind: 'paper', originals: 1 }],
    ['x: the procedure has no such component'],
  ],
  [
    'a component of another case',
    [{ id: 'proof', kind: 'paper', originals: 1 }],
    ['Giấy proof: it belongs to case 01'],
  ],
  ['paper without a sheet', [{ id: 'form', kind: 'paper' }], ['Giấy form: a paper has at least one original or copy']],
  ['half a sheet', [{ id: 'form', kind: 'paper', originals: 0.5 }], ['Giấy form: the number of copies is not valid']],
  [
    'fewer than none',
    [{ id: 'form', kind: 'paper', originals: 2, copies: -1 }],
    ['Giấy form: the number of copies is not valid'],
  ],
  [
    'a program',
    [{ id: 'form', kind: 'electronic', contentType: 'application/x-msdownload' }],
    ['Giấy form: files of type application/x-msdownload are not accepted'],
  ],
  [
    'a type every object has',
    [{ id: 'form', kind: 'electronic', contentType: 'constructor' }],
    ['Giấy form: files of type constructor are not accepted'],
  ],
  [
    'a file without a type',
    [{ id: 'form', kind: 'electronic', fileName: 'a.pdf' }],
    ['Giấy form: files of type ? are not accepted'],
  ],
  [
    'a name of another type',
    [{ id: 'form', kind: 'electronic', contentType: 'application/pdf', fileName: 'a.exe' }],
    ['Giấy form: the file name "a.exe" does not go with application/pdf'],
  ],
  ['data where no database answers', [{ id: 'form', kind: 'data' }], ['Giấy form: no connected database holds it']],
  [
    'the same twice',
    [
      { id: 'form', kind: 'paper', originals: 1 },
      { id: 'form', kind: 'paper', originals: 1 },
    ],
    ['Giấy form: it is submitted twice'],
  ],
])('%s', (_name, submitted, problems) => {
  expect(
    findComponentProblems(submitted, components, '00').map(({ component: name, detail }) => `${name}: ${detail.en}`),
  ).toEqual(problems);
});
