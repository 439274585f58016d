import type { Schema } from '../faces/shared/api.ts';
import type { BpmnEditor } from './bpmn/bpmn-editor.ts';
import { button, h } from './dom.ts';

/** What the publish gate says, each line leading to the element it is about, and where it can be shown, to how it comes to it. */
export function problemList(problems: readonly Schema<'ProcessProblem'>[], editor: BpmnEditor): HTMLElement {
  if (problems.length === 0) return h('p', { class: 'fine' }, 'Không có vấn đề nào. Quy trình có thể công bố.');
  return h(
    'ol',
    { class: 'plain problems' },
    ...problems.map(({ element, rule, reason, path }) => {
      const drawn = element === undefined ? undefined : editor.find(element);
      const name = drawn === undefined ? element : drawn.businessObject.name || drawn.id;
      const text = [
        h('span', {}, reason.vi),
        h('span', { class: 'muted small' }, [name, rule].filter((part) => part !== undefined).join(' · ')),
      ];
      const line =
        drawn === undefined
          ? h('div', { class: 'line' }, ...text)
          : h('button', { type: 'button', class: 'line', onclick: () => editor.select(drawn.id) }, ...text);
      return h('li', {}, line, ...wayThere(path, editor));
    }),
  );
}

/** The elements passed on the way to a problem: in words, and played in the drawing. */
function wayThere(path: readonly string[], editor: BpmnEditor): readonly HTMLElement[] {
  if (path.length < 2) return [];
  const names = path.flatMap((id) => {
    const passed = editor.find(id);
    return passed === undefined || passed.type === 'bpmn:SequenceFlow' ? [] : (passed.businessObject.name ?? id);
  });
  return [
    h(
      'div',
      { class: 'way' },
      button('Diễn lại trên sơ đồ', () => editor.playPath(path), { class: 'button small-button' }),
      h('span', { class: 'muted small' }, names.join(' → ')),
    ),
  ];
}
