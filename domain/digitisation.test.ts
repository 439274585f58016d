import { expect, test } from '@jest/globals';
import { initialDigitisation } from './digitisation.ts';

test.each([
  ['Tờ khai', 'paper', undefined, 0],
  ['Tờ khai', 'paper', 1, 1],
  ['Tờ khai', 'paper', 3, 3],
  ['Tờ khai', 'electronic', undefined, 9],
  ['Giấy khai sinh', 'data', undefined, 9],
  ['Xuất trình thẻ căn cước của công dân', 'paper', undefined, 9],
  ['Giấy chứng nhận đăng ký xe ô tô (xuất trình)', 'paper', undefined, 9],
  ['Xuất trình bản chính hoặc bản sao Thẻ căn cước', 'paper', undefined, 0],
  ['Bản sao có chứng thực các giấy tờ phải xuất trình nêu trên', 'paper', undefined, 0],
] as const)('%s (%s, said to be %s) begins with %s', (name, kind, given, expected) => {
  expect(initialDigitisation({ name }, kind, given)).toBe(expected);
});
