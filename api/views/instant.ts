const vietnamOffsetMs = 7 * 3_600_000;

/** An instant as the API writes it: `2026-11-23T08:00:00.000+07:00`. */
export function isoInstant(instant: Date | number): string {
  const epoch = typeof instant === 'number' ? instant : instant.getTime();
  return `${new Date(epoch + vietnamOffsetMs).toISOString().slice(0, -1)}+07:00`;
}
