import { type Schema, signOut } from '../faces/shared/api.ts';
import { faceAt, facesFor } from '../faces/shared/face-list.ts';
import { button, h } from './dom.ts';
import { paths } from './paths.ts';

/** The frame's head: mark, way to the other faces, person. */
export function topBar(me: Schema<'Me'>): HTMLElement {
  const open = facesFor(me.roles);
  const here = faceAt(open, paths.catalogue);
  return h(
    'header',
    { class: 'top' },
    h('a', { class: 'skip', href: '#main' }, 'Đến nội dung chính'),
    h(
      'a',
      { class: 'brand', href: paths.catalogue },
      h('img', { src: `${import.meta.env.BASE_URL}favicon.svg`, alt: '', width: 28, height: 28 }),
      h('span', {}, 'Motcua'),
    ),
    h(
      'nav',
      { 'aria-label': 'Phân hệ' },
      ...open.map((link) => h('a', { href: link.path, 'aria-current': link === here && 'page' }, link.name)),
    ),
    h(
      'span',
      { class: 'person-text' },
      h('strong', {}, me.name),
      me.agency !== undefined && h('span', { class: 'muted' }, me.agency.name),
    ),
    button('Đăng xuất', () => void signOut(), { class: 'button' }),
  );
}
