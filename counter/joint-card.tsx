import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { Link } from '../faces/shared/link.tsx';
import { StatusTag } from '../faces/shared/status-tag.tsx';
import { formatDateTime } from '../faces/shared/vietnamese.ts';
import { paths } from './paths.ts';
import type { Dossier } from './queries.ts';

type Part = NonNullable<Dossier['children']>[number];

const outcomes: Readonly<Record<NonNullable<Part['outcome']>, { readonly name: string; readonly color: string }>> = {
  approved: { name: 'Đã có kết quả', color: 'success' },
  refused: { name: 'Từ chối', color: 'error' },
  withdrawn: { name: 'Đã rút', color: 'default' },
  stopped: { name: 'Đã dừng', color: 'default' },
};

/** What a joint service hands over to a part, as officials know it. */
const passedNames: Readonly<Record<string, string>> = { personalNumber: 'Số định danh cá nhân đã cấp' };

function PartRow({ part }: { part: Part }): ReactNode {
  const name = part.procedure.name ?? part.name;
  const outcome = part.outcome === undefined ? undefined : outcomes[part.outcome];
  return (
    <li>
      <div>{part.id === undefined ? name : <Link to={paths.dossier(part.id)}>{name}</Link>}</div>
      <div className="muted small">
        {part.procedure.code}
        {part.code === undefined ? ' · đang chuyển' : ` · ${part.code}`}
      </div>
      <div className="small">
        {outcome !== undefined ? (
          <Tag color={outcome.color}>{outcome.name}</Tag>
        ) : part.status === undefined ? null : (
          <StatusTag status={part.status} />
        )}
        {part.finishedAt !== undefined ? (
          <span className="muted">xong {formatDateTime(part.finishedAt)}</span>
        ) : part.dueAt === undefined ? null : (
          <span className="muted">hẹn {formatDateTime(part.dueAt)}</span>
        )}
      </div>
    </li>
  );
}

/** The joint service that the dossier is a part of, or the parts that it is made of; nothing for any other dossier. */
export function JointCard({ dossier }: { dossier: Dossier }): ReactNode {
  const { parent, children } = dossier;
  if (parent === undefined && children === undefined) return null;
  const passed = Object.entries(parent?.passedOn ?? {}).filter(([, value]) => typeof value === 'string');
  return (
    <section className="panel" aria-labelledby="joint-title">
      <header>
        <h2 id="joint-title">Thủ tục liên thông</h2>
      </header>
      <div className="body">
        {parent === undefined ? null : (
          <>
            <p style={{ margin: 0 }}>
              Một phần của <Link to={paths.dossier(parent.id)}>{parent.procedure.name}</Link>
            </p>
            <p className="muted small">
              {parent.procedure.code} · {parent.code}
            </p>
            {passed.length === 0 ? null : (
              <dl className="facts">
                {passed.map(([id, value]) => (
                  <div key={id} style={{ display: 'contents' }}>
                    <dt>{passedNames[id] ?? id}</dt>
                    <dd>{String(value)}</dd>
                  </div>
                ))}
              </dl>
            )}
          </>
        )}
        {children === undefined ? null : children.length === 0 ? (
          <p className="muted small">Các hồ sơ thành phần được mở sau khi tiếp nhận.</p>
        ) : (
          <ul className="plain joint-parts">
            {children.map((part) => (
              <PartRow key={part.id ?? part.element} part={part} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
