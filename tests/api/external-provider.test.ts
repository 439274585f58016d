import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { Provider } from 'oidc-provider';
import { findFreePort } from '../../ops/stack/ports.ts';
import { ApiBed } from './api-bed.ts';
import { Browser } from './browser.ts';

// The provider speaks of what a real one would do better; nobody listens in a test.
for (const level of ['warn', 'info'] as const) jest.spyOn(console, level).mockImplementation(() => undefined);

/** People as a provider such as VNeID names them: claims of its own, one without a personal identifier. */
const people: Readonly<Record<string, { fullName: string; citizenPid?: string }>> = {
  'vneid-1': { fullName: 'Đinh Thị Hạnh', citizenPid: '099090000028' },
  'vneid-2': { fullName: 'Không Rõ' },
  chuyenvien: { fullName: 'Ai Đó', citizenPid: '099090000037' },
};

let provider: Server;
let bed: ApiBed;

beforeAll(async () => {
  const port = await findFreePort();
  const publicUrl = `http://localhost:${port}`;
  provider = createServer().listen(0, '127.0.0.1');
  await once(provider, 'listening');
  const issuer = `http://localhost:${(provider.address() as AddressInfo).port}`;
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: 'motcua',
        client_secret: 'a-secret-of-the-test',
        redirect_uris: [`${publicUrl}/api/v1/auth/callback`],
      },
    ],
    claims: { openid: ['sub'], profile: ['fullName', 'citizenPid'] },
    conformIdTokenClaims: false,
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  });
  const answer = oidc.callback();
  provider.on('request', (request, response) => void answer(request, response));
  bed = await ApiBed.open({
    port,
    publicUrl,
    oidc: { issuer, clientId: 'motcua', clientSecret: 'a-secret-of-the-test', claims: { name: 'fullName' } },
    prepare: async (databaseUrl) => {
      const { seedDemonstration } = await import('../../db/demonstration/seed-demonstration.ts');
      await seedDemonstration(databaseUrl);
    },
  });
});

afterAll(async () => {
  await bed.close();
  provider.closeAllConnections();
  provider.close();
});

async function signIn(login: string) {
  const browser = new Browser(bed.api.url);
  const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
  const page = await browser.go('/api/v1/auth/login?returnTo=/api/v1/me');
  const consent = await browser.go(page.url, { ...form, body: `prompt=login&login=${login}&password=x` });
  return await browser.go(consent.url, { ...form, body: 'prompt=consent' });
}

test('a citizen of an external provider is known by the claims as they are mapped', async () => {
  const { response, text } = await signIn('vneid-1');
  expect([response.status, JSON.parse(text)]).toEqual([
    200,
    { id: 'vneid-1', name: 'Đinh Thị Hạnh', roles: ['citizen'] },
  ]);
});

test('an officer has the roles and the name of the record, whatever the token says', async () => {
  const { text } = await signIn('chuyenvien');
  expect(JSON.parse(text)).toMatchObject({
    id: 'chuyenvien',
    name: 'Trần Văn Hùng',
    roles: ['specialist'],
    agency: { code: 'H26.15' },
  });
});

test('who is neither in the record nor vouched for as a citizen is let in nowhere', async () => {
  const { response, text } = await signIn('vneid-2');
  expect([response.status, JSON.parse(text).code]).toEqual([403, 'not-allowed']);
});

test('there are no tokens for demonstration accounts, and no development sign-in', async () => {
  const answer = await bed.post('/auth/dev-token', { body: { account: 'motcua' } });
  expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
  expect((await fetch(`${bed.api.url}/oidc/.well-known/openid-configuration`)).status).toBe(404);
});

test('production does not start with the development provider', async () => {
  await expect(ApiBed.open({ databaseUrl: bed.databaseUrl, production: true })).rejects.toThrow('OIDC_ISSUER');
});
