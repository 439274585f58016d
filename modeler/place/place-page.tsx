import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { answered, api } from '../../faces/shared/api.ts';
import { ProblemAlert } from '../../faces/shared/problem-alert.tsx';
import { mountScreen } from '../../faces/shared/providers.tsx';
import { PlaceDesk } from './place-desk.tsx';

function PlacePage({ code }: { readonly code: string }): ReactNode {
  const overrides = useQuery({
    queryKey: ['overrides', code],
    queryFn: () => answered(api.GET('/api/v1/procedures/{code}/overrides', { params: { path: { code } } })),
    // What is being edited is not replaced behind the designer's back.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (overrides.isError) return <ProblemAlert thrown={overrides.error} onRetry={() => void overrides.refetch()} />;
  if (overrides.data === undefined) return <Skeleton active className="page" />;
  return <PlaceDesk overrides={overrides.data} onPublished={() => overrides.refetch()} />;
}

/** Opens what provinces and ministries have otherwise of a procedure, to be changed, checked and published. */
export function showPlaces(main: HTMLElement, code: string): () => void {
  document.title = `Quy định riêng ${code} – Motcua`;
  return mountScreen(main, <PlacePage code={code} />);
}
