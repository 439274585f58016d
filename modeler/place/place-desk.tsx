import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Segmented } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { answered, api, newIdempotencyKey, type Schema, written } from '../../faces/shared/api.ts';
import { ProblemAlert } from '../../faces/shared/problem-alert.tsx';
import { legalDayOf } from '../../faces/shared/vietnamese.ts';
import { confirmDiscard } from '../confirm-dialog.ts';
import { paths } from '../paths.ts';
import { confirmPublish } from '../publish-dialog.ts';
import { PlaceEntries } from './place-entries.tsx';
import type { PlaceFacts, PlaceOverride } from './place-facts.ts';
import { PlaceList } from './place-list.tsx';
import { PlaceProcess } from './place-process.tsx';
import { differences, problemText } from './place-words.ts';
import '../form/form.css';
import './place.css';

const restBeforeCheck = 500;

const effect =
  'Hồ sơ do cơ quan của địa phương, bộ ngành giải quyết, tiếp nhận trong thời gian hiệu lực, theo quy định này. Hồ sơ đã tiếp nhận giữ nguyên phiên bản.';

/** What is edited: the text of an override, and the place's own process if it has one. */
interface Draft {
  readonly source: string;
  readonly xml: string | undefined;
}

function textOf(override: PlaceOverride): string {
  return `${JSON.stringify(override, undefined, 2)}\n`;
}

function overrideIn(text: string): PlaceOverride | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as PlaceOverride) : undefined;
  } catch {
    return undefined;
  }
}

/** Where a designer of a province or ministry lays down what is otherwise there. */
export function PlaceDesk({
  overrides,
  onPublished,
}: {
  readonly overrides: Schema<'ProcedureOverrides'>;
  readonly onPublished: () => Promise<unknown>;
}): ReactNode {
  const { code, name, designsFor, items } = overrides;
  const national = overrides.national as PlaceFacts;
  const mine = designsFor === undefined || designsFor.code === 'VN' ? undefined : designsFor;
  const [chosen, setChosen] = useState(() => items.find((item) => item.jurisdiction.code === mine?.code)?.name);
  const standing = items.find((item) => item.name === chosen);
  const editable = mine !== undefined && (standing === undefined || standing.jurisdiction.code === mine.code);
  return (
    <div className="form-desk">
      <div className="toolbar">
        <a href={paths.process(code)} className="button" aria-label="Về quy trình của thủ tục">
          ‹
        </a>
        <div className="title">
          <h1 title={name}>Quy định riêng: {name}</h1>
          <span className="muted small code">{code}</span>
        </div>
        <span className="muted small">{mine === undefined ? 'Chỉ xem' : mine.name}</span>
      </div>
      <div className="place-sides">
        <PlaceList items={items} mine={mine} chosen={chosen} onChoose={setChosen} />
        {standing === undefined && mine === undefined ? (
          <section className="panel" aria-label="Nội dung quy định riêng">
            <p className="body muted">
              Chưa có tỉnh, bộ nào có quy định riêng cho thủ tục này. Người thiết kế của tỉnh, bộ công bố tại đây.
            </p>
          </section>
        ) : (
          <Override
            key={`${chosen} ${standing?.version}`}
            overrides={overrides}
            national={national}
            standing={standing}
            jurisdiction={standing?.jurisdiction.code ?? mine?.code ?? ''}
            editable={editable}
            onPublished={async (published) => {
              await onPublished();
              setChosen(published);
            }}
          />
        )}
      </div>
    </div>
  );
}

