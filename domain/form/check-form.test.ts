import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Component, Procedure } from '../procedure.ts';
import { unbundleForm } from './bundle-form.ts';
import { checkForm } from './check-form.ts';
import type { FormSchema } from './form-schema.ts';
import { generateForm } from './generate-form.ts';

const component = (id: string, database?: string): Component => ({
  id,
  name: `Giấy tờ ${id}`,
  originals: 1,
  copies: 0,
  required: true,
  case: undefined,
  dataSource: database === undefined ? undefined : { database, rule: 'annex', legalBasis: 'Phụ lục I' },
});

const procedure: Procedure = {
  code: '1.000001',
  name: 'Cấp giấy phép nuôi chim cảnh',
  field: 'Chim cảnh',
  levels: ['commune'],
  issuer: 'Bộ Nông nghiệp và Môi trường',
  agencies: { helps: undefined, receives: 'Ủy ban nhân dân cấp xã', decides: 'Ủy ban nhân dân cấp xã' },
  channels: ['direct'],
  cases: [{ code: '00', name: 'Chung', duration: undefined, durationSource: undefined }],
  components: [component('c01'), component('c02', 'population'), component('c03', 'land')],
  results: [],
  legalBasis: [],
  fee: { moment: 'none', amounts: [] },
  supplement: { limit: undefined, pausePolicy: 'shift', citizenDays: undefined },
  cutOff: undefined,
  functions: {},
  source: 'test',
  asOf: '2026-11',
  status: 'published',
  missing: [],
};

// biome-ignore lint/suspicious/noExplicitAny: forms are broken in every way here
type Broken = any;

/** The generated form, with something done to it. */
function problemsOf(change: (form: Broken) => void): readonly string[] {
  const form = JSON.parse(JSON.stringify(generateForm(procedure)));
  change(form);
  const result = checkForm(JSON.stringify(form), procedure);
  if (result.ok) return [];
  for (const { reason } of result.problems) expect(reason.vi).not.toBe(reason.en);
  return result.problems.map(({ pointer, reason }) => `${pointer}: ${reason.en}`);
}

