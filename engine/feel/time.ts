/**
 * Instants and durations as the engine keeps them: epoch milliseconds, and ISO 8601 durations. Wall-clock times without
 * an offset are times of Asia/Ho_Chi_Minh, which has been UTC+7 without daylight saving since 1975.
 */
const offset = 7 * 3_600_000;

export interface IsoDuration {
  readonly months: number;
  readonly milliseconds: number;
}

/** `P1Y2M3DT4H5M6S`, weeks included; undefined for anything else. */
export function parseDuration(text: string): IsoDuration | undefined {
  const match =
    /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(
      text.trim(),
    );
  if (!match || /P$|T$/.test(text.trim())) return undefined;
  const part = (index: number) => Number(match[index] ?? 0);
  const sign = match[1] ? -1 : 1;
  const seconds = part(4) * 604_800 + part(5) * 86_400 + part(6) * 3_600 + part(7) * 60 + part(8);
  return { months: sign * (part(2) * 12 + part(3)), milliseconds: sign * Math.round(seconds * 1000) };
}

/** Adds calendar months in Vietnam's time (the last day of a shorter month stands in), then milliseconds. */
export function addIsoDuration(instant: number, duration: IsoDuration): number {
  return addMonths(instant, duration.months) + duration.milliseconds;
}

/** `2026-11-24`, `2026-11-24T10:00:00`, with `Z`, `+07:00` or `@Asia/Ho_Chi_Minh`; undefined for anything else. */
export function parseInstant(text: string): number | undefined {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2}|@Asia\/(?:Ho_Chi_Minh|Saigon))?)?$/.exec(
      text.trim(),
    );
  if (!match) return undefined;
  const zone = match[3] === undefined || match[3].startsWith('@') ? '+07:00' : match[3];
  const clock = match[2] === undefined ? '00:00:00' : match[2].replace(/(\.\d{3})\d+$/, '$1');
  const instant = Date.parse(`${match[1]}T${clock}${zone}`);
  return Number.isNaN(instant) ? undefined : instant;
}

/** `R3/PT10M`, `R/PT1H`, `R2/2026-11-24T10:00:00/P1D`; `repeats` is -1 for ever. */
export function parseCycle(
  text: string,
): { readonly repeats: number; readonly start: number | undefined; readonly interval: IsoDuration } | undefined {
  const parts = text.trim().split('/');
  const count = /^R(\d*)$/.exec(parts[0] ?? '');
  const last = parts.at(-1);
  if (!count || last === undefined || parts.length < 2 || parts.length > 3) return undefined;
  const interval = parseDuration(last);
  if (!interval || (interval.months <= 0 && interval.milliseconds <= 0)) return undefined;
  const start = parts.length === 3 ? parseInstant(parts[1] ?? '') : undefined;
  if (parts.length === 3 && start === undefined) return undefined;
  return { repeats: count[1] === '' ? -1 : Number(count[1]), start, interval };
}

/** `2026-11-24T10:00:00.000+07:00`. */
export function formatInstant(instant: number): string {
  return `${new Date(instant + offset).toISOString().slice(0, -1)}+07:00`;
}

/** Plain date in Vietnam: `2026-11-24`. */
export function formatDate(instant: number): string {
  return new Date(instant + offset).toISOString().slice(0, 10);
}

function addMonths(instant: number, months: number): number {
  if (months === 0) return instant;
  const local = new Date(instant + offset);
  const day = local.getUTCDate();
  local.setUTCDate(1);
  local.setUTCMonth(local.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate();
  local.setUTCDate(Math.min(day, lastDay));
  return local.getTime() - offset;
}
