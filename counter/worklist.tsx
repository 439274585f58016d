import { PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Empty, Input, type InputRef, Menu, Skeleton, Tooltip } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { addressWith, navigate } from '../faces/shared/address.ts';
import { DueChip } from '../faces/shared/due-chip.tsx';
import { handlingRoles } from '../faces/shared/face-list.ts';
import { Link } from '../faces/shared/link.tsx';
import { MoreRows } from '../faces/shared/more-rows.tsx';
import { NotForYou } from '../faces/shared/not-for-you.tsx';
import { ProblemAlert } from '../faces/shared/problem-alert.tsx';
import { useMe } from '../faces/shared/session.tsx';
import { StatusTag } from '../faces/shared/status-tag.tsx';
import { useAddress } from '../faces/shared/use-address.ts';
import { useSearchText } from '../faces/shared/use-search-text.ts';
import { formatDateTime } from '../faces/shared/vietnamese.ts';
import { paths } from './paths.ts';
import { useWorklist, type WorkItem } from './queries.ts';
import { RegisterButton } from './register-button.tsx';
import { type WorklistFilter, worklistFilterFrom } from './worklist-filter.ts';
import { useWorklistKeys } from './worklist-keys.ts';

const states: readonly { key: WorklistFilter['state']; label: string }[] = [
  { key: 'open', label: 'Tất cả việc đang mở' },
  { key: 'mine', label: 'Việc của tôi' },
  { key: 'unclaimed', label: 'Chưa ai nhận' },
  { key: 'paused', label: 'Đang tạm dừng' },
];

const dues: readonly { key: NonNullable<WorklistFilter['due']>; label: string }[] = [
  { key: 'overdue', label: 'Quá hạn' },
  { key: 'today', label: 'Đến hạn hôm nay' },
  { key: 'week', label: 'Đến hạn trong 7 ngày' },
];

const emptyTexts: Readonly<Record<WorklistFilter['state'], string>> = {
  open: 'Không có việc nào đang chờ cơ quan bạn.',
  mine: 'Bạn chưa nhận việc nào. Mở mục “Chưa ai nhận” để nhận việc.',
  unclaimed: 'Mọi việc đều đã có người nhận.',
  paused: 'Không có hồ sơ nào đang tạm dừng.',
};

function Rail({ filter }: { filter: WorklistFilter }): ReactNode {
  return (
    <nav className="rail" aria-label="Bộ lọc danh sách việc">
      <Menu
        mode="inline"
        selectedKeys={[filter.state]}
        onClick={({ key }) => navigate(addressWith({ state: key === 'open' ? undefined : key }))}
        items={[{ type: 'group', label: 'Việc', children: states.map(({ key, label }) => ({ key, label })) }]}
      />
      <Menu
        mode="inline"
        selectedKeys={[filter.due ?? 'any']}
        onClick={({ key }) => navigate(addressWith({ due: key === 'any' ? undefined : key }))}
        items={[
          { type: 'group', label: 'Hạn trả kết quả', children: [{ key: 'any', label: 'Mọi thời hạn' }, ...dues] },
        ]}
      />
    </nav>
  );
}

function Row({ item, current }: { item: WorkItem; current: boolean }): ReactNode {
  const { dossier } = item;
  const ref = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (current) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const who = item.mine ? <strong>Tôi</strong> : (item.assignee?.name ?? <span className="muted">Chưa ai nhận</span>);
  return (
    <tr ref={ref} className={current ? 'current' : undefined} aria-selected={current}>
      <td>
        <DueChip row={dossier} />
      </td>
      <td className="main-cell">
        <Link to={paths.dossier(dossier.code)} className="row-link">
          <span className="code">{dossier.code}</span>
          <span className="applicant">{dossier.applicant}</span>
        </Link>
        <span className="procedure">
          <span className="code muted">{dossier.procedure.code}</span> {dossier.procedure.name}
        </span>
      </td>
      <td>
        <span className="task-name">{item.name}</span>
        {item.dueAt === undefined ? null : (
          <span className="muted small">Bước này: đến {formatDateTime(item.dueAt)}</span>
        )}
        {item.frozen ? <span className="muted small">Tạm dừng, chưa xử lý được</span> : null}
      </td>
      <td>{who}</td>
      <td>
        <StatusTag status={dossier.status} />
      </td>
    </tr>
  );
}

