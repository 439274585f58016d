import { FileWordOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { Schema } from '../faces/shared/api.ts';
import { ProblemAlert } from '../faces/shared/problem-alert.tsx';
import { formatDateTime } from '../faces/shared/vietnamese.ts';
import { type Dossier, usePapers } from './queries.ts';

type Paper = Schema<'Papers'>['items'][number];

/** Where a paper is fetched from: the latest version unless one is named. */
function address(dossier: Dossier, form: string, query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return `/api/v1/dossiers/${dossier.id}/papers/${form}${search === '' ? '' : `?${search}`}`;
}

function PaperItem({ dossier, paper }: { dossier: Dossier; paper: Paper }): ReactNode {
  const { form, title, formats, versions } = paper;
  const earlier = versions.slice(0, -1);
  const last = versions.at(-1);
  return (
    <li>
      <div className="name">
        <div>{title}</div>
        <div className="muted small">
          Mẫu {form}
          {last === undefined ? null : ` · ${formatDateTime(last.issuedAt)}`}
          {earlier.map(({ version }) => (
            <span key={version}>
              {' · '}
              <a href={address(dossier, form, { version: String(version) })} target="_blank" rel="noreferrer">
                lần {version}
              </a>
            </span>
          ))}
        </div>
      </div>
      <div className="files">
        <Button
          size="small"
          icon={<PrinterOutlined aria-hidden />}
          href={address(dossier, form)}
          target="_blank"
          rel="noreferrer"
          aria-label={`In ${title}`}
        >
          In
        </Button>
        {formats.includes('docx') ? (
          <Button
            size="small"
            icon={<FileWordOutlined aria-hidden />}
            href={address(dossier, form, { format: 'docx' })}
            aria-label={`Tải bản Word của ${title}`}
          >
            Word
          </Button>
        ) : null}
      </div>
    </li>
  );
}

/** The papers of a dossier that can be printed now, each opened beside the page; letters also as Word documents. */
export function PaperList({ dossier }: { dossier: Dossier }): ReactNode {
  const query = usePapers(dossier);
  const available = query.data?.items.filter((paper) => paper.available);
  return (
    <section className="panel" aria-labelledby="papers-title">
      <header>
        <h2 id="papers-title">In giấy tờ</h2>
      </header>
      <div className="body">
        {query.isError ? <ProblemAlert thrown={query.error} onRetry={() => void query.refetch()} /> : null}
        {available === undefined && !query.isError ? <Skeleton active title={false} paragraph={{ rows: 2 }} /> : null}
        {available?.length === 0 ? <p className="muted">Hồ sơ chưa có giấy tờ nào.</p> : null}
        <ul className="plain papers">
          {available?.map((paper) => (
            <PaperItem key={paper.form} dossier={dossier} paper={paper} />
          ))}
        </ul>
      </div>
    </section>
  );
}
