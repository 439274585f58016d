/**
 * A name as the population database compares it: upper case, without diacritics and spaces (`Đỗ Văn Ớt` → `DOVANOT`).
 * Composed and decomposed spellings give the same. Whatever is no Latin letter is dropped.
 */
export function comparableName(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[đĐ]/g, 'D')
    .toUpperCase()
    .replaceAll(/[^A-Z]/g, '');
}
