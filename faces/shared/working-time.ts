const minutesOfDay = 8 * 60;

/** Working time in words: `3 ngày 2 giờ`, `8 giờ`, `45 phút`; eight hours are a working day, told in days from two on. */
export function workingTime(minutes: number): string {
  const all = Math.abs(Math.round(minutes));
  const days = all < 2 * minutesOfDay ? 0 : Math.floor(all / minutesOfDay);
  const hours = Math.floor((all - days * minutesOfDay) / 60);
  const rest = all % 60;
  const parts = [
    days > 0 ? `${days} ngày` : '',
    hours > 0 ? `${hours} giờ` : '',
    days === 0 && rest > 0 ? `${rest} phút` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '0 phút' : parts.join(' ');
}
