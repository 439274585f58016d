import { expect, test } from '@jest/globals';
import { nextOf, registerAddress } from './register-parts.ts';

test('a register is asked for by agency and period', () => {
  expect(registerAddress('H26.15/x', '2026-11-01', '2026-11-30')).toBe(
    '/api/v1/agencies/H26.15%2Fx/register?from=2026-11-01&to=2026-11-30',
  );
});

test.each([
  [null, undefined],
  ['</api/v1/agencies/H26/register?cursor=a>; rel="next"', '/api/v1/agencies/H26/register?cursor=a'],
  ['</first>; rel="first", </second>;rel="next"', '/second'],
  ['</first>; rel="first"', undefined],
])('the part after %s is %s', (link, next) => {
  expect(nextOf(link)).toBe(next);
});