/** One override: its facts, what the gate says, and how it differs from the whole country. */
function Override({
  overrides: { code, process },
  national,
  standing,
  jurisdiction,
  editable,
  onPublished,
}: {
  readonly overrides: Schema<'ProcedureOverrides'>;
  readonly national: PlaceFacts;
  readonly standing: Schema<'ProcedureOverride'> | undefined;
  readonly jurisdiction: string;
  readonly editable: boolean;
  /** Of which name it now stands; undefined where it was withdrawn. */
  readonly onPublished: (name: string | undefined) => Promise<void>;
}): ReactNode {
  const { message, modal } = App.useApp();
  const [published] = useState<Draft>(() => ({
    source:
      standing?.source ??
      textOf({ code, jurisdiction, legalBasis: [], source: '', asOf: legalDayOf(new Date().toISOString()) }),
    xml: standing?.xml,
  }));
  const [draft, setDraft] = useState(published);
  const [rested, setRested] = useState(draft);
  const [view, setView] = useState<'facts' | 'text'>('facts');
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const override = useMemo(() => overrideIn(draft.source), [draft.source]);
  const same = draft.source === published.source && draft.xml === published.xml;

  useEffect(() => {
    const resting = setTimeout(() => setRested(draft), restBeforeCheck);
    return () => clearTimeout(resting);
  }, [draft]);

  const bodyOf = ({ source, xml }: Draft) => ({
    source,
    ...(xml === undefined ? {} : { xml }),
    ...(standing === undefined ? {} : { name: standing.name }),
  });
  const checked = useQuery({
    queryKey: ['override-check', code, standing?.name, rested],
    enabled: editable && !(rested.source === published.source && rested.xml === published.xml),
    queryFn: ({ signal }) =>
      answered(
        api.POST('/api/v1/procedures/{code}/overrides/check', {
          params: { path: { code } },
          body: bodyOf(rested),
          signal,
        }),
      ),
  });
  const problems = same ? [] : (checked.data?.problems ?? []);
  const differing = override === undefined ? [] : differences(national, override);
  const changes = [
    ...differing.map(({ what, national: was, here }) => ({
      kind: 'changed' as const,
      id: what,
      type: what,
      name: `${was} → ${here}`,
    })),
    ...(draft.xml === undefined
      ? []
      : [{ kind: 'changed' as const, id: 'process', type: 'Quy trình', name: 'quy trình riêng' }]),
  ];

  const edit = (next: Partial<Draft>): void => {
    setRefused(undefined);
    setDraft((before) => ({ ...before, ...next }));
  };

  async function discard(): Promise<void> {
    if (await confirmDiscard()) edit(published);
  }

  async function publish(): Promise<void> {
    if (!(await confirmPublish(standing?.version ?? 0, changes, effect))) return;
    setSending(true);
    try {
      const answer = await written(
        api.POST('/api/v1/procedures/{code}/overrides/publish', {
          params: { path: { code }, header: { 'idempotency-key': newIdempotencyKey() } },
          body: { ...bodyOf(draft), expectedVersion: standing?.version ?? 0 },
        }),
      );
      if (!('done' in answer)) return;
      message.success(`Đã công bố quy định riêng, phiên bản ${answer.done.version}.`);
      await onPublished(answer.done.name);
    } catch (thrown) {
      setRefused(thrown);
      void checked.refetch();
    } finally {
      setSending(false);
    }
  }

  async function withdraw(planned: Schema<'ProcedureOverride'>): Promise<void> {
    const sure = await modal.confirm({
      title: 'Hủy quy định riêng chưa áp dụng?',
      content: 'Chưa có hồ sơ nào theo quy định này. Quy định chung toàn quốc tiếp tục được áp dụng.',
      okText: 'Hủy quy định',
      okButtonProps: { danger: true },
      cancelText: 'Thôi',
    });
    if (!sure) return;
    setSending(true);
    try {
      await written(
        api.POST('/api/v1/procedures/{code}/overrides/withdraw', {
          params: { path: { code }, header: { 'idempotency-key': newIdempotencyKey() } },
          body: { name: planned.name, expectedVersion: planned.version },
        }),
      );
      message.success('Đã hủy quy định riêng.');
      await onPublished(undefined);
    } catch (thrown) {
      setRefused(thrown);
    } finally {
      setSending(false);
    }
  }

  return (
    <>
      <section className="panel place-facts" aria-label="Nội dung quy định riêng">
        <div className="form-tools">
          <Segmented
            value={view}
            onChange={setView}
            options={[
              { value: 'facts', label: 'Nội dung' },
              { value: 'text', label: 'Văn bản JSON' },
            ]}
          />
          <span className="grow" />
          {editable ? (
            <>
              {standing?.withdrawable === true ? (
                <Button danger disabled={sending} onClick={() => void withdraw(standing)}>
                  Hủy quy định…
                </Button>
              ) : null}
              <Button onClick={() => void discard()} disabled={same}>
                Bỏ thay đổi
              </Button>
              <Button
                type="primary"
                loading={sending}
                disabled={same || rested !== draft || checked.isFetching || checked.data?.ok !== true}
                onClick={() => void publish()}
              >
                Công bố…
              </Button>
            </>
          ) : null}
        </div>
        <fieldset className="place-entries" disabled={!editable}>
          <legend className="hidden-legend">Quy định riêng</legend>
          {view === 'text' ? (
            <textarea
              className="form-source code"
              aria-label="Quy định riêng (JSON)"
              spellCheck={false}
              readOnly={!editable}
              value={draft.source}
              onChange={(event) => edit({ source: event.target.value })}
            />
          ) : override === undefined ? (
            <p>Văn bản không phải JSON hợp lệ; hãy sửa ở dạng văn bản.</p>
          ) : (
            <>
              <PlaceEntries
                override={override}
                national={national}
                disabled={!editable}
                onChange={(next) => edit({ source: textOf(next) })}
              />
              <PlaceProcess
                code={code}
                national={process}
                own={draft.xml}
                disabled={!editable}
                onChange={(xml) => edit({ xml })}
              />
            </>
          )}
        </fieldset>
      </section>
      <div className="form-seen">
        {refused === undefined ? null : <ProblemAlert thrown={refused} />}
        {checked.isError ? (
          <ProblemAlert thrown={checked.error} onRetry={() => void checked.refetch()} retryName="Kiểm tra lại" />
        ) : null}
        <section className="panel body" aria-label="Kiểm tra" aria-live="polite">
          {problems.length > 0 ? (
            <ul className="plain stack">
              {problems.map((problem) => (
                <li key={`${problem.field} ${problem.reason.vi}`}>
                  <Alert type="error" title={problemText(override, problem)} />
                </li>
              ))}
            </ul>
          ) : (
            <p className="place-state">
              {same ? 'Chưa có thay đổi.' : checked.data?.ok === true ? 'Hợp lệ, có thể công bố.' : 'Đang kiểm tra…'}
            </p>
          )}
        </section>
        <section className="panel body" aria-label="Khác với toàn quốc">
          <h2>Khác với toàn quốc</h2>
          {differing.length === 0 && draft.xml === undefined ? (
            <p className="muted">Chưa có gì khác.</p>
          ) : (
            <table className="grid">
              <thead>
                <tr>
                  <th scope="col">Nội dung</th>
                  <th scope="col">Toàn quốc</th>
                  <th scope="col">Tại đây</th>
                </tr>
              </thead>
              <tbody>
                {differing.map(({ what, national: was, here }) => (
                  <tr key={what}>
                    <td>{what}</td>
                    <td className="muted">{was}</td>
                    <td>{here}</td>
                  </tr>
                ))}
                {draft.xml === undefined ? null : (
                  <tr>
                    <td>Quy trình</td>
                    <td className="muted">quy trình chung</td>
                    <td>quy trình riêng</td>
                  </tr>
                )}
              </tbody>
            </table>
          )}
        </section>
      </div>
    </>
  );
}
