import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { generateKeyPair, SignJWT } from 'jose';
import type * as oidc from 'openid-client';
import { defaultClaims } from '../config.ts';
import { RelyingParty } from './relying-party.ts';

const issuer = 'https://identity.example';
const audience = 'motcua';
const morning = Date.UTC(2026, 10, 23, 1);
const minute = 60_000;

describe('verifying a bearer token', () => {
  beforeEach(() => void jest.useFakeTimers({ now: morning, doNotFake: ['nextTick', 'setImmediate', 'setTimeout'] }));
  afterEach(() => void jest.useRealTimers());

  /** A relying party, tokens its provider signs for an hour, and how often its key was asked for. */
  async function provider() {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const asked = { keys: 0 };
    const relyingParty = new RelyingParty({
      provider: {
        configuration: {} as oidc.Configuration,
        keys: async () => {
          asked.keys += 1;
          return publicKey;
        },
        issuer,
      },
      secret: 'a secret of at least thirty-two characters',
      redirectUri: 'https://motcua.example/callback',
      scope: 'openid',
      claims: defaultClaims,
    });
    const sign = (account: string) =>
      new SignJWT({ [defaultClaims.account]: account })
        .setProtectedHeader({ alg: 'ES256' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setExpirationTime((morning + 60 * minute) / 1000)
        .sign(privateKey);
    return { relyingParty, asked, sign };
  }

  test('the signature is verified once a minute', async () => {
    const { relyingParty, asked, sign } = await provider();
    const token = await sign('motcua');
    for (let request = 0; request < 5; request += 1)
      expect(await relyingParty.verify(token, audience)).toMatchObject({ account: 'motcua' });
    expect(asked.keys).toBe(1);
    jest.setSystemTime(morning + minute);
    await relyingParty.verify(token, audience);
    expect(asked.keys).toBe(2);
  });

  test('a token ends when it says, however lately it was verified', async () => {
    const { relyingParty, sign } = await provider();
    const token = await sign('motcua');
    jest.setSystemTime(morning + 60 * minute - 1_000);
    await relyingParty.verify(token, audience);
    jest.setSystemTime(morning + 60 * minute);
    await expect(relyingParty.verify(token, audience)).rejects.toMatchObject({ code: 'session-expired' });
  });

  test('each token is its own, and holds for its own audience only', async () => {
    const { relyingParty, sign } = await provider();
    const [one, other] = [await sign('one'), await sign('other')];
    expect(await relyingParty.verify(one, audience)).toMatchObject({ account: 'one' });
    expect(await relyingParty.verify(other, audience)).toMatchObject({ account: 'other' });
    await expect(relyingParty.verify(one, 'elsewhere')).rejects.toMatchObject({ code: 'not-signed-in' });
    const [header, payload, signature = ''] = one.split('.');
    const forged = [header, payload, `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`].join('.');
    await expect(relyingParty.verify(forged, audience)).rejects.toMatchObject({ code: 'not-signed-in' });
  });
});
