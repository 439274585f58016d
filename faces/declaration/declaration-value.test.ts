import { expect, test } from '@jest/globals';
import type { FormSchema } from '../../domain/form/form-schema.ts';
import { asks, declarationValue } from './declaration-value.ts';

const form: FormSchema = {
  type: 'object',
  properties: {
    applicant: {
      type: 'object',
      properties: { name: { type: 'string', readOnly: true, 'x-source': 'applicant.name' } },
    },
    marriage: {
      type: 'object',
      properties: { before: { type: 'string' }, note: { type: 'string' } },
      allOf: [
        {
          if: { properties: { before: { const: 'divorced' } }, required: ['before'] },
          // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
          then: { properties: { judgement: { $ref: '#/$defs/paper' } } },
        },
      ],
    },
    members: { type: 'array', items: { $ref: '#/$defs/paper' } },
    promise: { type: 'boolean', const: true },
    any: { type: 'boolean' },
    father: {
      type: 'object',
      properties: { name: { type: 'string' }, nationality: { type: 'string', default: 'Việt Nam' } },
    },
    components: { type: 'object', properties: { c01: { type: 'boolean', 'x-component': 'c01' } } },
  },
  $defs: { paper: { type: 'object', properties: { number: { type: 'string' } } } },
};

test('what is empty is left out, and texts are trimmed and composed', () => {
  expect(
    declarationValue(form, {
      marriage: { before: 'single', note: '  ' },
      members: [{ number: ' 12 ' }, { number: '' }, {}],
      promise: false,
      any: true,
      father: { nationality: 'Việt Nam' },
    }),
  ).toEqual({ marriage: { before: 'single' }, members: [{ number: '12' }], any: true });
  const father = { name: 'An', nationality: 'Việt Nam' };
  expect(declarationValue(form, { father })).toEqual({ father });
  expect(declarationValue(form, { marriage: { note: 'Huê\u0301' } })).toEqual({ marriage: { note: 'Huế' } });
  expect(declarationValue(form, undefined)).toEqual({});
});

test('a condition that no longer holds takes its fields with it', () => {
  const filled = { before: 'divorced', judgement: { number: '12' } };
  expect(declarationValue(form, { marriage: filled })).toEqual({ marriage: filled });
  expect(declarationValue(form, { marriage: { ...filled, before: 'single' } })).toEqual({
    marriage: { before: 'single' },
  });
});

test('what is known is neither asked nor sent', () => {
  expect(declarationValue(form, { applicant: { name: 'An' }, components: { c01: true } })).toEqual({});
  const parts = form.properties ?? {};
  expect(asks(parts['applicant'] ?? {}, form, undefined)).toBe(false);
  expect(asks(parts['components'] ?? {}, form, undefined)).toBe(false);
  expect(asks(parts['marriage'] ?? {}, form, undefined)).toBe(true);
});
