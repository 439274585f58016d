/** What the worklist shows, as the address says it and the API takes it. */
export interface WorklistFilter {
  readonly state: 'open' | 'mine' | 'unclaimed' | 'paused';
  readonly due?: 'overdue' | 'today' | 'week';
  readonly q?: string;
  readonly procedure?: string;
}

const states = ['open', 'mine', 'unclaimed', 'paused'] as const;
const dues = ['overdue', 'today', 'week'] as const;

/** Reads the filter from an address; unknown values count as not given. */
export function worklistFilterFrom(search: URLSearchParams): WorklistFilter {
  const state = states.find((known) => known === search.get('state')) ?? 'open';
  const due = dues.find((known) => known === search.get('due'));
  const q = search.get('q')?.normalize('NFC').trim() ?? '';
  const procedure = search.get('procedure') ?? '';
  return {
    state,
    ...(due === undefined ? {} : { due }),
    ...(q === '' ? {} : { q }),
    ...(procedure === '' ? {} : { procedure }),
  };
}
