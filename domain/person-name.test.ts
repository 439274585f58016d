import { describe, expect, test } from '@jest/globals';
import { comparableName } from './person-name.ts';

describe('comparableName', () => {
  test.each([
    ['Nguyễn Văn A', 'NGUYENVANA'],
    ['đỗ  thị   Ớt', 'DOTHIOT'],
    ['Trương Đình Đệ', 'TRUONGDINHDE'],
    ["H'Hen Niê", 'HHENNIE'],
    ['Ưng Ỷ', 'UNGY'],
  ])('%s → %s', (name, expected) => {
    expect(comparableName(name)).toBe(expected);
    expect(comparableName(name.normalize('NFD'))).toBe(expected);
  });
});
