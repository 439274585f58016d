import { LoadingOutlined } from '@ant-design/icons';
import { Alert, App, Button, Popconfirm, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import { asProblem } from '../faces/shared/problem.ts';
import { useMe } from '../faces/shared/session.tsx';
import { formatDateTime } from '../faces/shared/vietnamese.ts';
import { attempt, useAct } from './acting.ts';
import { ActionDrawer } from './action-drawer.tsx';
import type { Action, Dossier } from './queries.ts';

const roleNames: Readonly<Record<string, string>> = {
  desk: 'Bộ phận Một cửa',
  specialist: 'Chuyên viên',
  leader: 'Lãnh đạo',
  citizen: 'Người nộp hồ sơ',
};

/** Problems after which the page shows an older state than the record's. */
const staleCodes: readonly string[] = ['stale-page', 'claimed-by-other', 'action-not-possible', 'dossier-paused'];

function ActionButton({
  action,
  busy,
  disabled,
  start,
}: {
  action: Action;
  busy: boolean;
  disabled: boolean;
  start: () => void;
}): ReactNode {
  const look =
    action.tone === 'primary' ? { type: 'primary' as const } : action.tone === 'danger' ? { danger: true } : {};
  const asks = action.fields.length > 0;
  if (action.tone === 'danger' && !asks) {
    return (
      <Popconfirm
        title={`${action.name}?`}
        description="Thao tác được ghi vào hồ sơ và không thể hoàn tác."
        okText={action.name}
        cancelText="Thôi"
        okButtonProps={{ danger: true }}
        onConfirm={start}
      >
        <Button {...look} loading={busy} disabled={disabled}>
          {action.name}
        </Button>
      </Popconfirm>
    );
  }
  return (
    <Button {...look} loading={busy} disabled={disabled} onClick={start}>
      {action.name}
      {asks ? '…' : ''}
    </Button>
  );
}

/** What waits in a dossier and the actions that the server allows the reader now; after acting, the new state at once. */
export function DossierWork({ dossier, reload }: { dossier: Dossier; reload: () => void }): ReactNode {
  const { message } = App.useApp();
  const me = useMe();
  const [asking, setAsking] = useState<Action | undefined>();
  const [slow, setSlow] = useState(false);
  const act = useAct(() => setSlow(true));
  const running = act.isPending ? act.variables.action : undefined;

  const start = (action: Action, data: Parameters<typeof attempt>[2] = {}): void => {
    setSlow(false);
    act.mutate(attempt(dossier, action, data), {
      onSuccess: () => {
        setAsking(undefined);
        void message.success(`Đã thực hiện: ${action.name}`);
      },
      onError: () => setAsking(undefined),
      onSettled: () => setSlow(false),
    });
  };
  const buttons = (actions: readonly Action[]): ReactNode =>
    actions.map((action) => (
      <ActionButton
        key={`${action.kind}/${action.action}/${action.task ?? ''}`}
        action={action}
        busy={running?.action === action.action && running.task === action.task && asking === undefined}
        disabled={act.isPending}
        start={() => (action.fields.length === 0 ? start(action) : setAsking(action))}
      />
    ));

  const general = dossier.actions.filter(
    (action) => action.task === undefined || !dossier.tasks.some((task) => task.key === action.task),
  );
  const problem = act.isError ? asProblem(act.error) : undefined;
  if (dossier.tasks.length === 0 && general.length === 0 && problem === undefined) {
    return (
      <Alert
        type={dossier.ended ? 'success' : 'info'}
        showIcon
        title={
          dossier.ended ? 'Hồ sơ đã kết thúc.' : 'Hồ sơ đang chờ hệ thống hoặc cơ quan khác. Bạn chưa phải làm gì.'
        }
      />
    );
  }
  return (
    <section className="panel todo" aria-labelledby="work-title">
      <header>
        <h2 id="work-title">Việc cần làm</h2>
        <span role="status" className="muted small">
          {slow ? (
            <>
              <LoadingOutlined aria-hidden /> Yêu cầu đã được ghi nhận và đang được xử lý…
            </>
          ) : null}
        </span>
      </header>
      {problem === undefined ? null : (
        <Alert
          type="error"
          showIcon
          banner
          title={problem.message}
          action={
            staleCodes.includes(problem.code) ? (
              <Button
                size="small"
                onClick={() => {
                  act.reset();
                  reload();
                }}
              >
                Tải lại hồ sơ
              </Button>
            ) : problem.retryable ? (
              <Button size="small" onClick={() => act.mutate(act.variables as NonNullable<typeof act.variables>)}>
                Thử lại
              </Button>
            ) : undefined
          }
        />
      )}
      {dossier.tasks.map((task) => {
        const actions = dossier.actions.filter((action) => action.task === task.key);
        const by =
          task.assignee === undefined
            ? 'chưa ai nhận'
            : task.assignee.id === me.id
              ? 'bạn đã nhận'
              : `${task.assignee.name} đã nhận`;
        const where = [task.role === undefined ? undefined : (roleNames[task.role] ?? task.role), task.agency?.name]
          .filter((part) => part !== undefined)
          .join(', ');
        return (
          <div className="work" key={task.key}>
            <div>
              <strong>{task.name}</strong>
              <div className="muted small">
                {where === '' ? '' : `${where} · `}
                {by}
                {task.dueAt === undefined ? null : (
                  <>
                    {' · '}
                    <Tooltip title={task.explanation?.join(' ')}>
                      <span>bước này đến {formatDateTime(task.dueAt)}</span>
                    </Tooltip>
                  </>
                )}
                {task.frozen ? ' · đang tạm dừng' : ''}
              </div>
            </div>
            {actions.length === 0 ? null : <div className="buttons">{buttons(actions)}</div>}
          </div>
        );
      })}
      {general.length === 0 ? null : (
        <div className="work">
          <div className="muted small">Thao tác khác với hồ sơ</div>
          <div className="buttons">{buttons(general)}</div>
        </div>
      )}
      <ActionDrawer
        dossier={dossier}
        action={asking}
        busy={act.isPending}
        slow={slow}
        onClose={() => setAsking(undefined)}
        onSubmit={start}
      />
    </section>
  );
}
