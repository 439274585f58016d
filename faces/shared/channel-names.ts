import type { Schema } from './api.ts';

/** Ways to submit, as officers say them. */
export const channelNames: Readonly<Record<Schema<'Channel'>, string>> = {
  direct: 'Trực tiếp',
  online: 'Trực tuyến',
  post: 'Bưu chính công ích',
};
