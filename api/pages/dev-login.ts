import { demonstrationAccounts } from '../../db/demonstration/accounts.ts';
import { escapeHtml, page } from './html.ts';

/** The development provider's sign-in page: a click on an account, or its name and password. `action` posts back. */
export function devLoginPage(action: string, wrong: boolean): string {
  const accounts = demonstrationAccounts
    .filter((account) => account.listed)
    .map(
      (account) => `<li><form class="inline" method="post" action="${escapeHtml(action)}">
<input type="hidden" name="account" value="${escapeHtml(account.id)}"><input type="hidden" name="password" value="${escapeHtml(account.id)}">
<button class="card" data-account="${escapeHtml(account.id)}"><strong>${escapeHtml(account.name)}</strong><span class="soft">${escapeHtml(account.what)}</span><p><code>${escapeHtml(account.id)}</code></p></button></form></li>`,
    )
    .join('\n');
  return page(
    'Đăng nhập',
    `<header><div><div><h1>Đăng nhập</h1><p>Máy chủ định danh dùng khi phát triển và trình diễn</p></div></div></header>
<main>
<h2>Tài khoản trình diễn</h2>
<ul class="grid">${accounts}</ul>
<h2>Hoặc nhập tài khoản</h2>
<form class="signin" method="post" action="${escapeHtml(action)}">
${wrong ? '<p class="error" role="alert">Tài khoản hoặc mật khẩu không đúng.</p>' : ''}
<label>Tài khoản<input name="account" autocomplete="username" required></label>
<label>Mật khẩu<input name="password" type="password" autocomplete="current-password" required></label>
<button>Đăng nhập</button>
</form>
</main>`,
  );
}
