import type { ReactNode } from 'react';
import type { Schema } from '../api/client/api-client.ts';
import { formatDateTime } from '../faces/shared/vietnamese.ts';

type Notice = Schema<'Dossier'>['notices'][number];

const channelTexts: Readonly<Record<NonNullable<Notice['channel']>, string>> = {
  email: 'thư điện tử',
  sms: 'tin nhắn',
};

/** What the applicant was told of changes, the latest first; nothing where there is nobody to tell. */
export function NoticeCard({ notices }: { readonly notices: readonly Notice[] }): ReactNode {
  if (notices.length === 0) return null;
  return (
    <section className="panel">
      <header>
        <h2>Thông báo cho người nộp</h2>
      </header>
      <div className="body">
        <dl className="facts">
          {notices.toReversed().map(({ seq, status, channel, content, state, sentAt }) => (
            <div key={seq} title={content}>
              <dt>{status.name}</dt>
              <dd>
                {sentAt !== undefined && channel !== undefined
                  ? `Đã gửi ${channelTexts[channel]}, ${formatDateTime(sentAt)}`
                  : state === 'given-up'
                    ? 'Không gửi được'
                    : 'Đang chờ gửi'}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}
