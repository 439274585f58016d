import { createLocalJWKSet, importJWK, type JWK, SignJWT } from 'jose';
import { Provider as OidcProvider } from 'oidc-provider';
import * as oidc from 'openid-client';
import { demonstrationAccounts } from '../../db/demonstration/accounts.ts';
import { MemoryAdapter } from './memory-adapter.ts';
import type { ProviderKeys } from './provider-keys.ts';
import type { Provider } from './relying-party.ts';

export const clientId = 'motcua';
/** Audience of bearer tokens for programs. */
export const apiAudience = 'motcua-api';
/** Cookies by which the provider knows a browser again. Cleared before signing in, so that people can change accounts. */
export const providerCookies = ['_session', '_session.sig'];
const tokenLifetimeSeconds = 8 * 3600;

/** The identity provider inside, for development and demonstrations: demo accounts, no registration, no consent page. */
export interface DevelopmentProvider {
  readonly oidcProvider: OidcProvider;
  /** As the relying party in the same process sees it. */
  readonly provider: Provider;
  /** A bearer token for an account's programs. */
  issueToken(account: string): Promise<{ token: string; expiresIn: number }>;
}

/**
 * @param publicUrl where browsers reach the site
 * @param localUrl where this process reaches itself
 */
export async function developmentProvider(
  publicUrl: string,
  localUrl: string,
  redirectUri: string,
  keys: ProviderKeys,
): Promise<DevelopmentProvider> {
  const issuer = `${publicUrl}/oidc`;
  const oidcProvider = new OidcProvider(issuer, {
    adapter: MemoryAdapter,
    clients: [
      {
        client_id: clientId,
        client_secret: keys.clientSecret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [keys.signing] },
    cookies: { keys: [keys.cookieSecret], names: { session: '_session' }, short: { path: '/' }, long: { path: '/' } },
    claims: { openid: ['sub'], profile: ['name', 'citizenPid'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/dev-login/${interaction.uid}` },
    ttl: { Session: 8 * 3600, Interaction: 3600, Grant: 8 * 3600, IdToken: 3600, AccessToken: 3600 },
    findAccount: (_context, id) => {
      const account = demonstrationAccounts.find((each) => each.id === id);
      if (account === undefined) return undefined;
      return {
        accountId: id,
        claims: () => ({
          sub: id,
          name: account.name,
          ...(account.citizenId === undefined ? {} : { citizenPid: account.citizenId }),
        }),
      };
    },
    // The only client is this site itself: nothing to consent to.
    loadExistingGrant: async (context) => {
      const { client, session } = context.oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new context.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });

  const configuration = new oidc.Configuration(
    {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${localUrl}/oidc/token`,
      jwks_uri: `${localUrl}/oidc/jwks`,
      id_token_signing_alg_values_supported: ['RS256'],
    },
    clientId,
    keys.clientSecret,
    oidc.ClientSecretBasic(keys.clientSecret),
  );
  oidc.allowInsecureRequests(configuration);
  const signingKey = await importJWK(keys.signing, 'RS256');

  return {
    oidcProvider,
    provider: { configuration, keys: createLocalJWKSet({ keys: [publicPart(keys.signing)] }), issuer },
    async issueToken(account) {
      const token = await new SignJWT({})
        .setProtectedHeader({ alg: 'RS256', ...(keys.signing.kid === undefined ? {} : { kid: keys.signing.kid }) })
        .setIssuer(issuer)
        .setAudience(apiAudience)
        .setSubject(account)
        .setIssuedAt()
        .setExpirationTime(`${tokenLifetimeSeconds}s`)
        .sign(signingKey);
      return { token, expiresIn: tokenLifetimeSeconds };
    },
  };
}

function publicPart(key: JWK): JWK {
  const { kty, n, e, kid, alg, use } = key;
  return Object.fromEntries(Object.entries({ kty, n, e, kid, alg, use }).filter(([, value]) => value !== undefined));
}
