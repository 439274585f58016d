import { expect, it } from '@jest/globals';
import { dateInWords } from './date-in-words.ts';

it.each([
  ['2026-03-15', 'ngày mười lăm tháng ba năm hai nghìn không trăm hai mươi sáu'],
  ['1990-01-01', 'ngày mùng một tháng một năm một nghìn chín trăm chín mươi'],
  ['2005-12-10', 'ngày mùng mười tháng mười hai năm hai nghìn không trăm linh năm'],
  ['2000-04-31', 'ngày ba mươi mốt tháng tư năm hai nghìn'],
  ['1945-09-24', 'ngày hai mươi bốn tháng chín năm một nghìn chín trăm bốn mươi lăm'],
  ['2011-11-21', 'ngày hai mươi mốt tháng mười một năm hai nghìn không trăm mười một'],
])('%s is %s', (date, words) => expect(dateInWords(date)).toBe(words));

it.each(['', '2026', '2026-13-01', '2026-01-32', '01/02/2026'])('“%s” is no date', (text) =>
  expect(dateInWords(text)).toBeUndefined(),
);
