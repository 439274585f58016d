import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './api-types.ts';

export type { components, paths } from './api-types.ts';

/** A schema of the document by its name: `Schema<'Dossier'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

export type ApiClient = Client<paths>;

/** The API as typed calls. `baseUrl` is the site's address (empty in the browser); `token` is for programs. */
export function createApiClient(
  options: { baseUrl?: string; token?: string; fetch?: typeof globalThis.fetch } = {},
): ApiClient {
  return createClient<paths>({
    baseUrl: options.baseUrl ?? '',
    ...(options.token === undefined ? {} : { headers: { authorization: `Bearer ${options.token}` } }),
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
  });
}

/** A new Idempotency-Key: one for each intended write, repeated when the same write is tried again. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}
