import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { answered, api } from '../../faces/shared/api.ts';
import { ProblemAlert } from '../../faces/shared/problem-alert.tsx';
import { mountScreen } from '../../faces/shared/providers.tsx';
import { FormDesk } from './form-desk.tsx';

function FormPage({ code, mayPublish }: { readonly code: string; readonly mayPublish: boolean }): ReactNode {
  const params = { path: { code } };
  const form = useQuery({
    queryKey: ['form-source', code],
    queryFn: () => answered(api.GET('/api/v1/procedures/{code}/form/source', { params })),
    // What is being edited is not replaced behind the designer's back.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const procedure = useQuery({
    queryKey: ['procedure-name', code],
    queryFn: () => answered(api.GET('/api/v1/procedures/{code}', { params })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (form.isError) return <ProblemAlert thrown={form.error} onRetry={() => void form.refetch()} />;
  if (form.data === undefined) return <Skeleton active className="page" />;
  return (
    <FormDesk
      key={`${form.data.version} ${form.data.hash}`}
      form={form.data}
      name={procedure.data?.name ?? code}
      mayPublish={mayPublish}
      onPublished={() => form.refetch()}
    />
  );
}

/** Opens a procedure's form to be changed, seen as officers see it, checked and published. */
export function showForm(main: HTMLElement, code: string, mayPublish: boolean): () => void {
  document.title = `Biểu mẫu ${code} – Motcua`;
  return mountScreen(main, <FormPage code={code} mayPublish={mayPublish} />);
}
