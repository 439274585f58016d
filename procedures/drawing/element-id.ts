/**
 * An XML id that a person can read, from a Vietnamese name: `Task` + `Thẩm định hồ sơ` → `Task_ThamDinhHoSo`.
 */
export function elementId(prefix: string, name: string): string {
  return `${prefix}_${wordsOf(name).map(capitalised).join('')}`;
}

/** The same as a variable name for FEEL: `thamDinhHoSo`. */
export function variableName(name: string): string {
  const [first = 'x', ...rest] = wordsOf(name);
  return first.toLowerCase() + rest.map(capitalised).join('');
}

function wordsOf(name: string): string[] {
  const plain = name.replaceAll('đ', 'd').replaceAll('Đ', 'D').normalize('NFD').replace(/\p{M}/gu, '');
  return plain.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
