import { Result } from 'antd';
import type { ReactNode } from 'react';
import { Link } from '../faces/shared/link.tsx';
import { Shell } from '../faces/shared/shell.tsx';
import { useAddress } from '../faces/shared/use-address.ts';
import { AgencyPage } from './agency-page.tsx';
import { Board } from './board.tsx';
import { DossierList } from './dossier-list.tsx';
import { Incidents } from './incidents.tsx';
import { paths } from './paths.ts';
import { useLiveNumbers } from './queries.ts';

function screenAt(path: string): { title: string; screen: ReactNode } {
  if (path === paths.board) return { title: 'Theo dõi', screen: <Board /> };
  if (path === paths.dossiers({})) return { title: 'Danh sách hồ sơ', screen: <DossierList /> };
  if (path === paths.incidents)
    return {
      title: 'Sự cố',
      screen: (
        <div className="page stack">
          <h1>Sự cố</h1>
          <Incidents emptyText="Không có hồ sơ nào đang vướng sự cố." />
        </div>
      ),
    };
  if (path === paths.agencies) return { title: 'Cơ quan', screen: <AgencyPage /> };
  return {
    title: 'Không tìm thấy trang',
    screen: (
      <Result status="404" title="Không tìm thấy trang này" extra={<Link to={paths.board}>Về trang theo dõi</Link>} />
    ),
  };
}

/** The monitor's face: the board of numbers, and the list of dossiers behind each number. */
export function Monitor(): ReactNode {
  const { path } = useAddress();
  useLiveNumbers();
  const { title, screen } = screenAt(path);
  return (
    <Shell face="/monitor/" title={title}>
      {screen}
    </Shell>
  );
}
