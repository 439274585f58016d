import { Result, Spin } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import { Link } from '../faces/shared/link.tsx';
import { Shell } from '../faces/shared/shell.tsx';
import { useAddress } from '../faces/shared/use-address.ts';
import { dossierIn, paths } from './paths.ts';
import { useLiveDossiers } from './queries.ts';
import { Worklist } from './worklist.tsx';

const DossierPage = lazy(async () => ({ default: (await import('./dossier-page.tsx')).DossierPage }));
const ReceivePage = lazy(async () => ({ default: (await import('./receive-page.tsx')).ReceivePage }));

function screenAt(path: string): { title: string; screen: ReactNode } {
  if (path === paths.worklist) return { title: 'Danh sách việc', screen: <Worklist /> };
  if (path === paths.receive) return { title: 'Tiếp nhận hồ sơ', screen: <ReceivePage /> };
  const dossier = dossierIn(path);
  if (dossier !== undefined) return { title: 'Hồ sơ', screen: <DossierPage key={dossier} id={dossier} /> };
  return {
    title: 'Không tìm thấy trang',
    screen: (
      <Result
        status="404"
        title="Không tìm thấy trang này"
        extra={<Link to={paths.worklist}>Về danh sách việc</Link>}
      />
    ),
  };
}

/** The officer's face: the worklist, a dossier, the receipt of a dossier. */
export function Counter(): ReactNode {
  const { path } = useAddress();
  useLiveDossiers();
  const { title, screen } = screenAt(path);
  return (
    <Shell face="/counter/" title={title}>
      <Suspense fallback={<Spin size="large" style={{ display: 'block', margin: '96px auto' }} />}>{screen}</Suspense>
    </Shell>
  );
}
