import { useQuery } from '@tanstack/react-query';
import { App, Button, Segmented, Tag } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { bundleForm } from '../../domain/form/bundle-form.ts';
import type { FormSchema } from '../../domain/form/form-schema.ts';
import { answered, api, newIdempotencyKey, type Schema, written } from '../../faces/shared/api.ts';
import { asProblem } from '../../faces/shared/problem.ts';
import { ProblemAlert } from '../../faces/shared/problem-alert.tsx';
import { formatDateTime } from '../../faces/shared/vietnamese.ts';
import { dropDraft, findDraft, keepDraft } from '../draft.ts';
import { paths } from '../paths.ts';
import { confirmPublish } from '../publish-dialog.ts';
import { FieldList } from './field-list.tsx';
import { FieldWords } from './field-words.tsx';
import { formChanges } from './form-changes.ts';
import { lineAt, linesOf } from './form-lines.ts';
import { FormPreview } from './form-preview.tsx';
import { FormProblems } from './form-problems.tsx';
import './form.css';

/** How long the form rests before the gate is asked. */
const restBeforeCheck = 500;

const effect =
  'Tờ khai lập sau khi công bố theo biểu mẫu mới. Hồ sơ đã tiếp nhận giữ nguyên tờ khai và biểu mẫu của mình.';

/** The form that a text is; undefined while it is no JSON object. */
function formIn(text: string): FormSchema | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function textOf(form: FormSchema): string {
  return `${JSON.stringify(form, undefined, 2)}\n`;
}

/** Where a designer changes a form: fields, what each asks, the form as officers see it, and what the gate says of it. */
export function FormDesk({
  form: published,
  name,
  mayPublish,
  onPublished,
}: {
  readonly form: Schema<'FormSource'>;
  readonly name: string;
  /** Whether the reader publishes what the whole country has. */
  readonly mayPublish: boolean;
  readonly onPublished: () => Promise<unknown>;
}): ReactNode {
  const { code, version } = published;
  const drafted = `${code}/form`;
  const { message } = App.useApp();
  const [draft] = useState(() => findDraft(drafted));
  const [source, setSource] = useState(draft?.xml ?? published.source);
  const [past, setPast] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState<string>();
  const [view, setView] = useState<'fields' | 'text'>('fields');
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const [rested, setRested] = useState(source);
  const form = useMemo(() => formIn(source), [source]);
  const bundle = useMemo(() => (form === undefined ? undefined : bundleForm(form)), [form]);
  const lines = useMemo(() => (form && bundle ? linesOf(form, bundle) : []), [form, bundle]);
  const line = lines.find(({ pointer }) => pointer === chosen);
  const same = source === published.source;

  useEffect(() => {
    if (same) dropDraft(drafted);
    else keepDraft(drafted, { xml: source, version, at: new Date().toISOString() });
    const resting = setTimeout(() => setRested(source), restBeforeCheck);
    return () => clearTimeout(resting);
  }, [source, same, drafted, version]);

  const checked = useQuery({
    queryKey: ['form-check', code, rested],
    queryFn: ({ signal }) =>
      answered(
        api.POST('/api/v1/procedures/{code}/form/check', {
          params: { path: { code } },
          body: { source: rested },
          signal,
        }),
      ),
    placeholderData: (before) => before,
  });
  const problems = checked.data?.problems ?? [];

  const edit = (next: string): void => {
    if (next === source) return;
    setPast((before) => [...before.slice(-99), source]);
    setSource(next);
    setRefused(undefined);
  };
  const change = (next: FormSchema): void => edit(textOf(next));
  const undo = (): void => {
    const before = past.at(-1);
    if (before === undefined) return;
    setPast(past.slice(0, -1));
    setSource(before);
  };

  async function publish(): Promise<void> {
    const before = formIn(published.source);
    if (form === undefined || before === undefined) return;
    if (!(await confirmPublish(version, formChanges(before, form), effect))) return;
    setSending(true);
    try {
      const answer = await written(
        api.POST('/api/v1/procedures/{code}/form/publish', {
          params: { path: { code }, header: { 'idempotency-key': newIdempotencyKey() } },
          body: { source, expectedVersion: version },
        }),
      );
      dropDraft(drafted);
      message.success(
        'done' in answer ? `Đã công bố biểu mẫu phiên bản ${answer.done.version}.` : 'Yêu cầu đang được xử lý.',
      );
      await onPublished();
    } catch (thrown) {
      setRefused(thrown);
      if (asProblem(thrown).code === 'form-invalid') void checked.refetch();
    } finally {
      setSending(false);
    }
  }

  const state = same ? 'Chưa có thay đổi' : 'Có thay đổi chưa công bố';
  return (
    <div className="form-desk">
      <div className="toolbar">
        <a href={paths.process(code)} className="button" aria-label="Về quy trình của thủ tục">
          ‹
        </a>
        <div className="title">
          <h1 title={name}>Biểu mẫu: {name}</h1>
          <span className="muted small code">{code}</span>
        </div>
        <Tag>{version === 0 ? 'Theo thông tin thủ tục' : `Phiên bản ${version}`}</Tag>
        <span className="muted small state" role="status">
          {state}
        </span>
        <span className="grow" />
        <Segmented
          value={view}
          onChange={setView}
          options={[
            { value: 'fields', label: 'Các trường' },
            { value: 'text', label: 'Văn bản JSON' },
          ]}
        />
        <Button onClick={undo} disabled={past.length === 0}>
          Hoàn tác
        </Button>
        <Button onClick={() => edit(published.source)} disabled={same}>
          Bỏ thay đổi
        </Button>
        {mayPublish ? (
          <Button
            type="primary"
            loading={sending}
            disabled={same || problems.length > 0 || rested !== source || checked.isFetching}
            onClick={() => void publish()}
          >
            Công bố…
          </Button>
        ) : null}
      </div>
      {refused === undefined ? null : <ProblemAlert thrown={refused} />}
      {draft !== undefined && draft.version !== version ? (
        <p className="problem">
          Bản nháp lưu lúc {formatDateTime(draft.at)} được soạn trên phiên bản {draft.version}, nay đã có phiên bản{' '}
          {version}. Hãy xem lại trước khi công bố.
        </p>
      ) : null}
      <div className={`form-sides form-sides-${view}`}>
        {view === 'text' ? (
          <textarea
            className="form-source code"
            aria-label="Biểu mẫu (JSON Schema)"
            spellCheck={false}
            value={source}
            onChange={(event) => edit(event.target.value)}
          />
        ) : form === undefined ? (
          <p className="panel body">Văn bản của biểu mẫu không phải JSON hợp lệ; hãy sửa ở dạng văn bản.</p>
        ) : (
          <>
            <FieldList
              form={form}
              lines={lines}
              chosen={chosen}
              wrong={new Set(problems.map(({ pointer }) => lineAt(lines, pointer)?.pointer))}
              onChoose={setChosen}
              onChange={change}
            />
            <FieldWords
              form={form}
              lines={lines}
              line={line}
              problems={problems.filter(({ pointer }) => line !== undefined && lineAt(lines, pointer) === line)}
              onChoose={setChosen}
              onChange={change}
            />
          </>
        )}
        <div className="form-seen">
          <FormProblems
            problems={problems}
            failed={checked.error}
            lines={lines}
            onChoose={(pointer) => {
              setView('fields');
              setChosen(pointer);
            }}
            onRetry={() => void checked.refetch()}
          />
          {bundle === undefined ? null : <FormPreview bundle={bundle} lines={lines} />}
        </div>
      </div>
    </div>
  );
}
