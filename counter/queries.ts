import { type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answered, api, type Schema } from '../faces/shared/api.ts';
import { listen } from '../faces/shared/live.ts';
import type { WorklistFilter } from './worklist-filter.ts';

export type Dossier = Schema<'Dossier'>;
export type WorkItem = Schema<'WorkItem'>;
export type Action = Schema<'Action'>;

/** Names of what is cached. A dossier is kept under the id or code that its page was opened with. */
export const keys = {
  worklist: ['worklist'] as const,
  dossiers: ['dossier'] as const,
  dossier: (id: string) => ['dossier', id] as const,
  history: (id: string, seq: number) => ['history', id, seq] as const,
  diagram: (id: string, seq: number) => ['diagram', id, seq] as const,
  papers: (id: string, seq: number) => ['papers', id, seq] as const,
  procedures: (q: string) => ['procedures', q] as const,
  procedure: (code: string) => ['procedure', code] as const,
  form: (code: string) => ['form', code] as const,
};

/** The worklist under a filter, page by page. */
export function useWorklist(filter: WorklistFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.worklist, filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET('/api/v1/worklist', {
          params: { query: { ...filter, limit: 50, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
  });
}

/** A dossier as the reader may see it now, with the actions possible. */
export function useDossier(id: string) {
  return useQuery({
    queryKey: keys.dossier(id),
    queryFn: ({ signal }) => answered(api.GET('/api/v1/dossiers/{id}', { params: { path: { id } }, signal })),
  });
}

export function useHistory(dossier: Dossier) {
  return useQuery({
    queryKey: keys.history(dossier.id, dossier.seq),
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/dossiers/{id}/history', { params: { path: { id: dossier.id } }, signal })),
  });
}

export function useDiagram(dossier: Dossier) {
  return useQuery({
    queryKey: keys.diagram(dossier.id, dossier.seq),
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/dossiers/{id}/diagram', { params: { path: { id: dossier.id } }, signal })),
  });
}

/** The business clock: what day it is for the law. */
export function useClock() {
  return useQuery({
    queryKey: ['clock'],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/clock', { signal })),
  });
}

export function usePapers(dossier: Dossier) {
  return useQuery({
    queryKey: keys.papers(dossier.id, dossier.seq),
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/dossiers/{id}/papers', { params: { path: { id: dossier.id } }, signal })),
  });
}

/** Published procedures that a text finds, with or without accents: the first page is enough to choose from. */
export function useProcedures(q: string) {
  return useQuery({
    queryKey: keys.procedures(q),
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/procedures', {
          params: { query: { state: 'published', limit: 50, ...(q === '' ? {} : { q }) } },
          signal,
        }),
      ),
    staleTime: 60_000,
    placeholderData: (previous) => previous,
  });
}

export function useProcedure(code: string | undefined) {
  return useQuery({
    queryKey: keys.procedure(code ?? ''),
    enabled: code !== undefined,
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/procedures/{code}', { params: { path: { code: code ?? '' } }, signal })),
    staleTime: 60_000,
  });
}

/** The form that declarations of a procedure are made on now. */
export function useDeclarationForm(code: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.form(code),
    enabled,
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/procedures/{code}/form', { params: { path: { code } }, signal })),
    staleTime: 60_000,
  });
}

/** Puts a dossier that the server just answered in place of what is cached, and lets every list ask again. */
export function adopt(queries: QueryClient, dossier: Dossier): void {
  for (const [key, cached] of queries.getQueriesData<Dossier>({ queryKey: keys.dossiers })) {
    if (cached?.id === dossier.id) queries.setQueryData(key, dossier);
  }
  queries.setQueryData(keys.dossier(dossier.id), dossier);
  void queries.invalidateQueries({ queryKey: keys.worklist });
}

/** Refreshes what others changed: the dossiers on screen unless they are already as new, and the lists (gathered). */
export function useLiveDossiers(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const stop = listen(undefined, (change) => {
      for (const [key, cached] of queries.getQueriesData<Dossier>({ queryKey: keys.dossiers })) {
        const changed = change === undefined || (cached?.id === change.id && cached.seq < change.seq);
        if (changed) void queries.invalidateQueries({ queryKey: key });
      }
      gathering ??= setTimeout(() => {
        gathering = undefined;
        void queries.invalidateQueries({ queryKey: keys.worklist });
      }, 500);
    });
    return () => {
      clearTimeout(gathering);
      stop();
    };
  }, [queries]);
}
