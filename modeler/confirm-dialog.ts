import { button, h } from './dom.ts';

/** Asks in a dialog, over everything else. Answers whether to go on; Escape answers no. */
export function confirmDialog(title: string, content: readonly (Node | string)[], goName: string): Promise<boolean> {
  return new Promise((resolve) => {
    const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': 'dialog-title' });
    const close = (answer: boolean): void => {
      dialog.close();
      dialog.remove();
      resolve(answer);
    };
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      close(false);
    });
    const go = button(goName, () => close(true), { class: 'button primary' });
    dialog.append(
      h('h2', { id: 'dialog-title' }, title),
      ...content,
      h(
        'div',
        { class: 'row dialog-foot' },
        button('Thôi', () => close(false), { class: 'button' }),
        go,
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
    go.focus();
  });
}

/** Asks before what was changed since the last publication is thrown away. */
export function confirmDiscard(): Promise<boolean> {
  return confirmDialog(
    'Bỏ mọi thay đổi?',
    [h('p', {}, 'Những gì đã sửa từ lần công bố gần nhất sẽ mất và không lấy lại được.')],
    'Bỏ thay đổi',
  );
}