/** What waits for the officer and the agency; those who handle no dossiers are told where they may go. */
export function Worklist(): ReactNode {
  const { roles } = useMe();
  return handlingRoles.some((role) => roles.includes(role)) ? <OfficersList /> : <NotForYou who="cán bộ xử lý hồ sơ" />;
}

/** The list narrowed by the rail and the search; the address holds it all. */
function OfficersList(): ReactNode {
  const { search } = useAddress();
  const me = useMe();
  const mayReceive = me.roles.includes('desk');
  const filter = worklistFilterFrom(search);
  const query = useWorklist(filter);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const searchField = useRef<InputRef>(null);
  const [typed, setTyped] = useSearchText(filter.q ?? '');
  const current = useWorklistKeys(items, searchField, mayReceive);
  return (
    <div className="page worklist">
      <Rail filter={filter} />
      <div className="stack">
        <div className="row spread wrap">
          <h1>{states.find(({ key }) => key === filter.state)?.label}</h1>
          <div className="row wrap">
            <Input
              ref={searchField}
              className="search"
              allowClear
              prefix={<SearchOutlined aria-hidden />}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              placeholder="Mã hồ sơ, người nộp, thủ tục…"
              aria-label="Tìm theo mã hồ sơ, người nộp hoặc thủ tục (gõ có dấu hay không dấu đều được). Phím tắt: /"
              suffix={<kbd aria-hidden>/</kbd>}
            />
            {mayReceive && me.agency !== undefined ? <RegisterButton agency={me.agency.code} /> : null}
            {mayReceive ? (
              <Tooltip title="Phím tắt: n">
                <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => navigate(paths.receive)}>
                  Tiếp nhận hồ sơ
                </Button>
              </Tooltip>
            ) : null}
          </div>
        </div>
        {query.isError ? <ProblemAlert thrown={query.error} onRetry={() => void query.refetch()} /> : null}
        {query.isError && items.length === 0 ? null : (
          <div className="panel table-panel" aria-busy={query.isFetching}>
            {query.isPending ? (
              <Skeleton active paragraph={{ rows: 8 }} style={{ padding: 24 }} title={false} />
            ) : items.length === 0 ? (
              <Empty
                image={Empty.PRESENTED_IMAGE_SIMPLE}
                style={{ padding: 48, margin: 0 }}
                description={
                  filter.q === undefined && filter.due === undefined
                    ? emptyTexts[filter.state]
                    : 'Không có việc nào khớp với bộ lọc.'
                }
              >
                {filter.q === undefined && filter.due === undefined ? null : (
                  <Button
                    onClick={() => {
                      setTyped('');
                      navigate(paths.worklist);
                    }}
                  >
                    Bỏ bộ lọc
                  </Button>
                )}
              </Empty>
            ) : (
              <table className="list dated">
                <thead>
                  <tr>
                    <th scope="col">Hẹn trả</th>
                    <th scope="col">Hồ sơ</th>
                    <th scope="col">Việc cần làm</th>
                    <th scope="col">Người nhận</th>
                    <th scope="col">Trạng thái</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((item, index) => (
                    <Row key={`${item.dossier.id}/${item.key}`} item={item} current={index === current} />
                  ))}
                </tbody>
              </table>
            )}
            <MoreRows query={query} />
          </div>
        )}
        <p className="muted small keys">
          <kbd>j</kbd> <kbd>k</kbd> chọn dòng · <kbd>Enter</kbd> mở hồ sơ · <kbd>/</kbd> tìm kiếm
          {mayReceive ? (
            <>
              {' '}
              · <kbd>n</kbd> tiếp nhận
            </>
          ) : null}
        </p>
      </div>
    </div>
  );
}
