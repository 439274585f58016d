import { h } from './dom.ts';

/** The lower panel: several contents in one place, chosen by tabs (arrow keys move between them); the chosen tab closes it. */
export interface Tabs {
  readonly element: HTMLElement;
  choose(key: string): void;
  /** Changes a tab's name, for its count. */
  name(key: string, name: string): void;
  fill(key: string, content: Node): void;
}

export function tabs(items: readonly { readonly key: string; readonly name: string }[]): Tabs {
  let shown: string | undefined;
  const parts = items.map(({ key, name }) => ({
    key,
    tab: h(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: `tab-${key}`,
        'aria-controls': `panel-${key}`,
        onclick: () => (shown === key ? choose(undefined) : choose(key)),
      },
      name,
    ),
    panel: h('div', {
      role: 'tabpanel',
      id: `panel-${key}`,
      'aria-labelledby': `tab-${key}`,
      tabindex: 0,
      class: 'tab-panel',
    }),
  }));
  const choose = (key: string | undefined): void => {
    shown = key;
    for (const [index, part] of parts.entries()) {
      const chosen = part.key === key;
      part.tab.setAttribute('aria-selected', String(chosen));
      part.tab.setAttribute('aria-expanded', String(chosen));
      part.tab.tabIndex = chosen || (key === undefined && index === 0) ? 0 : -1;
      part.panel.hidden = !chosen;
    }
  };
  const move = (event: Event): void => {
    if (!(event instanceof KeyboardEvent) || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    const now = parts.findIndex(({ tab }) => tab === document.activeElement);
    const next = parts.at((now + (event.key === 'ArrowRight' ? 1 : -1)) % parts.length);
    if (next === undefined) return;
    choose(next.key);
    next.tab.focus();
  };
  const first = parts[0];
  if (first !== undefined) choose(first.key);
  const part = (key: string) => parts.find((candidate) => candidate.key === key);
  return {
    element: h(
      'section',
      { class: 'lower' },
      h(
        'div',
        { role: 'tablist', 'aria-label': 'Vấn đề, dàn ý và phiên bản', onkeydown: move },
        ...parts.map(({ tab }) => tab),
      ),
      ...parts.map(({ panel }) => panel),
    ),
    choose,
    name: (key, name) => part(key)?.tab.replaceChildren(name),
    fill: (key, content) => part(key)?.panel.replaceChildren(content),
  };
}
