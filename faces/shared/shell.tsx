import { DownOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { answered, api, type Schema, signOut } from './api.ts';
import { faceAt, facesFor } from './face-list.ts';
import { FailureBoundary } from './failure-boundary.tsx';
import { useMe } from './session.tsx';
import { useAddress } from './use-address.ts';
import { formatDateTime } from './vietnamese.ts';

type RoleName = Schema<'Role'>;

const roleNames: Readonly<Record<RoleName, string>> = {
  designer: 'Thiết kế quy trình',
  desk: 'Bộ phận một cửa',
  specialist: 'Chuyên viên',
  leader: 'Lãnh đạo',
  monitor: 'Giám sát',
  citizen: 'Người dân',
  administrator: 'Quản trị',
};

function BusinessClock(): ReactNode {
  const { data } = useQuery({
    queryKey: ['clock'],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/clock', { signal })),
    refetchInterval: 60_000,
  });
  if (data === undefined || data.mode === 'real') return null;
  return (
    <span className="clock" title="Hệ thống đang chạy theo giờ nghiệp vụ, dùng để trình diễn và kiểm thử">
      Giờ nghiệp vụ: {formatDateTime(data.now)}
    </span>
  );
}

/** The frame of every screen: mark, way to the other faces, clock, person; then the screen itself. */
export function Shell({ face, title, children }: { face: string; title: string; children: ReactNode }): ReactNode {
  const me = useMe();
  const queries = useQueryClient();
  useEffect(() => {
    document.title = `${title} – Motcua`;
  }, [title]);
  const { path } = useAddress();
  const open = facesFor(me.roles);
  const here = faceAt(open, path);
  const leave = (): void => {
    queries.clear();
    void signOut();
  };
  return (
    <>
      <a className="skip" href="#main">
        Đến nội dung chính
      </a>
      <header className="top">
        <a className="brand" href={face}>
          <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" width="28" height="28" />
          <span>Motcua</span>
        </a>
        <nav aria-label="Phân hệ">
          {open.map((link) => (
            <a key={link.path} href={link.path} aria-current={link === here ? 'page' : undefined}>
              {link.name}
            </a>
          ))}
        </nav>
        <BusinessClock />
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'roles', disabled: true, label: me.roles.map((role) => roleNames[role]).join(', ') },
              { type: 'divider' },
              { key: 'leave', label: 'Đăng xuất', onClick: leave },
            ],
          }}
        >
          <Button type="text" className="person">
            <span className="person-text">
              <strong>{me.name}</strong>
              {me.agency === undefined ? null : <span className="muted">{me.agency.name}</span>}
            </span>
            <DownOutlined aria-hidden />
          </Button>
        </Dropdown>
      </header>
      <main id="main" tabIndex={-1}>
        <FailureBoundary key={path}>{children}</FailureBoundary>
      </main>
    </>
  );
}
