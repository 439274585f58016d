import { CloseOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { addressWith, navigate } from '../faces/shared/address.ts';
import { DueChip } from '../faces/shared/due-chip.tsx';
import { Link } from '../faces/shared/link.tsx';
import { MoreRows } from '../faces/shared/more-rows.tsx';
import { ProblemAlert } from '../faces/shared/problem-alert.tsx';
import { StatusTag } from '../faces/shared/status-tag.tsx';
import { useAddress } from '../faces/shared/use-address.ts';
import { useSearchText } from '../faces/shared/use-search-text.ts';
import { formatDateTime, formatNumber } from '../faces/shared/vietnamese.ts';
import { paths } from './paths.ts';
import { type DossierFilter, dossierFilterFrom, useAgencyCounts, useDossiers } from './queries.ts';

function titleOf(filter: DossierFilter): string {
  if (filter.due === 'overdue') return 'Hồ sơ quá hạn';
  if (filter.due === 'today') return 'Hồ sơ đến hạn hôm nay';
  if (filter.paused === 'true') return 'Hồ sơ đang tạm dừng';
  if (filter.open === 'true') return 'Hồ sơ đang giải quyết';
  return 'Tất cả hồ sơ';
}

/** Exactly the dossiers that a number counts, by the filter in the address; the total comes from the same query. */
export function DossierList(): ReactNode {
  const { search } = useAddress();
  const filter = dossierFilterFrom(search);
  const query = useDossiers(filter);
  const agencies = useAgencyCounts();
  const [typed, setTyped] = useSearchText(filter.q ?? '');
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = query.data?.pages[0]?.total;
  const agency = agencies.data?.items.find((item) => item.agency.code === filter.agency)?.agency.name ?? filter.agency;
  return (
    <div className="page stack">
      <div className="crumbs small">
        <Link to={paths.board}>Theo dõi</Link> <span className="muted">/ Danh sách hồ sơ</span>
      </div>
      <div className="row spread wrap">
        <div className="row wrap">
          <h1>{titleOf(filter)}</h1>
          {agency === undefined ? null : (
            <span className="pill">
              {agency}
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined aria-hidden />}
                aria-label="Bỏ lọc theo cơ quan"
                onClick={() => navigate(addressWith({ agency: undefined }))}
              />
            </span>
          )}
          <span className="muted" role="status" data-total={total}>
            {total === undefined ? '' : `${formatNumber(total)} hồ sơ`}
          </span>
        </div>
        <Input
          allowClear
          prefix={<SearchOutlined aria-hidden />}
          style={{ width: 320, maxWidth: '100%' }}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder="Mã hồ sơ, người nộp, thủ tục…"
          aria-label="Tìm theo mã hồ sơ, người nộp hoặc thủ tục, gõ có dấu hay không dấu đều được"
        />
      </div>
      {query.isError ? <ProblemAlert thrown={query.error} onRetry={() => void query.refetch()} /> : null}
      <section className="panel" aria-busy={query.isFetching}>
        {query.isPending ? (
          <Skeleton active style={{ padding: 24 }} />
        ) : items.length === 0 ? (
          <p className="muted" style={{ padding: 32, margin: 0, textAlign: 'center' }}>
            Không có hồ sơ nào.
          </p>
        ) : (
          <table className="list dated">
            <thead>
              <tr>
                <th scope="col">Hẹn trả</th>
                <th scope="col">Hồ sơ</th>
                <th scope="col">Cơ quan giải quyết</th>
                <th scope="col">Nộp lúc</th>
                <th scope="col">Trạng thái</th>
              </tr>
            </thead>
            <tbody>
              {items.map((row) => (
                <tr key={row.id}>
                  <td>
                    <DueChip row={row} />
                  </td>
                  <td className="main-cell">
                    <a href={`/counter/dossiers/${encodeURIComponent(row.code)}`} className="row-link">
                      <span className="code">{row.code}</span>
                      <span className="applicant">{row.applicant}</span>
                    </a>
                    <span className="procedure">
                      <span className="code muted">{row.procedure.code}</span> {row.procedure.name}
                    </span>
                  </td>
                  <td>{row.agencies.decides.name}</td>
                  <td className="code">{formatDateTime(row.receivedAt)}</td>
                  <td>
                    <StatusTag status={row.status} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <MoreRows query={query} />
      </section>
    </div>
  );
}
