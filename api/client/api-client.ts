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

/**
 * A new Idempotency-Key (a version 4 uuid): one for each intended write, repeated when the same write is tried again.
 * Browsers keep `crypto.randomUUID` from pages on plain http, so it is made from random bytes.
 */
export function newIdempotencyKey(): string {
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))].map((byte, index) => {
    if (index === 6) return (byte & 0x0f) | 0x40;
    return index === 8 ? (byte & 0x3f) | 0x80 : byte;
  });
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
