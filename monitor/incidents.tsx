import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { api, newIdempotencyKey, type Schema, written } from '../faces/shared/api.ts';
import { ProblemAlert } from '../faces/shared/problem-alert.tsx';
import { useMe } from '../faces/shared/session.tsx';
import { formatNumber } from '../faces/shared/vietnamese.ts';
import { useIncidents } from './queries.ts';

type Stuck = Schema<'Incidents'>['items'][number];
interface Retried {
  readonly dossier: string;
  readonly key: number;
}

/** Tries a failed step again; its outcome shows in the list once it has one. */
function useRetry() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ dossier, key }: Retried) =>
      written(
        api.POST('/api/v1/dossiers/{id}/incidents/{key}/retry', {
          params: { path: { id: dossier, key }, header: { 'idempotency-key': newIdempotencyKey() } },
          body: {},
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['incidents'] }),
  });
}

/** Whether somebody sees what has failed: whoever may try it again. */
export function useSeesIncidents(): boolean {
  return useMe().roles.some((role) => role === 'monitor' || role === 'designer');
}

/** The steps that have failed and wait for somebody to try them again; nothing where there is none. */
export function Incidents({ emptyText }: { emptyText?: string }): ReactNode {
  const query = useIncidents();
  const retry = useRetry();
  const opens = useMe().roles.includes('monitor');
  if (query.isError) return <ProblemAlert thrown={query.error} onRetry={() => void query.refetch()} />;
  const items = query.data?.items ?? [];
  if (items.length === 0)
    return emptyText === undefined || query.isPending ? null : <p className="muted">{emptyText}</p>;
  return (
    <section className="panel" aria-labelledby="incidents">
      <div className="row spread wrap" style={{ padding: '14px 20px' }}>
        <h2 id="incidents">Hồ sơ đang vướng sự cố</h2>
        <span className="count count-late" role="status">
          {`${formatNumber(items.length)}${query.data?.more === true ? '+' : ''} hồ sơ`}
        </span>
      </div>
      {retry.isError ? <ProblemAlert thrown={retry.error} /> : null}
      <table className="list incidents">
        <thead>
          <tr>
            <th scope="col">Hồ sơ</th>
            <th scope="col">Cơ quan giải quyết</th>
            <th scope="col">Bước</th>
            <th scope="col">Nguyên nhân</th>
            <th scope="col">Thao tác</th>
          </tr>
        </thead>
        <tbody>
          {items.flatMap((stuck) =>
            stuck.incidents.map((incident) => (
              <IncidentRow
                key={`${stuck.dossier.id} ${incident.key}`}
                stuck={stuck}
                incident={incident}
                opens={opens}
                busy={retry.isPending}
                onRetry={() => retry.mutate({ dossier: stuck.dossier.id, key: incident.key })}
              />
            )),
          )}
        </tbody>
      </table>
    </section>
  );
}

function IncidentRow({
  stuck: { dossier, procedure, agency },
  incident,
  opens,
  busy,
  onRetry,
}: {
  stuck: Stuck;
  incident: Stuck['incidents'][number];
  /** Whether the reader may open the dossier: a designer sees nothing of applicants. */
  opens: boolean;
  busy: boolean;
  onRetry: () => void;
}): ReactNode {
  return (
    <tr>
      <td className="main-cell">
        {opens ? (
          <a href={`/counter/dossiers/${encodeURIComponent(dossier.code)}`} className="row-link">
            <span className="code">{dossier.code}</span>
          </a>
        ) : (
          <span className="code">{dossier.code}</span>
        )}
        <span className="procedure">
          <span className="code muted">{procedure.code}</span> {procedure.name}
        </span>
      </td>
      <td>{agency.name}</td>
      <td>{incident.name}</td>
      <td>{incident.message}</td>
      <td>
        <Button
          disabled={busy}
          onClick={onRetry}
          aria-label={`Thử lại bước ${incident.name} của hồ sơ ${dossier.code}`}
        >
          Thử lại
        </Button>
      </td>
    </tr>
  );
}
