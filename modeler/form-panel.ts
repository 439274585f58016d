import { answered, api, newIdempotencyKey, type Schema, written } from '../faces/shared/api.ts';
import { asProblem } from '../faces/shared/problem.ts';
import { button, h } from './dom.ts';
import { dropDraft, findDraft, keepDraft } from './draft.ts';
import { problemBox } from './problem-box.ts';

/** How long the text rests before the gate is asked. */
const restBeforeCheck = 600;

/** A procedure's form as JSON Schema text: checked while it is written, published apart from the process. */
export async function formPanel(code: string): Promise<HTMLElement> {
  let form = await answered(api.GET('/api/v1/procedures/{code}/form/source', { params: { path: { code } } }));
  const drafted = `${code}/form`;
  const source = h('textarea', {
    class: 'form-source code',
    'aria-label': 'Biểu mẫu (JSON Schema)',
    spellcheck: 'false',
    oninput: () => changed(),
  });
  const state = h('span', { class: 'muted small', role: 'status' });
  const said = h('div', { class: 'form-said' });
  const publish = button('Công bố biểu mẫu', () => void publishNow(), { class: 'button primary' });
  const discard = button('Bỏ thay đổi', () => show(form.source), { class: 'button' });
  let resting: ReturnType<typeof setTimeout> | undefined;

  function show(text: string): void {
    source.value = text;
    changed();
  }

  function changed(): void {
    const same = source.value === form.source;
    if (same) dropDraft(drafted);
    else keepDraft(drafted, { xml: source.value, version: form.version, at: new Date().toISOString() });
    publish.disabled = same;
    discard.hidden = same;
    state.textContent = `Phiên bản ${form.version}${same ? '' : ', có thay đổi chưa công bố'}`;
    clearTimeout(resting);
    resting = setTimeout(() => void check(), restBeforeCheck);
  }

  async function check(): Promise<void> {
    try {
      const { problems } = await answered(
        api.POST('/api/v1/procedures/{code}/form/check', {
          params: { path: { code } },
          body: { source: source.value },
        }),
      );
      said.replaceChildren(problemLines(problems));
    } catch (thrown) {
      said.replaceChildren(problemBox(thrown, { name: 'Kiểm tra lại', press: () => void check() }));
    }
  }

  async function publishNow(): Promise<void> {
    publish.disabled = true;
    try {
      await written(
        api.POST('/api/v1/procedures/{code}/form/publish', {
          params: { path: { code }, header: { 'idempotency-key': newIdempotencyKey() } },
          body: { source: source.value, expectedVersion: form.version },
        }),
      );
      form = await answered(api.GET('/api/v1/procedures/{code}/form/source', { params: { path: { code } } }));
      show(form.source);
    } catch (thrown) {
      const { code: why, params } = asProblem(thrown);
      said.replaceChildren(
        why === 'form-invalid'
          ? problemLines(params['problems'] as readonly Schema<'FormProblem'>[])
          : problemBox(thrown),
      );
      publish.disabled = false;
    }
  }

  show(findDraft(drafted)?.xml ?? form.source);
  return h(
    'div',
    { class: 'form-panel' },
    h('div', { class: 'row' }, state, h('span', { class: 'grow' }), discard, publish),
    h('div', { class: 'form-sides' }, source, said),
  );
}

/** What keeps the form from being published, each with its place in the text. */
function problemLines(problems: readonly Schema<'FormProblem'>[]): HTMLElement {
  if (problems.length === 0) return h('p', { class: 'fine' }, 'Biểu mẫu hợp lệ, có thể công bố.');
  return h(
    'ol',
    { class: 'plain problems' },
    ...problems.map(({ pointer, reason }) =>
      h(
        'li',
        {},
        h('div', { class: 'line' }, h('span', {}, reason.vi), h('span', { class: 'muted small code' }, pointer)),
      ),
    ),
  );
}
