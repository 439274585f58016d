import type { ReactNode } from 'react';
import type { Schema } from '../api/client/api-client.ts';
import { ProblemAlert } from '../faces/shared/problem-alert.tsx';
import { formatDateTime, formatNumber } from '../faces/shared/vietnamese.ts';
import { useLateParts } from './queries.ts';

type LatePart = Schema<'LateParts'>['items'][number];

/** What is late, by which limit of Decree 63/2024, Art. 7. */
const lateTexts: Readonly<Record<LatePart['late'], string>> = {
  receipt: 'Chưa được tiếp nhận quá 2 giờ làm việc',
  outcome: 'Đã xong, chưa báo kết quả quá 10 phút',
};

/** The parts of joint services that are late on their way, the longest waiting first; nothing where there is none. */
export function LateParts(): ReactNode {
  const query = useLateParts();
  if (query.isError) return <ProblemAlert thrown={query.error} onRetry={() => void query.refetch()} />;
  const items = query.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="late-parts">
      <div className="row spread wrap" style={{ padding: '14px 20px' }}>
        <h2 id="late-parts">Thủ tục liên thông chậm chuyển, chậm nhận</h2>
        <span className="count count-late" role="status">
          {formatNumber(items.length)} hồ sơ thành phần
        </span>
      </div>
      <table className="list dated">
        <thead>
          <tr>
            <th scope="col">Từ lúc</th>
            <th scope="col">Hồ sơ liên thông</th>
            <th scope="col">Hồ sơ thành phần</th>
            <th scope="col">Nơi tiếp nhận</th>
            <th scope="col">Chậm</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ dossier, part, agency, late, since }) => (
            <tr key={`${dossier.id} ${part.element}`}>
              <td className="code">{formatDateTime(since)}</td>
              <td className="main-cell">
                <a href={`/counter/dossiers/${encodeURIComponent(dossier.code)}`} className="row-link">
                  <span className="code">{dossier.code}</span>
                </a>
                <span className="procedure">
                  <span className="code muted">{dossier.procedure.code}</span> {dossier.procedure.name}
                </span>
              </td>
              <td>{part.name}</td>
              <td>{agency.name}</td>
              <td>{lateTexts[late]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
