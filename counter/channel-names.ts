import type { Schema } from '../faces/shared/api.ts';

/** Ways to submit, as the counter says them. */
export const channelNames: Readonly<Record<Schema<'Channel'>, string>> = {
  direct: 'Trực tiếp',
  online: 'Trực tuyến',
  post: 'Bưu chính công ích',
};
