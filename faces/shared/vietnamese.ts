const zone = 'Asia/Ho_Chi_Minh';
const dateFormat = new Intl.DateTimeFormat('vi-VN', {
  timeZone: zone,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});
const timeFormat = new Intl.DateTimeFormat('vi-VN', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
const weekdayFormat = new Intl.DateTimeFormat('vi-VN', { timeZone: zone, weekday: 'long' });
const numberFormat = new Intl.NumberFormat('vi-VN');

/** `24/11/2026` in Vietnam. */
export function formatDate(instant: string): string {
  return dateFormat.format(new Date(instant));
}

/** `2026-11-24` → `24/11/2026` */
export function formatDay(day: string): string {
  return day.split('-').toReversed().join('/');
}

/** The legal day of an instant, `2026-11-24` in Vietnam. */
export function legalDayOf(instant: string): string {
  return formatDate(instant).split('/').toReversed().join('-');
}

/** `16:30 24/11/2026` in Vietnam. */
export function formatDateTime(instant: string): string {
  return `${timeFormat.format(new Date(instant))} ${formatDate(instant)}`;
}

/** `16:30, thứ Ba, 24/11/2026` in Vietnam. */
export function formatLongDateTime(instant: string): string {
  const weekday = weekdayFormat.format(new Date(instant));
  return `${timeFormat.format(new Date(instant))}, ${weekday.replace(/^Thứ/, 'thứ').replace(/^Chủ/, 'Chủ')}, ${formatDate(instant)}`;
}

/** `1.234.567` */
export function formatNumber(value: number): string {
  return numberFormat.format(value);
}

/** Lower case without accents, `đ` as `d`: what a search compares. */
export function unaccented(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toLowerCase();
}
