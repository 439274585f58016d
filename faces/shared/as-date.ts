import dayjs, { type Dayjs } from 'dayjs';

/** Makes a form item with a date picker hold `2026-11-24`, which a draft can keep and a request can send. */
export const asDate = {
  getValueProps: (value: unknown) => ({ value: typeof value === 'string' ? dayjs(value) : undefined }),
  normalize: (value: Dayjs | null | undefined) => value?.format('YYYY-MM-DD'),
};
