import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answered, api } from '../faces/shared/api.ts';
import { listen } from '../faces/shared/live.ts';

/** What a list of dossiers is narrowed by: the same words as the board's numbers. */
export interface DossierFilter {
  readonly agency?: string;
  readonly due?: 'today' | 'overdue';
  readonly paused?: 'true';
  readonly open?: 'true';
  readonly q?: string;
}

/** Reads the filter from an address; unknown values count as not given. */
export function dossierFilterFrom(search: URLSearchParams): DossierFilter {
  const agency = search.get('agency') ?? '';
  const due = (['today', 'overdue'] as const).find((known) => known === search.get('due'));
  const q = search.get('q')?.normalize('NFC').trim() ?? '';
  return {
    ...(agency === '' ? {} : { agency }),
    ...(due === undefined ? {} : { due }),
    ...(search.get('paused') === 'true' ? { paused: 'true' as const } : {}),
    ...(search.get('open') === 'true' ? { open: 'true' as const } : {}),
    ...(q === '' ? {} : { q }),
  };
}

export function useAgencyCounts() {
  return useQuery({
    queryKey: ['agencies'],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/monitor/agencies', { signal })),
  });
}

/** Agencies through time, page by page. */
export function useAgencies(q: string) {
  return useInfiniteQuery({
    queryKey: ['agency-versions', q],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET('/api/v1/agencies', {
          params: {
            query: {
              limit: 100,
              ...(q === '' ? {} : { q }),
              ...(pageParam === undefined ? {} : { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
  });
}

/** Parts of joint services that are late on their way; time alone makes one late, so it is asked anew each minute. */
export function useLateParts() {
  return useQuery({
    queryKey: ['late-parts'],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/monitor/late-parts', { signal })),
    refetchInterval: 60_000,
  });
}

/** What has failed and waits for an operator; looked for again now and then, as it comes without anybody's doing. */
export function useIncidents() {
  return useQuery({
    queryKey: ['incidents'],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/incidents', { signal })),
    refetchInterval: 60_000,
  });
}

/** The dossiers under a filter, page by page; every page carries the total of the same query. */
export function useDossiers(filter: DossierFilter) {
  return useInfiniteQuery({
    queryKey: ['dossiers', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET('/api/v1/dossiers', {
          params: { query: { ...filter, limit: 50, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
  });
}

/** Asks for the numbers and lists again soon after anything changed; many changes are gathered into one question. */
export function useLiveNumbers(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const stop = listen(undefined, () => {
      gathering ??= setTimeout(() => {
        gathering = undefined;
        void queries.invalidateQueries({ queryKey: ['agencies'] });
        void queries.invalidateQueries({ queryKey: ['dossiers'] });
        void queries.invalidateQueries({ queryKey: ['incidents'] });
        void queries.invalidateQueries({ queryKey: ['late-parts'] });
      }, 1000);
    });
    return () => {
      clearTimeout(gathering);
      stop();
    };
  }, [queries]);
}
