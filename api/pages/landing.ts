import type { Actor, Role } from '../../domain/organisation.ts';
import { escapeHtml, page } from './html.ts';

const faces: readonly { path: string; name: string; what: string; roles: readonly Role[] }[] = [
  {
    path: '/counter/',
    name: 'Bộ phận Một cửa',
    what: 'Tiếp nhận hồ sơ, xử lý việc được giao, trả kết quả.',
    roles: ['desk', 'specialist', 'leader'],
  },
  {
    path: '/modeler/',
    name: 'Thiết kế quy trình',
    what: 'Mở sơ đồ của thủ tục, sửa, kiểm tra và công bố phiên bản mới.',
    roles: ['designer', 'administrator'],
  },
  {
    path: '/monitor/',
    name: 'Giám sát',
    what: 'Hồ sơ đến hạn hôm nay, quá hạn, tạm dừng theo từng cơ quan.',
    roles: ['monitor', 'leader'],
  },
];

/** The first screen: the three faces, who is signed in, and where programs find the API. */
export function landingPage(actor: Actor | undefined): string {
  const who =
    actor === undefined
      ? '<a class="button" href="/api/v1/auth/login?returnTo=/">Đăng nhập</a>'
      : `<form class="inline" method="post" action="/api/v1/auth/logout">${escapeHtml(actor.name)} <button class="button">Đăng xuất</button></form>`;
  const cards = faces
    .map((face) => {
      const yours = actor?.roles.some((role) => face.roles.includes(role)) === true;
      return `<li><a class="card" href="${face.path}"><strong>${face.name}</strong><span class="soft">${face.what}</span>${yours ? '<p>→ Việc của bạn</p>' : ''}</a></li>`;
    })
    .join('\n');
  return page(
    'Một cửa',
    `<header><div><div><h1>Motcua</h1><p>Thủ tục hành chính qua một cửa</p></div><div>${who}</div></div></header>
<main>
<h2>Chọn nơi làm việc</h2>
<ul class="grid">${cards}</ul>
<h2>Dành cho chương trình</h2>
<p><a href="/api/docs">Thử API</a> · <a href="/api/openapi.json">Tài liệu OpenAPI 3.1</a></p>
</main>`,
  );
}
