import type { ReactNode } from 'react';

const looks: Readonly<Record<number, string>> = {
  1: 'new',
  2: 'going',
  3: 'stopped',
  4: 'going',
  5: 'waiting',
  6: 'waiting',
  7: 'stopped',
  8: 'stopped',
  9: 'done',
  10: 'done',
};

/** The national portal's status of a dossier, in its words. */
export function StatusTag({ status }: { status: { readonly code: number; readonly name: string } }): ReactNode {
  return <span className={`status status-${looks[status.code] ?? 'going'}`}>{status.name}</span>;
}
