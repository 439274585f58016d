import { expect, test } from '@jest/globals';
import { findPersonalId, isFormerCardNumber } from './personal-id.ts';

test.each([
  ['001090000001', '001', 'male', 1990],
  ['079185000002', '079', 'female', 1985],
  ['048 206 000 003', '048', 'male', 2006],
  ['096310000004', '096', 'female', 2010],
  ['099999000005', '099', 'female', 2399],
])('%s: province %s, %s, %p', (text, birthProvince, gender, birthYear) => {
  expect(findPersonalId(text)).toEqual({ id: text.replaceAll(' ', ''), birthProvince, gender, birthYear });
});

test.each(['', '12345678901', '1234567890123', '00109000000A', '001.090.000.001', '٠٠١٠٩٠٠٠٠٠٠١'])(
  '"%s" is none',
  (text) => {
    expect(findPersonalId(text)).toBeUndefined();
  },
);

test('a former card has nine digits', () => {
  expect(['123456789', '12345678', '001090000001'].map(isFormerCardNumber)).toEqual([true, false, false]);
});
