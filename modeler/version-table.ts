import type { Schema } from '../faces/shared/api.ts';
import { formatDateTime, formatNumber } from '../faces/shared/vietnamese.ts';
import { h } from './dom.ts';

/** The published versions, newest first, with the open dossiers that still run each. */
export function versionTable({ items }: Schema<'ProcessVersions'>): HTMLElement {
  const sorted = items.toSorted((one, other) => other.version - one.version);
  return h(
    'table',
    { class: 'grid' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        ...['Phiên bản', 'Công bố lúc', 'Người công bố', 'Hồ sơ đang chạy', 'Mã băm'].map((name) =>
          h('th', { scope: 'col' }, name),
        ),
      ),
    ),
    h(
      'tbody',
      {},
      ...sorted.map((version) =>
        h(
          'tr',
          {},
          h('td', {}, `Phiên bản ${version.version}`),
          h('td', {}, formatDateTime(version.publishedAt)),
          h('td', {}, version.publishedBy ?? 'Hệ thống'),
          h('td', {}, formatNumber(version.openDossiers)),
          h('td', { class: 'code muted' }, version.hash.slice(0, 12)),
        ),
      ),
    ),
  );
}
