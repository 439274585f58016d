const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const months = ['một', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười', 'mười một', 'mười hai'] as const;

/** `2026-03-15` → “ngày mười lăm tháng ba năm hai nghìn không trăm hai mươi sáu”; undefined for what is no date. */
export function dateInWords(date: string): string | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)?.slice(1).map(Number);
  if (parts === undefined) return undefined;
  const [year = 0, month = 0, day = 0] = parts;
  const named = months[month - 1];
  if (named === undefined || day < 1 || day > 31) return undefined;
  return `ngày ${day <= 10 ? `mùng ${belowHundred(day)}` : belowHundred(day)} tháng ${named} năm ${yearInWords(year)}`;
}

function yearInWords(year: number): string {
  const rest = year % 1000;
  const hundreds = `${digits[Math.floor(rest / 100)]} trăm`;
  const below = rest % 100;
  const tail = below === 0 ? '' : below < 10 ? ` linh ${digits[below]}` : ` ${belowHundred(below)}`;
  return rest === 0
    ? `${digits[Math.floor(year / 1000)]} nghìn`
    : `${digits[Math.floor(year / 1000)]} nghìn ${hundreds}${tail}`;
}

/** 1 to 99. */
function belowHundred(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  if (tens === 0) return digits[ones] ?? '';
  const ten = tens === 1 ? 'mười' : `${digits[tens]} mươi`;
  if (ones === 0) return ten;
  const one = ones === 1 && tens > 1 ? 'mốt' : ones === 5 ? 'lăm' : digits[ones];
  return `${ten} ${one}`;
}
