import { dayNumberAt, fullDay, legalDay, timeOfDay } from '../legal-day.ts';
import type { Channel } from '../procedure.ts';

/** `09 giờ 30 phút, ngày 22 tháng 11 năm 2026`, as forms print an instant (epoch ms). */
export function sayInstant(instant: number): string {
  return `${sayTime(instant)}, ${sayDay(instant)}`;
}

/** `ngày 02 tháng 9 năm 2026`: two digits for days below 10 and for January and February (Decree 30/2020, Annex I). */
export function sayDay(instant: number): string {
  const [year = '', month = '', day = ''] = legalDay(dayNumberAt(instant)).split('-');
  return `ngày ${day} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`;
}

/** `22/11/2026`. */
export function shortDay(instant: number): string {
  return fullDay(legalDay(dayNumberAt(instant)));
}

/** `09:30 22/11/2026`, for the cells of a table. */
export function shortInstant(instant: number): string {
  const { hours, minutes } = clock(instant);
  return `${hours}:${minutes} ${shortDay(instant)}`;
}

function sayTime(instant: number): string {
  const { hours, minutes } = clock(instant);
  return `${hours} giờ ${minutes} phút`;
}

function clock(instant: number): { readonly hours: string; readonly minutes: string } {
  const minute = Math.floor(timeOfDay(instant) / 60_000);
  const two = (part: number) => String(part).padStart(2, '0');
  return { hours: two(Math.floor(minute / 60)), minutes: two(minute % 60) };
}

/** `01`, `02`, … `10`: counts as papers print them. */
export function count(number: number): string {
  return String(number).padStart(2, '0');
}

export const channelWords: Readonly<Record<Channel, string>> = {
  direct: 'Trực tiếp',
  online: 'Trực tuyến',
  post: 'Qua dịch vụ bưu chính công ích',
};
