import { asProblem } from '../faces/shared/problem.ts';
import { button, h } from './dom.ts';

/** A problem in the reader's words, with its code, and another try where one is given. */
export function problemBox(
  thrown: unknown,
  retry?: { readonly name: string; readonly press: () => void },
): HTMLElement {
  const problem = asProblem(thrown);
  return h(
    'div',
    { class: 'problem', role: 'alert' },
    h('div', {}, h('strong', {}, problem.message), h('div', { class: 'muted small' }, `Mã lỗi: ${problem.code}`)),
    retry !== undefined && button(retry.name, retry.press, { class: 'button' }),
  );
}
