import type { Pool } from '../../db/pool.ts';
import { readAgencyHistory } from '../../db/queries/agency.ts';
import { readClock } from '../../db/queries/business-clock.ts';
import { keepSentNotice, type NoticeToSend, takeNoticesToSend } from '../../db/queries/notice.ts';
import type { AgencyHistory } from '../../domain/agency-history.ts';
import { legalDayAt } from '../../domain/legal-day.ts';
import { statusNoticeText, uncollectedNoticeText } from '../../domain/status-notice.ts';
import { type NoticeGateway, sendNotice } from './notice-gateway.ts';

const batch = 50;

/**
 * One round: tells applicants of the changes that are left, each dossier's in their order, by e-mail where there is one,
 * else by SMS. What fails is tried again later, and the first failure is thrown once the others have been sent.
 */
export async function sendNotices(pool: Pool, gateway: NoticeGateway): Promise<void> {
  const notices = await takeNoticesToSend(pool, batch);
  if (notices.length === 0) return;
  const [agencies, { offsetMs }] = await Promise.all([readAgencyHistory(pool), readClock(pool)]);
  const sent = await Promise.allSettled(
    notices.map(async (notice) => {
      const { subject, text } = textOf(notice, agencies);
      const [channel, address] =
        notice.email === null ? (['sms', notice.phone ?? ''] as const) : (['email', notice.email] as const);
      await sendNotice(gateway, { id: `${notice.dossier}:${notice.seq}`, channel, address, subject, text });
      await keepSentNotice(pool, notice, { at: new Date(Date.now() + offsetMs), channel, content: text });
    }),
  );
  const failure = sent.find((each) => each.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
}

function textOf(notice: NoticeToSend, agencies: AgencyHistory) {
  const changedAt = notice.changed_at.getTime();
  const about = {
    dossierCode: notice.code,
    procedure: notice.procedure_name,
    agency: agencies.on(legalDayAt(changedAt)).get(notice.agency)?.name ?? notice.agency,
  };
  if (notice.says === 'uncollected')
    return uncollectedNoticeText({ ...about, finishedAt: (notice.finished_at ?? notice.changed_at).getTime() });
  return statusNoticeText({
    ...about,
    status: notice.status,
    officer: notice.officer ?? undefined,
    receivedAt: notice.submitted_at.getTime(),
    changedAt,
    dueAt: notice.due_at?.getTime(),
    returnedAt: notice.returned_at?.getTime(),
  });
}
