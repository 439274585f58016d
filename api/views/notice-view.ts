import type { NoticeRow } from '../../db/queries/notice.ts';
import type { ResponseOf } from '../operations.ts';
import { isoInstant } from './instant.ts';
import { statusView } from './row-views.ts';

/** A change the applicant was or is to be told of. */
export function noticeView(row: NoticeRow): ResponseOf<'getDossier'>['notices'][number] {
  return {
    seq: row.seq,
    status: statusView(row.status),
    ...(row.channel === null ? {} : { channel: row.channel }),
    ...(row.content === null ? {} : { content: row.content }),
    state: row.sent_at !== null ? 'sent' : row.given_up ? 'given-up' : 'waiting',
    ...(row.sent_at === null ? {} : { sentAt: isoInstant(row.sent_at) }),
  };
}
