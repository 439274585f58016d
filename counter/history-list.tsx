import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Skeleton, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { ProblemAlert } from '../faces/shared/problem-alert.tsx';
import { formatDateTime } from '../faces/shared/vietnamese.ts';
import { type Dossier, useHistory } from './queries.ts';

function detailText(details: Readonly<Record<string, unknown>>): string {
  return Object.values(details)
    .filter((value) => typeof value === 'string')
    .join(' · ');
}

/** What happened to a dossier, newest first, each entry sealed by the hash of the audit chain. */
export function HistoryList({ dossier }: { dossier: Dossier }): ReactNode {
  const query = useHistory(dossier);
  if (query.isError) return <ProblemAlert thrown={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton active style={{ padding: 24 }} />;
  const entries = query.data.items.toReversed();
  return (
    <div style={{ padding: 20 }}>
      <ol className="plain history">
        {entries.map((entry) => {
          const details = detailText(entry.details);
          return (
            <li key={entry.hash}>
              <div className="what">{entry.name}</div>
              {details === '' ? null : <div>{details}</div>}
              <div className="muted small">
                <time dateTime={entry.at}>{formatDateTime(entry.at)}</time> · {entry.actor?.name ?? 'Hệ thống'} ·{' '}
                <Tooltip title={`Mã niêm phong của mục này trong nhật ký, nối với mục trước: ${entry.hash}`}>
                  <span className="hash" tabIndex={0}>
                    <SafetyCertificateOutlined aria-hidden /> {entry.hash.slice(0, 10)}
                  </span>
                </Tooltip>
              </div>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
