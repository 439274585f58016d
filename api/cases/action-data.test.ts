import { describe, expect, test } from '@jest/globals';
import type { ActionField } from '../../domain/possible-actions.ts';
import type { JsonValue } from '../../engine/stimulus.ts';
import { Failure } from '../failure.ts';
import { readActionData } from './action-data.ts';

function field(type: ActionField['type'], more: Partial<ActionField> = {}): ActionField {
  return {
    id: 'x',
    name: 'Trường',
    type,
    required: false,
    routing: false,
    choices: [{ value: 'a', name: 'A' }],
    ...more,
  };
}

describe('readActionData', () => {
  test('parts what routes from what stays in the record', () => {
    const fields = [field('text', { id: 'reason' }), field('choice', { id: 'way', routing: true })];
    expect(readActionData(fields, { reason: 'Thiếu giấy tờ', way: 'a' }, [])).toEqual({
      routing: { way: 'a' },
      kept: { reason: 'Thiếu giấy tờ' },
    });
  });

  test.each<[ActionField['type'], JsonValue, JsonValue]>([
    ['text', 'văn bản', 1],
    ['longtext', 'văn bản', 'x'.repeat(10_001)],
    ['number', 1.5, '1.5'],
    ['money', 20_000, 20_000.5],
    ['date', '2026-11-24', '2026-02-30'],
    ['boolean', false, 'false'],
    ['choice', 'a', 'b'],
    ['components', ['c01'], ['c02']],
  ])('%s takes %j and refuses %j', (type, right, wrong) => {
    expect(readActionData([field(type)], { x: right }, ['c01']).kept).toEqual({ x: right });
    expect(() => readActionData([field(type)], { x: wrong }, ['c01'])).toThrow(Failure);
  });

  test.each([[undefined], [null], [''], [' \n\u00a0']])('a required field is missed in %j', (value) => {
    const data = value === undefined ? {} : { x: value };
    expect(() => readActionData([field('text', { required: true })], data, [])).toThrow(Failure);
    expect(readActionData([field('text')], data, [])).toEqual({ routing: {}, kept: {} });
  });

  test('an empty text clears a fact of the applicant', () => {
    const phone = field('text', { binds: 'applicant.phone' });
    expect(readActionData([phone], { x: ' ' }, []).kept).toEqual({ x: '' });
    expect(readActionData([phone], { x: null }, []).kept).toEqual({});
  });

  test.each(['y', 'constructor', '__proto__'])('a field that is not declared is refused: %s', (name) => {
    const data = JSON.parse(`{${JSON.stringify(name)}: 1}`) as Record<string, JsonValue>;
    expect(() => readActionData([field('text')], data, [])).toThrow(Failure);
  });
});
