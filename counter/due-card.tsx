import type { ReactNode } from 'react';
import { DueChip } from '../faces/shared/due-chip.tsx';
import { formatLongDateTime } from '../faces/shared/vietnamese.ts';
import type { Dossier } from './queries.ts';

/** The due date and, in words, how the law and the calendar lead to it. */
export function DueCard({ dossier }: { dossier: Dossier }): ReactNode {
  return (
    <section className="panel" aria-labelledby="due-title">
      <header>
        <h2 id="due-title">Hẹn trả kết quả</h2>
        <DueChip row={{ timeliness: dossier.timeliness }} />
      </header>
      <div className="body">
        <div className="due-big">
          {dossier.dueAt === undefined ? (
            'Chưa có ngày hẹn'
          ) : (
            <time dateTime={dossier.dueAt}>{formatLongDateTime(dossier.dueAt)}</time>
          )}
        </div>
        {dossier.due.explanation.length === 0 ? (
          <p className="muted small">Ngày hẹn được tính khi hồ sơ được tiếp nhận hợp lệ.</p>
        ) : (
          <>
            <p className="muted small" style={{ margin: '12px 0 0' }}>
              Cách tính
            </p>
            <ol className="explanation" style={{ marginTop: 4 }}>
              {dossier.due.explanation.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ol>
          </>
        )}
      </div>
    </section>
  );
}
