import { createHash } from 'node:crypto';
import { createRemoteJWKSet, EncryptJWT, type JWTVerifyGetKey, jwtDecrypt, jwtVerify } from 'jose';
import * as oidc from 'openid-client';
import type { Session } from '../../db/queries/session.ts';
import type { ClaimMapping } from '../config.ts';
import { Failure } from '../failure.ts';

/** The provider as this relying party knows it. */
export interface Provider {
  readonly configuration: oidc.Configuration;
  readonly keys: JWTVerifyGetKey;
  readonly issuer: string;
}

/** Asks an external provider who it is. Plain http is for providers on this machine only. */
export async function discoverProvider(issuer: string, clientId: string, clientSecret: string): Promise<Provider> {
  const url = new URL(issuer);
  const local = ['localhost', '127.0.0.1', '::1'].includes(url.hostname);
  const configuration = await oidc.discovery(
    url,
    clientId,
    clientSecret,
    undefined,
    local ? { execute: [oidc.allowInsecureRequests] } : {},
  );
  const { jwks_uri } = configuration.serverMetadata();
  if (jwks_uri === undefined)
    throw new Error(`Expected the identity provider ${issuer} to publish jwks_uri, but it does not`);
  return { configuration, keys: createRemoteJWKSet(new URL(jwks_uri)), issuer: configuration.serverMetadata().issuer };
}

/** What the browser carries, encrypted, while it is away at the provider. */
interface SignIn {
  readonly verifier: string;
  readonly nonce: string;
  readonly state: string;
  readonly returnTo: string;
}

const signInLifetime = '10m';

/** For how long a token that was verified is taken at its word, and how many of them are remembered. */
const verifiedForMs = 60_000;
const verifiedAtMost = 10_000;

/** The way through OpenID Connect: authorization code with PKCE, state and nonce. */
export class RelyingParty {
  private readonly provider: Provider;
  private readonly secret: Uint8Array;
  private readonly redirectUri: string;
  private readonly scope: string;
  private readonly claims: ClaimMapping;
  /** Whom tokens named, by their hash, and until when (epoch ms) that is not looked at again. */
  private readonly verified = new Map<string, { readonly session: Session; readonly until: number }>();

  constructor(options: {
    provider: Provider;
    secret: string;
    redirectUri: string;
    scope: string;
    claims: ClaimMapping;
  }) {
    this.provider = options.provider;
    this.secret = createHash('sha256').update(options.secret).digest();
    this.redirectUri = options.redirectUri;
    this.scope = options.scope;
    this.claims = options.claims;
  }

  /** Where to send the browser, and the sealed cookie it must bring back. */
  async begin(returnTo: string): Promise<{ url: string; sealed: string }> {
    const signIn: SignIn = {
      verifier: oidc.randomPKCECodeVerifier(),
      nonce: oidc.randomNonce(),
      state: oidc.randomState(),
      returnTo,
    };
    const url = oidc.buildAuthorizationUrl(this.provider.configuration, {
      redirect_uri: this.redirectUri,
      scope: this.scope,
      code_challenge: await oidc.calculatePKCECodeChallenge(signIn.verifier),
      code_challenge_method: 'S256',
      nonce: signIn.nonce,
      state: signIn.state,
    });
    const sealed = await new EncryptJWT({ ...signIn })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setIssuedAt()
      .setExpirationTime(signInLifetime)
      .encrypt(this.secret);
    return { url: url.href, sealed };
  }

  /** Ends what `begin` began: the session of whom the provider vouches for. Anything amiss is `not-signed-in`. */
  async finish(query: string, sealed: string | undefined): Promise<{ session: Session; returnTo: string }> {
    if (sealed === undefined) throw new Failure('not-signed-in');
    try {
      const { payload } = await jwtDecrypt<SignIn>(sealed, this.secret);
      const tokens = await oidc.authorizationCodeGrant(
        this.provider.configuration,
        new URL(`${this.redirectUri}${query}`),
        {
          pkceCodeVerifier: payload.verifier,
          expectedNonce: payload.nonce,
          expectedState: payload.state,
          idTokenExpected: true,
        },
      );
      const claims = tokens.claims() ?? {};
      return { session: this.sessionOf(claims), returnTo: payload.returnTo };
    } catch (error) {
      throw Object.assign(new Failure('not-signed-in'), { cause: error });
    }
  }

  /**
   * Whom a bearer token names, if the provider signed it for `audience`. A client sends the same one with each request:
   * its signature is verified once a minute, its end is kept to the second.
   */
  async verify(token: string, audience: string): Promise<Session> {
    const key = createHash('sha256').update(audience).update('\n').update(token).digest('base64');
    const known = this.verified.get(key);
    if (known !== undefined && Date.now() < known.until) return known.session;
    try {
      const { payload } = await jwtVerify(token, this.provider.keys, { issuer: this.provider.issuer, audience });
      const session = this.sessionOf(payload);
      if (this.verified.size >= verifiedAtMost) this.verified.clear();
      const ends = payload.exp === undefined ? Number.POSITIVE_INFINITY : payload.exp * 1000;
      this.verified.set(key, { session, until: Math.min(ends, Date.now() + verifiedForMs) });
      return session;
    } catch (error) {
      const expired = error instanceof Error && 'code' in error && error.code === 'ERR_JWT_EXPIRED';
      throw Object.assign(new Failure(expired ? 'session-expired' : 'not-signed-in'), { cause: error });
    }
  }

  private sessionOf(claims: Readonly<Record<string, unknown>>): Session {
    const account = claims[this.claims.account];
    if (typeof account !== 'string' || account === '')
      throw new Error(`Expected claim ${this.claims.account} to name the account`);
    const name = claims[this.claims.name];
    const citizenId = claims[this.claims.citizenPid];
    return {
      account,
      name: typeof name === 'string' ? name : account,
      citizenId: typeof citizenId === 'string' ? citizenId : undefined,
    };
  }
}
