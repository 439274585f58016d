import { SearchOutlined } from '@ant-design/icons';
import { Input, Skeleton, Table, type TableColumnType } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { Link } from '../faces/shared/link.tsx';
import { NotForYou } from '../faces/shared/not-for-you.tsx';
import { ProblemAlert } from '../faces/shared/problem-alert.tsx';
import { useMe } from '../faces/shared/session.tsx';
import { formatNumber } from '../faces/shared/vietnamese.ts';
import { type AgencyCounts, type AgencyNode, agencyTree } from './agency-tree.ts';
import { Incidents, useSeesIncidents } from './incidents.tsx';
import { LateParts } from './late-parts.tsx';
import { paths } from './paths.ts';
import { type DossierFilter, useAgencyCounts } from './queries.ts';

type Measure = keyof Omit<AgencyCounts, 'agency'>;

/** What is counted, in the order shown, with the filter of the list behind each number. */
const measures: readonly { key: Measure; name: string; look: string; filter: DossierFilter }[] = [
  { key: 'overdue', name: 'Quá hạn', look: 'late', filter: { due: 'overdue' } },
  { key: 'dueToday', name: 'Đến hạn hôm nay', look: 'soon', filter: { due: 'today' } },
  { key: 'paused', name: 'Đang tạm dừng', look: 'paused', filter: { paused: 'true' } },
  { key: 'open', name: 'Đang giải quyết', look: 'calm', filter: { open: 'true' } },
];

function Count({ value, to, label, look }: { value: number; to: string; label: string; look: string }): ReactNode {
  if (value === 0) return <span className="muted">0</span>;
  return (
    <Link to={to} className={`count count-${look}`} title={label}>
      {formatNumber(value)}
    </Link>
  );
}

const columns: TableColumnType<AgencyNode>[] = [
  {
    title: 'Cơ quan',
    key: 'agency',
    render: (_, { agency }) => (
      <>
        {agency.name} <span className="code muted small">{agency.code}</span>
      </>
    ),
  },
  ...measures.map(
    ({ key, name, look, filter }): TableColumnType<AgencyNode> => ({
      title: name,
      key,
      align: 'right',
      width: 190,
      sorter: (one, other) => one[key] - other[key],
      sortDirections: ['descend', 'ascend'],
      render: (_, node) => (
        <Count
          value={node[key]}
          look={look}
          to={paths.dossiers({ agency: node.agency.code, ...filter })}
          label={`${name} tại ${node.agency.name}`}
        />
      ),
    }),
  ),
];

/** How the agencies stand; those who watch none are told where they may go. */
export function Board(): ReactNode {
  const { roles } = useMe();
  return roles.some((role) => role === 'monitor' || role === 'leader') ? (
    <Numbers />
  ) : (
    <NotForYou who="người giám sát và lãnh đạo" />
  );
}

/** Four numbers in all and for each agency, each leading to exactly the dossiers it counts. */
function Numbers(): ReactNode {
  const query = useAgencyCounts();
  const seesIncidents = useSeesIncidents();
  const [typed, setTyped] = useState('');
  const tree = useMemo(() => agencyTree(query.data?.items ?? [], typed), [query.data, typed]);
  if (query.isError) {
    return (
      <div className="page">
        <ProblemAlert thrown={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  const totals = query.data?.totals;
  return (
    <div className="page stack" style={{ gap: 20 }}>
      <div className="row spread wrap">
        <h1>Tình hình giải quyết hồ sơ</h1>
        <Link to={paths.dossiers({})}>Tất cả hồ sơ</Link>
      </div>
      <ul className="plain tiles" aria-label="Tổng số">
        {measures.map(({ key, name, look, filter }) => (
          <li key={key} className={`panel tile tile-${look}`}>
            <Link to={paths.dossiers(filter)}>
              <span className="tile-name">{name}</span>
              <span className="tile-value">{totals === undefined ? '–' : formatNumber(totals[key])}</span>
              <span className="muted small">hồ sơ</span>
            </Link>
          </li>
        ))}
      </ul>
      {seesIncidents ? <Incidents /> : null}
      <LateParts />
      <section className="panel" aria-labelledby="agencies">
        <div className="row spread wrap" style={{ padding: '14px 20px' }}>
          <h2 id="agencies">Theo cơ quan giải quyết</h2>
          <Input
            allowClear
            prefix={<SearchOutlined aria-hidden />}
            style={{ width: 300 }}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            placeholder="Tìm cơ quan"
            aria-label="Tìm cơ quan theo tên hoặc mã, gõ có dấu hay không dấu đều được"
          />
        </div>
        {query.data === undefined ? (
          <Skeleton active style={{ padding: 24 }} />
        ) : (
          <Table<AgencyNode>
            key={String(tree.length > 0)}
            columns={columns}
            dataSource={[...tree]}
            pagination={false}
            expandable={{ defaultExpandAllRows: true }}
            locale={{ emptyText: 'Không có cơ quan nào.' }}
            scroll={{ x: 900 }}
          />
        )}
      </section>
    </div>
  );
}
