import { addressWith, navigate } from '../faces/shared/address.ts';
import { answered, api, type Schema } from '../faces/shared/api.ts';
import { h } from './dom.ts';
import { paths } from './paths.ts';
import { problemBox } from './problem-box.ts';

const levels: Readonly<Record<Schema<'ProcedureRow'>['levels'][number], string>> = {
  ministry: 'Bộ',
  province: 'Cấp tỉnh',
  commune: 'Cấp xã',
};

function row(procedure: Schema<'ProcedureRow'>): HTMLElement {
  return h(
    'li',
    {},
    h(
      'a',
      { href: paths.process(procedure.code) },
      h('span', { class: 'code' }, procedure.code),
      h(
        'span',
        { class: 'name' },
        procedure.name,
        h(
          'span',
          { class: 'muted small' },
          `${procedure.field} · ${procedure.levels.map((level) => levels[level]).join(', ')}`,
        ),
      ),
      h(
        'span',
        { class: procedure.status === 'published' ? 'status status-done' : 'status status-waiting' },
        procedure.version === undefined ? 'Dự thảo' : `Phiên bản ${procedure.version}`,
      ),
    ),
  );
}

/** The procedures whose processes can be opened, found by code or name, and the one-stop regime they all share. */
export function showCatalogue(main: HTMLElement): () => void {
  document.title = 'Quy trình – Motcua';
  const list = h('ul', { class: 'plain processes', 'aria-live': 'polite' });
  const more = h('div', { class: 'more' });
  let asked = new AbortController();
  let later: ReturnType<typeof setTimeout> | undefined;
  const load = async (q: string, cursor?: string): Promise<void> => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    list.setAttribute('aria-busy', 'true');
    try {
      const page = await answered(
        api.GET('/api/v1/procedures', {
          params: { query: { limit: 50, ...(q === '' ? {} : { q }), ...(cursor === undefined ? {} : { cursor }) } },
          signal,
        }),
      );
      const rows = page.items.map(row);
      if (cursor === undefined) list.replaceChildren(...rows);
      else list.append(...rows);
      if (list.childElementCount === 0)
        list.replaceChildren(h('li', { class: 'muted none' }, 'Không có thủ tục nào khớp.'));
      more.replaceChildren(
        ...(page.next === undefined
          ? []
          : [h('button', { type: 'button', class: 'button', onclick: () => void load(q, page.next) }, 'Xem thêm')]),
      );
    } catch (thrown) {
      if (signal.aborted) return;
      const problem = problemBox(thrown, { name: 'Thử lại', press: () => void load(q, cursor) });
      // What is listed already stays when only the next page fails.
      if (cursor === undefined) list.replaceChildren(h('li', {}, problem));
      else more.replaceChildren(problem);
    } finally {
      if (!signal.aborted) list.removeAttribute('aria-busy');
    }
  };
  const q = new URLSearchParams(location.search).get('q') ?? '';
  const search = h('input', {
    type: 'search',
    class: 'field',
    value: q,
    placeholder: 'Tìm theo mã hoặc tên thủ tục',
    'aria-label': 'Tìm thủ tục theo mã hoặc tên, gõ có dấu hay không dấu đều được',
    oninput: () => {
      clearTimeout(later);
      later = setTimeout(() => {
        const text = search.value.normalize('NFC').trim();
        navigate(addressWith({ q: text }), { replace: true, silent: true });
        void load(text);
      }, 250);
    },
  });
  main.replaceChildren(
    h(
      'div',
      { class: 'page stack catalogue' },
      h('div', { class: 'row spread wrap' }, h('h1', {}, 'Quy trình giải quyết thủ tục'), search),
      h(
        'a',
        { class: 'panel regime', href: paths.process('regime') },
        h('strong', {}, 'Quy trình một cửa dùng chung'),
        h(
          'span',
          { class: 'muted small' },
          'Tiếp nhận, bổ sung, tạm dừng, rút hồ sơ, trả kết quả: áp dụng cho mọi thủ tục',
        ),
      ),
      h('section', { class: 'panel', 'aria-label': 'Danh sách thủ tục' }, list, more),
    ),
  );
  void load(q);
  search.focus();
  return () => {
    clearTimeout(later);
    asked.abort();
  };
}
