import { answered, api, newIdempotencyKey, type Schema, written } from '../faces/shared/api.ts';
import { asProblem } from '../faces/shared/problem.ts';
import { formatDateTime } from '../faces/shared/vietnamese.ts';
import { createBpmnEditor } from './bpmn/bpmn-editor.ts';
import { changesBetween } from './changes.ts';
import { confirmDiscard } from './confirm-dialog.ts';
import { button, h } from './dom.ts';
import { dropDraft, findDraft, keepDraft, watchDraft } from './draft.ts';
import { outlineTable } from './outline.ts';
import { paths } from './paths.ts';
import { problemBox } from './problem-box.ts';
import { problemList } from './problem-list.ts';
import { confirmPublish } from './publish-dialog.ts';
import { saveFile } from './save-file.ts';
import { tabs } from './tabs.ts';
import { versionTable } from './version-table.ts';

/** How long the drawing rests before the publish gate is asked: checking must never slow the drawing down. */
const restBeforeCheck = 600;

/**
 * Opens a procedure's process (or the regime) to be changed, checked and published.
 *
 * @param mayPublish whether the reader publishes what the whole country has; others draw, and keep their drawing as a file
 */
export async function showEditor(main: HTMLElement, code: string, mayPublish: boolean): Promise<() => void> {
  main.replaceChildren(h('p', { class: 'page muted' }, 'Đang mở quy trình…'));
  let process: Schema<'Process'>;
  try {
    process = await answered(api.GET('/api/v1/processes/{code}', { params: { path: { code } } }));
  } catch (thrown) {
    main.replaceChildren(
      h(
        'div',
        { class: 'page stack' },
        problemBox(thrown),
        h('a', { href: paths.catalogue }, 'Về danh sách quy trình'),
      ),
    );
    return () => undefined;
  }
  document.title = `${process.name} – Motcua`;

  const canvasPlace = h('div', { class: 'canvas' });
  const panelPlace = h('aside', { class: 'properties', 'aria-label': 'Thuộc tính' });
  const notice = h('div', { class: 'notice', role: 'status' });
  const state = h('span', { class: 'muted small state' });
  const publish = button('Công bố…', () => void publishNow(), { class: 'button primary' });
  const discard = button('Bỏ thay đổi', () => void discardNow(), { class: 'button', hidden: true });
  const versionTag = h('span', { class: 'pill' });
  const lower = tabs([
    { key: 'problems', name: 'Vấn đề' },
    { key: 'outline', name: 'Dàn ý' },
    { key: 'versions', name: 'Phiên bản' },
  ]);
  const file = h('input', { type: 'file', accept: '.bpmn,.xml', hidden: true, onchange: () => void importFile() });
  main.replaceChildren(
    h(
      'div',
      { class: 'editor' },
      h(
        'div',
        { class: 'toolbar' },
        h('a', { href: paths.catalogue, class: 'button', 'aria-label': 'Về danh sách quy trình' }, '‹'),
        h(
          'div',
          { class: 'title' },
          h('h1', { title: process.name }, process.name),
          h('span', { class: 'muted small code' }, process.isRegime ? 'Dùng chung' : process.code),
        ),
        versionTag,
        state,
        h('span', { class: 'grow' }),
        !process.isRegime && h('a', { href: paths.form(code), class: 'button' }, 'Biểu mẫu'),
        !process.isRegime && h('a', { href: paths.places(code), class: 'button' }, 'Quy định riêng'),
        discard,
        button('Hoàn tác', () => editor.undo(), { class: 'button' }),
        button('Làm lại', () => editor.redo(), { class: 'button' }),
        button('Mở tệp', () => file.click(), { class: 'button' }),
        button('Tải xuống', () => void download(), { class: 'button' }),
        button('Vừa khung', () => editor.fit(), { class: 'button' }),
        mayPublish && publish,
        file,
      ),
      notice,
      h('div', { class: 'work-area' }, canvasPlace, panelPlace),
      lower.element,
    ),
  );
  const editor = createBpmnEditor(canvasPlace, panelPlace);

  let problems: readonly Schema<'ProcessProblem'>[] = [];
  let resting: ReturnType<typeof setTimeout> | undefined;
  let asked = new AbortController();

  const tell = (...content: readonly (Node | string)[]): void => notice.replaceChildren(...content);
  const showState = (): void => {
    const draft = findDraft(code);
    versionTag.textContent = process.version === 0 ? 'Chưa công bố' : `Phiên bản ${process.version}`;
    state.textContent = draft === undefined ? 'Chưa có thay đổi' : `Bản nháp lưu lúc ${formatDateTime(draft.at)}`;
    discard.hidden = draft === undefined;
  };
  const showProblems = (): void => {
    editor.playPath([]);
    lower.name('problems', problems.length === 0 ? 'Vấn đề' : `Vấn đề (${problems.length})`);
    lower.fill('problems', problemList(problems, editor));
    editor.markProblems(problems.flatMap(({ element }) => element ?? []));
  };
  const check = async (): Promise<void> => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    const xml = await editor.xml();
    try {
      const result = await answered(
        api.POST('/api/v1/processes/{code}/check', { params: { path: { code } }, body: { xml }, signal }),
      );
      problems = result.problems;
      showProblems();
    } catch (thrown) {
      if (!signal.aborted)
        lower.fill('problems', problemBox(thrown, { name: 'Kiểm tra lại', press: () => void check() }));
    }
  };
  const showVersions = async (): Promise<void> => {
    try {
      lower.fill(
        'versions',
        versionTable(await answered(api.GET('/api/v1/processes/{code}/versions', { params: { path: { code } } }))),
      );
    } catch (thrown) {
      lower.fill('versions', problemBox(thrown, { name: 'Thử lại', press: () => void showVersions() }));
    }
  };
  /** The published process as this editor writes it: the order of attributes must not count as a change. */
  let published = process.xml;
  const changesSoFar = async (xml: string) => changesBetween(await editor.parse(published), await editor.parse(xml));
  /** Keeps the drawing as a draft, unless it is the published process again. */
  const keep = async (): Promise<void> => {
    const xml = await editor.xml();
    try {
      if ((await changesSoFar(xml)).length === 0) dropDraft(code);
      else keepDraft(code, { xml, version: process.version, at: new Date().toISOString() });
    } catch {
      tell(problemBox(new Error('Trình duyệt không lưu được bản nháp. Hãy tải tệp xuống trước khi rời trang này.')));
    }
    showState();
  };
  /** Once the drawing rests: the outline follows, the draft is kept, the gate is asked. */
  const changed = (): void => {
    clearTimeout(resting);
    resting = setTimeout(() => {
      lower.fill('outline', outlineTable(editor));
      void keep();
      void check();
    }, restBeforeCheck);
  };
  const open = async (xml: string): Promise<void> => {
    await editor.open(xml);
    lower.fill('outline', outlineTable(editor));
    lower.fill('problems', h('p', { class: 'muted checking' }, 'Đang kiểm tra…'));
    showState();
    await check();
  };

  async function discardNow(): Promise<void> {
    if (!(await confirmDiscard())) return;
    dropDraft(code);
    tell();
    await open(process.xml);
  }

  async function download(): Promise<void> {
    saveFile(`${process.code}.bpmn`, 'application/xml', await editor.xml());
  }

  async function importFile(): Promise<void> {
    const chosen = file.files?.[0];
    file.value = '';
    if (chosen === undefined) return;
    try {
      await open(await chosen.text());
      changed();
    } catch (thrown) {
      tell(problemBox(thrown));
      await open(findDraft(code)?.xml ?? process.xml);
    }
  }

  async function publishNow(): Promise<void> {
    tell();
    await check();
    if (problems.length > 0) {
      lower.choose('problems');
      tell(h('div', { class: 'problem', role: 'alert' }, `Quy trình còn ${problems.length} vấn đề, chưa thể công bố.`));
      return;
    }
    const xml = await editor.xml();
    if (!(await confirmPublish(process.version, await changesSoFar(xml)))) return;
    publish.disabled = true;
    await send(xml, newIdempotencyKey());
    publish.disabled = false;
  }

  async function send(xml: string, key: string): Promise<void> {
    try {
      await written(
        api.POST('/api/v1/processes/{code}/publish', {
          params: { path: { code }, header: { 'idempotency-key': key } },
          body: { xml, expectedVersion: process.version },
        }),
      );
      process = await answered(api.GET('/api/v1/processes/{code}', { params: { path: { code } } }));
      published = xml;
      dropDraft(code);
      showState();
      tell(
        h(
          'div',
          { class: 'done' },
          `Đã công bố phiên bản ${process.version}. Hồ sơ tiếp nhận từ bây giờ chạy theo phiên bản này.`,
        ),
      );
      await showVersions();
    } catch (thrown) {
      const problem = asProblem(thrown);
      if (problem.retryable) tell(problemBox(problem, { name: 'Thử lại', press: () => void send(xml, key) }));
      else tell(problemBox(problem));
      if (problem.code === 'process-invalid') await check();
    }
  }

  editor.onChanged(changed);
  const unwatch = watchDraft(code, () =>
    tell(
      h(
        'div',
        { class: 'problem', role: 'alert' },
        'Bản nháp của quy trình này vừa được sửa ở một cửa sổ khác. Tải lại trang để lấy bản đó; nếu sửa tiếp ở đây, bản ở đây sẽ thay thế bản kia.',
        button('Tải lại trang', () => location.reload(), { class: 'button' }),
      ),
    ),
  );
  const draft = findDraft(code);
  try {
    if (draft !== undefined && draft.version !== process.version) {
      tell(
        h(
          'div',
          { class: 'problem' },
          `Bản nháp của bạn được vẽ trên phiên bản ${draft.version}, nay đã có phiên bản ${process.version}. Hãy xem lại trước khi công bố.`,
        ),
      );
    }
    await editor.open(process.xml);
    published = await editor.xml();
    await open(draft?.xml ?? process.xml);
  } catch (thrown) {
    tell(problemBox(thrown));
  }
  void showVersions();
  return () => {
    unwatch();
    clearTimeout(resting);
    asked.abort();
  };
}