describe('a form', () => {
  it('that follows from the facts may be published, and asks what its databases are asked by', () => {
    const form = generateForm(procedure);
    const result = checkForm(JSON.stringify(form), procedure);
    expect(result.ok).toBe(true);
    expect(Object.keys(form.properties ?? {})).toEqual([
      'applicant',
      'request',
      'landParcel',
      'delivery',
      'components',
      'commitment',
    ]);
  });

  it('holds all it refers to, and gives its source back', () => {
    const form = generateForm(procedure);
    const result = checkForm(JSON.stringify(form), procedure);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const references = [...result.text.matchAll(/"\$ref":"motcua:([^"]+)"/g)].map(([, name]) => name ?? '');
    expect(Object.keys(result.bundle.$defs ?? {})).toEqual(expect.arrayContaining(references));
    expect(unbundleForm(result.bundle)).toEqual(form);
  });

  const textField = { title: 'Tên', type: 'string', maxLength: 10 };
  it.each<[string, (form: Broken) => void, string]>([
    [
      'is no JSON Schema',
      (form) => (form.properties.request.properties.note.maxLength = 'ten'),
      '/properties/request/properties/note/maxLength: No valid JSON Schema',
    ],
    [
      'has a word nobody knows',
      (form) => (form.properties.request.properties.note['x-colour'] = 'red'),
      '/properties/request/properties/note/x-colour: There is no word',
    ],
    [
      'refers to the net',
      (form) => (form.properties.place = { title: 'Nơi', $ref: 'https://example.org/x.json' }),
      '/properties/place/$ref: There is no',
    ],
    [
      'refers to a file',
      (form) => (form.properties.place = { title: 'Nơi', $ref: '../secrets.json' }),
      '/properties/place/$ref: There is no',
    ],
    [
      'refers to itself',
      (form) => {
        form.$defs = {
          loop: {
            title: 'Vòng',
            type: 'object',
            properties: { again: { $ref: '#/$defs/loop' } },
            additionalProperties: false,
          },
        };
        form.properties.place = { title: 'Nơi', $ref: '#/$defs/loop' };
      },
      '/$defs/loop/properties/again/$ref: It refers to itself',
    ],
    [
      'gives itself an id',
      (form) => (form.properties.request.$id = 'motcua:person'),
      '/properties/request/$id: A form has no $id',
    ],
    [
      'hides a shared definition',
      (form) => (form.$defs = { person: textField }),
      '/$defs/person: A shared definition has this name',
    ],
    ['has no applicant', (form) => delete form.properties.applicant, '/properties/applicant: Expected the applicant'],
    [
      'asks without a title',
      (form) => (form.properties.request.properties.note = { type: 'string', maxLength: 9 }),
      '/properties/request/properties/note/title: Expected a title',
    ],
    [
      'takes any length',
      (form) => (form.properties.request.properties.note = { title: 'x', type: 'string' }),
      '/properties/request/properties/note: Expected maxLength',
    ],
    [
      'takes any field',
      (form) => delete form.properties.request.additionalProperties,
      '/properties/request: Expected unevaluatedProperties',
    ],
    [
      'takes any number of rows',
      (form) => (form.properties.rows = { title: 'x', type: 'array', items: textField }),
      '/properties/rows/maxItems: Expected at most',
    ],
    [
      'has a pattern that may never end',
      (form) => (form.properties.request.properties.note.pattern = '^(a+)+$'),
      '/properties/request/properties/note/pattern: a group',
    ],
    [
      'matches long texts',
      (form) => (form.properties.request.properties.note.pattern = '^a+$'),
      '/properties/request/properties/note/maxLength: Expected at most 100',
    ],
    [
      'requires what is not there',
      (form) => form.properties.request.required.push('nothing'),
      '/properties/request/required/1: There is no field',
    ],
    [
      'requires population data',
      (form) => {
        form.properties.born = {
          title: 'Ngày sinh',
          type: 'string',
          format: 'date',
          readOnly: true,
          'x-source': 'population.birthDate',
        };
        form.required.push('born');
      },
      '/required/4: Population data is never required',
    ],
    [
      'asks for population data',
      (form) =>
        (form.properties.born = {
          title: 'Ngày sinh',
          type: 'string',
          format: 'date',
          'x-source': 'population.birthDate',
        }),
      '/properties/born/readOnly: Expected readOnly',
    ],
    [
      'fills from nowhere',
      (form) => (form.properties.born = { ...textField, readOnly: true, 'x-source': 'horoscope' }),
      '/properties/born/x-source: There is no source',
    ],
    [
      'is read-only without a source',
      (form) => (form.properties.born = { ...textField, readOnly: true }),
      '/properties/born/readOnly: Expected an x-source',
    ],
    [
      'writes no date in words',
      (form) => (form.properties.words = { ...textField, readOnly: true, 'x-source': 'words.born' }),
      '/properties/words/x-source: There is no date',
    ],
    [
      'decides by more than values',
      (form) => (form.allOf = [{ if: { properties: { request: { minProperties: 1 } } } }]),
      '/allOf/0/if/properties/request/minProperties: There is no word',
    ],
    [
      'lacks a component',
      (form) => delete form.properties.components.properties.c01,
      '/properties/components: Component c01 is missing',
    ],
    [
      'has a component twice',
      (form) => (form.properties.components.properties.again = form.properties.components.properties.c01),
      '/properties/components/properties/again/x-component: Component c01 is there twice',
    ],
    [
      'has a component nobody knows',
      (form) => (form.properties.components.properties.c01['x-component'] = 'c99'),
      '/properties/components/properties/c01/x-component: The procedure has no component',
    ],
    [
      'asks for what data answers',
      (form) =>
        (form.properties.components.properties.c02 = { $ref: 'motcua:handed-in', title: 'x', 'x-component': 'c02' }),
      '/properties/components/properties/c02: Answered by population',
    ],
    [
      'says that data answers what it does not',
      (form) =>
        (form.properties.components.properties.c01 = {
          $ref: 'motcua:from-data',
          title: 'x',
          'x-component': 'c01',
          'x-source': 'population',
        }),
      '/properties/components/properties/c01/x-source: No database answers',
    ],
    [
      'names a field with a space',
      (form) => (form.properties['họ tên'] = textField),
      '/properties/họ tên: Expected a camelCase name',
    ],
    [
      'is nested without end',
      (form) => {
        let inner: Broken = { ...textField };
        for (let depth = 0; depth < 20; depth += 1)
          inner = { title: 'x', type: 'object', properties: { a: inner }, additionalProperties: false };
        form.properties.deep = inner;
      },
      'Too many parts, or too deep',
    ],
  ])('is refused that %s', (_name, change, expected) => {
    expect(problemsOf(change)).toContainEqual(expect.stringContaining(expected));
  });

  it.each([
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['half a form', '{'],
    ['a text', '"x"'],
    ['an empty form', '{"type":"object"}'],
    ['far too much', ' '.repeat(200_000)],
    ['nested without end', '['.repeat(60_000)],
  ])('is refused that is %s', (_name, text) => {
    expect(checkForm(text, procedure).ok).toBe(false);
  });

  it('never throws, whatever is written into it', () => {
    const form = JSON.stringify(generateForm(procedure));
    const parsed = JSON.parse(form) as FormSchema;
    const places = placesOf(parsed);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 2 }), (place, value) => {
        const copy = JSON.parse(form);
        let at = copy;
        for (const name of place.slice(0, -1)) at = at[name];
        at[place.at(-1) ?? ''] = value;
        const result = checkForm(JSON.stringify(copy), procedure);
        expect(typeof result.ok).toBe('boolean');
      }),
      { numRuns: 300 },
    );
  });
});

function placesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    ...(path.length === 0 ? [] : [path]),
    ...Object.entries(value).flatMap(([name, part]) => placesOf(part, [...path, name])),
  ];
}
