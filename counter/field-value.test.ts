import { describe, expect, test } from '@jest/globals';
import { initialFieldValue, sentFieldValue } from './field-value.ts';

const field = (type: 'text' | 'longtext' | 'number' | 'money' | 'date' | 'boolean' | 'choice' | 'components') => ({
  id: 'x',
  name: 'X',
  type,
  required: true,
  choices: [],
});

describe('the value of a field as the API takes it', () => {
  test.each([
    ['text is trimmed and composed', field('text'), '  Nguye\u0302\u0303n ', 'Nguyễn'],
    ['blank text is left out', field('longtext'), '   ', undefined],
    ['deleted text says so', { ...field('text'), value: '0912345678' }, ' ', ''],
    [
      'a date is a plain date',
      field('date'),
      { format: (pattern: string) => (pattern === 'YYYY-MM-DD' ? '2026-11-24' : '') },
      '2026-11-24',
    ],
    ['money stays a whole number', field('money'), 50_000, 50_000],
    ['no is an answer', field('boolean'), false, false],
    ['components are their ids', field('components'), ['c1', 'c2'], ['c1', 'c2']],
    ['nothing chosen is left out', field('choice'), undefined, undefined],
  ])('%s', (_, given, value, sent) => {
    expect(sentFieldValue(given, value)).toEqual(sent);
  });

  test('only yes-or-no has a value before anyone chose', () => {
    expect(initialFieldValue(field('boolean'))).toBe(false);
    expect(initialFieldValue(field('text'))).toBeUndefined();
  });
});
