import { type Schema, signOut } from '../faces/shared/api.ts';
import { button, h } from './dom.ts';
import { paths } from './paths.ts';

const faces: readonly { path: string; name: string; roles: readonly Schema<'Role'>[] }[] = [
  { path: '/counter/', name: 'Hồ sơ', roles: ['desk', 'specialist', 'leader'] },
  { path: '/monitor/', name: 'Theo dõi', roles: ['monitor', 'leader', 'administrator'] },
];

/** The frame's head: mark, way to the other faces, person. */
export function topBar(me: Schema<'Me'>): HTMLElement {
  const others = faces.filter(({ roles }) => roles.some((role) => me.roles.includes(role)));
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
      ...others.map(({ path, name }) => h('a', { href: path }, name)),
      h('a', { href: paths.catalogue, 'aria-current': 'page' }, 'Quy trình'),
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
