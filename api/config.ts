/** Everything the API is told from outside. Plain values: ops parses the environment. */
export interface ApiConfig {
  /** PostgreSQL; the account that owns the schema, the API drops to the application role. */
  readonly databaseUrl: string;
  readonly temporal: { readonly address: string; readonly namespace: string; readonly taskQueue?: string };
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Address people open; `http://localhost:<port>` without. */
  readonly publicUrl: string | undefined;
  /** Without it the development provider runs inside, at /oidc. */
  readonly oidc: OidcConfig | undefined;
  readonly clock: 'real' | 'business';
  /** How long a write waits for its step before it answers 202. Milliseconds; 5000 without. */
  readonly stepTimeoutMs?: number;
  readonly session?: { readonly absoluteMs: number; readonly idleMs: number };
  /** Folder that holds counter/, modeler/ and monitor/ as built; undefined serves none. */
  readonly facesFolder: string | undefined;
  /** Where the development provider keeps its keys; made when missing. */
  readonly secretsFolder: string;
  /** Key of the short-lived sign-in cookie; at least 32 characters. Generated in the secrets folder without. */
  readonly sessionSecret?: string | undefined;
  /** What the payment platform signs its notices with; without it none are taken. */
  readonly paymentSecret?: string | undefined;
  readonly production: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** An OpenID Connect provider, and which of its claims say what. */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope?: string;
  readonly claims?: Partial<ClaimMapping>;
}

/** Claim names. Roles and agency never come from a token: the record of officers says them. */
export interface ClaimMapping {
  /** Names the officer's account. */
  readonly account: string;
  readonly name: string;
  /** Personal identifier of a citizen. */
  readonly citizenPid: string;
}

export const defaultClaims: ClaimMapping = { account: 'sub', name: 'name', citizenPid: 'citizenPid' };
