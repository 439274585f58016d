import type { Change } from './changes.ts';
import { confirmDialog } from './confirm-dialog.ts';
import { h } from './dom.ts';

const kinds: Readonly<Record<Change['kind'], string>> = {
  added: 'Thêm',
  removed: 'Bỏ',
  changed: 'Sửa',
  moved: 'Đổi vị trí',
};

const ofProcess =
  'Hồ sơ tiếp nhận sau khi công bố chạy theo phiên bản mới. Hồ sơ đang giải quyết giữ nguyên phiên bản đã tiếp nhận.';

/**
 * Asks before publishing, showing what differs from the version in force. Answers whether to go on.
 *
 * @param effect what publishing means for dossiers
 */
export function confirmPublish(
  version: number,
  changes: readonly Change[],
  effect: string = ofProcess,
): Promise<boolean> {
  return confirmDialog(
    `Công bố phiên bản ${version + 1}?`,
    [
      h('p', {}, effect),
      changes.length === 0
        ? h('p', { class: 'muted' }, 'Không có thay đổi nào so với phiên bản đang công bố.')
        : changeTable(changes),
    ],
    'Công bố',
  );
}

function changeTable(changes: readonly Change[]): HTMLElement {
  return h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Thay đổi so với phiên bản đang công bố' },
    h(
      'table',
      { class: 'grid' },
      h('thead', {}, h('tr', {}, ...['Thay đổi', 'Loại', 'Nội dung'].map((name) => h('th', { scope: 'col' }, name)))),
      h(
        'tbody',
        {},
        ...changes.map(({ kind, type, name }) =>
          h(
            'tr',
            {},
            h('td', {}, h('span', { class: `kind kind-${kind}` }, kinds[kind])),
            h('td', { class: 'muted' }, type),
            h('td', {}, name),
          ),
        ),
      ),
    ),
  );
}
