import type { Schema } from '../faces/shared/api.ts';
import type { BpmnEditor } from './bpmn/bpmn-editor.ts';
import { h } from './dom.ts';

/** What the publish gate says, each line leading to the element it is about. */
export function problemList(problems: readonly Schema<'ProcessProblem'>[], editor: BpmnEditor): HTMLElement {
  if (problems.length === 0) return h('p', { class: 'fine' }, 'Không có vấn đề nào. Quy trình có thể công bố.');
  return h(
    'ol',
    { class: 'plain problems' },
    ...problems.map(({ element, rule, reason }) => {
      const drawn = element === undefined ? undefined : editor.find(element);
      const name = drawn === undefined ? element : drawn.businessObject.name || drawn.id;
      const text = [
        h('span', {}, reason.vi),
        h('span', { class: 'muted small' }, [name, rule].filter((part) => part !== undefined).join(' · ')),
      ];
      if (drawn === undefined) return h('li', {}, h('div', { class: 'line' }, ...text));
      return h(
        'li',
        {},
        h('button', { type: 'button', class: 'line', onclick: () => editor.select(drawn.id) }, ...text),
      );
    }),
  );
}
