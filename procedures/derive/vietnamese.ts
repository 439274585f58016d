/** Syllables that old typing wrote with the tone on the second vowel: `khoẻ`, `uỷ`, `hoà` → `khỏe`, `ủy`, `hòa`. */
const oldTones: readonly (readonly [RegExp, string])[] = [
  ['oà', 'òa'],
  ['oá', 'óa'],
  ['oả', 'ỏa'],
  ['oã', 'õa'],
  ['oạ', 'ọa'],
  ['oè', 'òe'],
  ['oé', 'óe'],
  ['oẻ', 'ỏe'],
  ['oẽ', 'õe'],
  ['oẹ', 'ọe'],
  ['uỳ', 'ùy'],
  ['uý', 'úy'],
  ['uỷ', 'ủy'],
  ['uỹ', 'ũy'],
  ['uỵ', 'ụy'],
].map(([old, now]) => [new RegExp(`(?<![qQ])${old}(?!\\p{L})`, 'giu'), now ?? ''] as const);

/** NFC, one spelling of tones, plain quotes and dashes, single spaces. Case is kept but for the vowels that moved. */
export function normaliseVietnamese(text: string): string {
  let result = text
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]/g, '')
    .replace(/[–—−]/g, '-')
    .replace(/[“”«»]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
  for (const [old, now] of oldTones) {
    result = result.replace(old, (hit) =>
      hit.charAt(0) === hit.charAt(0).toLowerCase() ? now : now.charAt(0).toUpperCase() + now.slice(1),
    );
  }
  return result;
}

/** What recognisers read: normalised and in lower case. */
export function readable(text: string): string {
  return normaliseVietnamese(text).toLowerCase();
}

/** Without accents, for comparing names typed by different people: `Đăng ký` → `dang ky`. */
export function foldAccents(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
