import { expect, test } from '@jest/globals';
import { formatDate, formatDateTime, formatLongDateTime, formatNumber, legalDayOf, unaccented } from './vietnamese.ts';

test('dates are those of Vietnam, whatever the machine says', () => {
  const lateOnMonday = '2026-11-23T18:30:00Z';
  expect(formatDate(lateOnMonday)).toBe('24/11/2026');
  expect(formatDateTime(lateOnMonday)).toBe('01:30 24/11/2026');
  expect(formatLongDateTime(lateOnMonday)).toBe('01:30, thứ Ba, 24/11/2026');
  expect(formatDate('1985-02-01')).toBe('01/02/1985');
  expect(legalDayOf(lateOnMonday)).toBe('2026-11-24');
});

test('numbers are grouped by points', () => {
  expect(formatNumber(1234567)).toBe('1.234.567');
});

test('a search without accents finds every letter, đ included', () => {
  expect(unaccented('Đặng Quốc Ân – Ước')).toBe('dang quoc an – uoc');
});
