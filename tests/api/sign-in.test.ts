import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ApiBed } from './api-bed.ts';
import { Browser } from './browser.ts';

let bed: ApiBed;

beforeAll(async () => {
  bed = await ApiBed.open();
});

afterAll(() => bed.close());

/** Signs in as a demonstration account, by name and password. */
async function signIn(browser: Browser, account: string, password = account) {
  const page = await browser.go('/api/v1/auth/login?returnTo=/api/v1/me');
  return await browser.go(page.url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ account, password }).toString(),
  });
}

describe('signing in through OpenID Connect', () => {
  test('leads over the provider’s page to where one wanted to go, with the roles of the record', async () => {
    const browser = new Browser(bed.api.url);
    const { response, text } = await signIn(browser, 'motcua');
    expect(response.status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      id: 'motcua',
      name: 'Nguyễn Thị Mai',
      roles: ['desk'],
      agency: { code: 'H26.15', name: 'Ủy ban nhân dân phường Hoàn Kiếm' },
    });
  });

  test('somebody the provider still knows can sign in as somebody else', async () => {
    const browser = new Browser(bed.api.url);
    await signIn(browser, 'motcua');
    const left = await browser.go('/api/v1/auth/logout', {
      method: 'POST',
      headers: { origin: bed.api.url, accept: 'text/html' },
    });
    expect([new URL(left.url).pathname, left.text.includes('Đăng nhập')]).toEqual(['/', true]);
    expect(JSON.parse((await signIn(browser, 'lanhdao')).text).id).toBe('lanhdao');
  });

  test('a wrong password leaves one where one was', async () => {
    const browser = new Browser(bed.api.url);
    const page = await browser.go('/api/v1/auth/login');
    const { response, text } = await browser.go(page.url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'account=motcua&password=sai',
    });
    expect(response.status).toBe(401);
    expect(text).toContain('không đúng');
    expect(browser.cookies.has('motcua_session')).toBe(false);
  });

  test('the session is kept as a hash, and its cookie is out of reach for scripts', async () => {
    const browser = new Browser(bed.api.url);
    await signIn(browser, 'chuyenvien');
    const cookie = browser.cookies.get('motcua_session') ?? '';
    expect(cookie.length).toBeGreaterThan(40);
    const { rows } = await bed.pool.query('select hash from session where account = $1', ['chuyenvien']);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(cookie);
  });

  test('a forged or foreign callback signs nobody in', async () => {
    const answer = await bed.get('/auth/callback?code=abc&state=def');
    expect([answer.status, answer.body.code]).toEqual([401, 'not-signed-in']);
  });

  test('returnTo never leads off the site', async () => {
    for (const returnTo of ['https://evil.example/', '//evil.example/', '/\\evil.example/']) {
      const browser = new Browser(bed.api.url);
      const page = await browser.go(`/api/v1/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
      const { url } = await browser.go(page.url, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'account=motcua&password=motcua',
      });
      expect(new URL(url).origin).toBe(bed.api.url);
    }
  });
});

describe('a session', () => {
  test('ends with signing out', async () => {
    const browser = new Browser(bed.api.url);
    await signIn(browser, 'lanhdao');
    const cookie = `motcua_session=${browser.cookies.get('motcua_session')}`;
    await browser.go('/api/v1/auth/logout', {
      method: 'POST',
      headers: { origin: bed.api.url, accept: 'application/json' },
    });
    const answer = await bed.get('/me', { headers: { cookie } });
    expect([answer.status, answer.body.code]).toEqual([401, 'session-expired']);
  });

  test.each([
    ['its end has come', `expires_at = now() - interval '1 second'`],
    ['it was idle too long', `seen_at = now() - interval '2 hours'`],
  ])('is over when %s', async (_why, change) => {
    const browser = new Browser(bed.api.url);
    await signIn(browser, 'giamsat');
    const headers = { cookie: `motcua_session=${browser.cookies.get('motcua_session')}` };
    expect((await bed.get('/me', { headers })).status).toBe(200);
    await bed.pool.query(`update session set ${change} where account = 'giamsat'`);
    const answer = await bed.get('/me', { headers });
    expect([answer.status, answer.body.code, answer.body.detail]).toEqual([
      401,
      'session-expired',
      'Phiên làm việc đã hết hạn. Vui lòng đăng nhập lại.',
    ]);
  });

  test('writes only from a page of the site', async () => {
    const browser = new Browser(bed.api.url);
    await signIn(browser, 'quantri');
    const cookie = `motcua_session=${browser.cookies.get('motcua_session')}`;
    const write = (headers: Record<string, string>) =>
      bed.post('/clock/advance', { headers: { cookie, ...headers }, body: { by: 'PT1S' } });
    expect((await write({})).body.code).toBe('not-allowed');
    expect((await write({ origin: 'https://evil.example' })).body.code).toBe('not-allowed');
    expect((await write({ origin: bed.api.url })).status).toBe(200);
  });

  test('a role taken away is gone with the next request', async () => {
    expect((await bed.get('/me', { as: 'thietke' })).status).toBe(200);
    await bed.pool.query(`update officer set active = false where id = 'thietke'`);
    const answer = await bed.get('/me', { as: 'thietke' });
    await bed.pool.query(`update officer set active = true where id = 'thietke'`);
    expect([answer.status, answer.body.code]).toEqual([403, 'not-allowed']);
  });
});

describe('a bearer token', () => {
  test('signed by nobody we know is refused', async () => {
    const [header = '', payload = ''] = (await bed.token('motcua')).split('.');
    const answer = await bed.get('/me', { headers: { authorization: `Bearer ${header}.${payload}.AAAA` } });
    expect([answer.status, answer.body.code]).toEqual([401, 'not-signed-in']);
  });
});

test('the first screen, the documentation and the page to try it are there for everybody', async () => {
  for (const [path, text] of [
    ['/', 'Bộ phận Một cửa'],
    ['/api/docs', 'swagger-ui'],
    ['/api/openapi.json', '"openapi":"3.1.0"'],
  ] as const) {
    const response = await fetch(bed.api.url + path);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(text);
  }
});
