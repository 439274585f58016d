/** Longest text a field with a pattern may take: bounds what matching can cost. */
export const longestMatched = 100;

/**
 * Why a pattern of a form is refused, or undefined. What may take time out of proportion to the text is left out:
 * references back, looking around, groups repeated more than once, and more than three repetitions of variable length.
 * So a text of at most `longestMatched` characters is matched at once, in the browser as on the server.
 */
export function whyUnsafe(pattern: string): { readonly vi: string; readonly en: string } | undefined {
  if (pattern.length > 200) return { vi: 'mẫu dài quá 200 ký tự', en: 'the pattern is longer than 200 characters' };
  try {
    new RegExp(pattern, 'u');
  } catch {
    return { vi: 'mẫu không phải biểu thức chính quy hợp lệ', en: 'it is no regular expression' };
  }
  if (!pattern.startsWith('^') || !pattern.endsWith('$') || pattern.endsWith('\\$'))
    return { vi: 'mẫu phải bắt đầu bằng ^ và kết thúc bằng $', en: 'it must begin with ^ and end with $' };
  const bare = pattern.replaceAll(/\\[^\dk]/g, 'x').replaceAll(/\[[^\]]*\]/g, 'x');
  if (/\\[\dk]|\(\?(?!:)/.test(bare))
    return { vi: 'mẫu không được tham chiếu ngược hay nhìn trước, nhìn sau', en: 'it refers back or looks around' };
  if (/\)(?:[*+]|\{)/.test(bare))
    return { vi: 'nhóm trong mẫu chỉ được lặp tối đa một lần (?)', en: 'a group may be repeated at most once (?)' };
  const variable = bare.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0;
  const optional = bare.match(/(?<![(*+}])\?/g)?.length ?? 0;
  if (variable > 3 || optional > 6) return { vi: 'mẫu có quá nhiều phần lặp', en: 'it repeats too many parts' };
  return undefined;
}
