import { SearchOutlined } from '@ant-design/icons';
import { Input, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { Schema } from '../faces/shared/api.ts';
import { MoreRows } from '../faces/shared/more-rows.tsx';
import { ProblemAlert } from '../faces/shared/problem-alert.tsx';
import { useAddress } from '../faces/shared/use-address.ts';
import { useSearchText } from '../faces/shared/use-search-text.ts';
import { formatDay } from '../faces/shared/vietnamese.ts';
import { useAgencies } from './queries.ts';

type AgencyVersion = Schema<'AgencyVersion'>;

const levelNames: Readonly<Record<AgencyVersion['level'], string>> = {
  ministry: 'Bộ, ngành',
  province: 'Cấp tỉnh',
  commune: 'Cấp xã',
};

const standings: Readonly<Record<AgencyVersion['standing'], { readonly look: string; readonly text: string }>> = {
  now: { look: 'going', text: 'Đang hoạt động' },
  planned: { look: 'waiting', text: 'Chưa đến ngày' },
  past: { look: 'stopped', text: 'Đã kết thúc' },
};

function daysText({ validFrom, validTo }: AgencyVersion): string | undefined {
  const days = [
    validFrom === undefined ? undefined : `từ ngày ${formatDay(validFrom)}`,
    validTo === undefined ? undefined : `đến hết ngày ${formatDay(validTo)}`,
  ].filter((part) => part !== undefined);
  return days.length === 0 ? undefined : days.join(' ');
}

function Row({ version }: { version: AgencyVersion }): ReactNode {
  const { code, name, level, parent, oneStop, standing, successor, basis } = version;
  const days = daysText(version);
  return (
    <tr>
      <td>
        <strong>{name}</strong> <span className="code muted small">{code}</span>
        {oneStop ? <div className="muted small">Có Bộ phận Một cửa</div> : null}
      </td>
      <td>{levelNames[level]}</td>
      <td>{parent === undefined ? <span className="muted">–</span> : parent.name}</td>
      <td>
        <span className={`status status-${standings[standing].look}`}>{standings[standing].text}</span>
        {days === undefined ? null : <div className="muted small">{days}</div>}
      </td>
      <td>
        {successor === undefined ? (
          <span className="muted">–</span>
        ) : (
          <>
            {successor.name} <span className="code muted small">{successor.code}</span>
          </>
        )}
        {basis === undefined ? null : <div className="muted small">{basis}</div>}
      </td>
    </tr>
  );
}

/** The agencies and what they were before: each with the days on which it was so, and who took over from it. */
export function AgencyPage(): ReactNode {
  const { search } = useAddress();
  const q = search.get('q')?.normalize('NFC').trim() ?? '';
  const [typed, setTyped] = useSearchText(q);
  const query = useAgencies(q);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page stack">
      <div className="row spread wrap">
        <h1>Cơ quan qua các thời kỳ</h1>
        <Input
          allowClear
          prefix={<SearchOutlined aria-hidden />}
          style={{ width: 320, maxWidth: '100%' }}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder="Tên hoặc mã cơ quan"
          aria-label="Tìm cơ quan theo tên hoặc mã, gõ có dấu hay không dấu đều được"
        />
      </div>
      {query.isError ? <ProblemAlert thrown={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isError && items.length === 0 ? null : (
        <section className="panel" aria-label="Danh sách cơ quan" aria-busy={query.isFetching}>
          {query.isPending ? (
            <Skeleton active style={{ padding: 24 }} />
          ) : items.length === 0 ? (
            <p className="muted" style={{ padding: 32, margin: 0, textAlign: 'center' }}>
              Không có cơ quan nào khớp.
            </p>
          ) : (
            <table className="list agencies">
              <thead>
                <tr>
                  <th scope="col">Cơ quan</th>
                  <th scope="col">Cấp</th>
                  <th scope="col">Cơ quan cấp trên</th>
                  <th scope="col">Hiệu lực</th>
                  <th scope="col">Cơ quan kế thừa, căn cứ</th>
                </tr>
              </thead>
              <tbody>
                {items.map((version) => (
                  <Row key={`${version.code} ${version.validFrom ?? ''}`} version={version} />
                ))}
              </tbody>
            </table>
          )}
          <MoreRows query={query} />
        </section>
      )}
    </div>
  );
}
