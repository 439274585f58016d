import { Alert, Button, Skeleton, Tabs, Tag } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { DueChip } from '../faces/shared/due-chip.tsx';
import { handlingRoles } from '../faces/shared/face-list.ts';
import { Link } from '../faces/shared/link.tsx';
import { ProblemAlert } from '../faces/shared/problem-alert.tsx';
import { useMe } from '../faces/shared/session.tsx';
import { StatusTag } from '../faces/shared/status-tag.tsx';
import { AgencyLine } from './agency-line.tsx';
import { CopyCode } from './copy-code.tsx';
import { DossierFacts } from './dossier-facts.tsx';
import { DossierWork } from './dossier-work.tsx';
import { DueCard } from './due-card.tsx';
import { HistoryList } from './history-list.tsx';
import { JointCard } from './joint-card.tsx';
import { NoticeCard } from './notice-card.tsx';
import { PaperList } from './paper-list.tsx';
import { paths } from './paths.ts';
import { PaymentCard } from './payment-card.tsx';
import { type Dossier, useDossier } from './queries.ts';

const DossierDiagram = lazy(async () => ({ default: (await import('./dossier-diagram.tsx')).DossierDiagram }));

function Head({ dossier }: { dossier: Dossier }): ReactNode {
  const { roles } = useMe();
  const works = handlingRoles.some((role) => roles.includes(role));
  return (
    <header className="dossier-head">
      <div className="crumbs">
        {works ? (
          <Link to={paths.worklist}>Danh sách việc</Link>
        ) : roles.includes('monitor') ? (
          <a href="/monitor/">Theo dõi</a>
        ) : null}{' '}
        <span className="muted">/ Hồ sơ</span>
      </div>
      <h1>{dossier.procedure.name}</h1>
      <div className="meta">
        <CopyCode code={dossier.code} />
        <StatusTag status={dossier.status} />
        <DueChip row={dossier} />
        {dossier.incidents.length > 0 ? <Tag color="error">Có {dossier.incidents.length} sự cố</Tag> : null}
      </div>
    </header>
  );
}

const DeclarationText = lazy(async () => ({
  default: (await import('../faces/declaration/declaration-text.tsx')).DeclarationText,
}));

/** One dossier: what it is, when it is due and why, what can be done with it now, what happened so far. */
export function DossierPage({ id }: { id: string }): ReactNode {
  const query = useDossier(id);
  const [tab, setTab] = useState('facts');
  if (query.isError && query.data === undefined) {
    return (
      <div className="page">
        <ProblemAlert thrown={query.error} onRetry={() => void query.refetch()} />
        <p>
          <Link to={paths.worklist}>Về danh sách việc</Link>
        </p>
      </div>
    );
  }
  const dossier = query.data;
  if (dossier === undefined) {
    return (
      <div className="page">
        <Skeleton active paragraph={{ rows: 10 }} />
      </div>
    );
  }
  const { declaration } = dossier;
  return (
    <div className="page dossier">
      <Head dossier={dossier} />
      <div className="dossier-main">
        <DossierWork dossier={dossier} reload={() => void query.refetch()} />
        {dossier.incidents.map((incident) => (
          <Alert
            key={incident.key}
            type="error"
            showIcon
            title={`Hồ sơ đang vướng sự cố ở bước “${incident.name}”.`}
            description={
              <>
                {incident.message}
                <div className="muted small">
                  Người giám sát hoặc người thiết kế quy trình thử lại bước này khi nguyên nhân đã được khắc phục.
                </div>
              </>
            }
          />
        ))}
        <section className="panel">
          <Tabs
            activeKey={tab}
            onChange={setTab}
            tabBarStyle={{ padding: '0 20px', marginBottom: 0 }}
            items={[
              { key: 'facts', label: 'Thông tin hồ sơ', children: <DossierFacts dossier={dossier} /> },
              ...(declaration === undefined
                ? []
                : [
                    {
                      key: 'declaration',
                      label: 'Tờ khai',
                      children: (
                        <Suspense fallback={<Skeleton active style={{ padding: 24 }} />}>
                          <DeclarationText form={declaration.form} data={declaration.data} />
                        </Suspense>
                      ),
                    },
                  ]),
              { key: 'history', label: 'Quá trình xử lý', children: <HistoryList dossier={dossier} /> },
              {
                key: 'diagram',
                label: 'Sơ đồ quy trình',
                children: (
                  <Suspense fallback={<Skeleton active style={{ padding: 24 }} />}>
                    <DossierDiagram dossier={dossier} />
                  </Suspense>
                ),
              },
            ]}
          />
        </section>
      </div>
      <aside className="dossier-side">
        <DueCard dossier={dossier} />
        <JointCard dossier={dossier} />
        <PaymentCard payments={dossier.payments} />
        <NoticeCard notices={dossier.notices} />
        <PaperList dossier={dossier} />
        <section className="panel">
          <header>
            <h2>Cơ quan</h2>
          </header>
          <div className="body">
            <dl className="facts">
              <dt>Tiếp nhận</dt>
              <dd>
                <AgencyLine agency={dossier.agencies.received} />
              </dd>
              <dt>Giải quyết</dt>
              <dd>
                <AgencyLine agency={dossier.agencies.decides} />
              </dd>
              <dt>Trả kết quả</dt>
              <dd>
                <AgencyLine agency={dossier.agencies.returns} />
              </dd>
            </dl>
          </div>
        </section>
        {dossier.ended ? (
          <Button block onClick={() => setTab('history')}>
            Xem quá trình xử lý
          </Button>
        ) : null}
      </aside>
    </div>
  );
}
