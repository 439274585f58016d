import type { DossierFilter } from './queries.ts';

const base = '/monitor/';

/** `?agency=…` of a filter; what is not set is left out. */
function searchOf(filter: DossierFilter): string {
  const given = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  const text = new URLSearchParams(given).toString();
  return text === '' ? '' : `?${text}`;
}

/** The addresses of the monitor's screens. */
export const paths = {
  board: base,
  incidents: `${base}incidents`,
  agencies: `${base}agencies`,
  dossiers: (filter: DossierFilter) => `${base}dossiers${searchOf(filter)}`,
} as const;
